// How things and ties look: the grammar of the family's map, as far as a network of many can carry it.

import { isHolder, things, within } from "./data.js";

/** @typedef {import("./drawn.js").Line} Line */

export const INK = "#222222";
export const SECOND_INK = "#5E5E5E";
const CARE = "#0B5C8A";
const CONTROL = "#B5651D";
const PALE = "#A8A498";
const PAPER = "#FFFFFF";
/** Fewest contacts for each width, widest first. */
const WIDTHS = [[30, 5.2], [10, 3.6], [3, 2.4], [1, 1.5]];
const THIN = 1;
const FAINT = 0.16;
/** Up to so many lines each is drawn in full; of more, each is paler, and none below the least. */
const FULL = 80;
const LEAST = 0.42;
/** Dash and gap of control: longer for wider lines, so that they are seen from afar. @param {number} width */
const dashed = (width) => [6 + 2 * width, 4 + 1.6 * width];
const DOTTED = [1.5, 3];
/** How far the two strands of care and control bow apart. */
const BOW = 0.07;

/** Shape, fill and width of the outline by kind. @type {Record<string, [string, string, number]>} */
const KINDS = {
  Family: ["hexagon", "#D9D6CC", 1.6],
  Parent: ["dot", "#D9D6CC", 1.4],
  Child: ["dot", PAPER, 1.4],
  Kin: ["diamond", PAPER, 1.4],
  Professional: ["dot", SECOND_INK, 1],
  Service: ["square", PAPER, 1.6],
  Agency: ["square", "#F3F2EE", 2.2],
  Sector: ["square", "#E4E1D6", 2.6],
  Families: ["hexagon", "#E4E1D6", 2.6],
  Others: ["dot", "#F3F2EE", 2.2],
};

/** How large a thing is drawn: larger while it stands for all that is in it. @param {number} id @param {boolean} folded */
export function sizeOf(id, folded) {
  const one = things[id];
  if (!folded) return one.size;
  const least = isHolder(one) ? 15 : one.size;
  return Math.min(one.room * 0.85, Math.max(least, 7 + 3.2 * Math.sqrt(within(id).length)));
}

/** A thing for vis-network. @param {number} id @param {boolean} folded */
export function node(id, folded) {
  const one = things[id];
  const [shape, fill, border] = KINDS[one.kind] ?? ["dot", PAPER, 1.4];
  return { id, x: one.x, y: one.y, shape, size: sizeOf(id, folded), borderWidth: border, color: { background: fill, border: INK } };
}

/** @param {number} contacts */
const widthOf = (contacts) => WIDTHS.find(([fewest]) => contacts >= fewest)?.[1] ?? THIN;

/** The colour of a line that is one thin strand whatever it says. @param {Line} line */
function plainly(line) {
  if (line.care && line.control) return INK;
  return line.care ? CARE : line.control ? CONTROL : PALE;
}

/** How strongly a line is drawn: while something is chosen by whether it speaks of it, else by how many lines there are. @param {boolean|null} lit @param {number} count */
export const strength = (lit, count) => (lit === null ? Math.max(LEAST, Math.min(1, FULL / count)) : lit ? 1 : FAINT);

/** A line for vis-network: one strand, or two that bow apart; among too many lines a thin one. @param {Line} line @param {boolean} many @param {number} opacity */
export function edges(line, many, opacity) {
  const ends = { from: line.from, to: line.to };
  if (many) return [{ ...ends, id: `${line.id}/plain`, width: THIN, color: { color: plainly(line), opacity: 1 } }];
  const width = widthOf(line.contacts);
  const bare = line.contacts + line.habits === 0;
  const strand = (/** @type {string} */ name, /** @type {string} */ colour, /** @type {number[]|false} */ dashes, /** @type {object|false} */ smooth) =>
    ({ ...ends, id: `${line.id}/${name}`, width, color: { color: colour, opacity }, dashes, smooth });
  const both = line.care > 0 && line.control > 0;
  const bow = (/** @type {string} */ way) => (both ? { enabled: true, type: way, roundness: BOW } : false);
  const found = [];
  if (line.care) found.push(strand("care", CARE, false, bow("curvedCW")));
  if (line.control) found.push(strand("control", CONTROL, dashed(width), bow("curvedCCW")));
  if (found.length) return found;
  const isServed = line.kind === "served" || line.kind === "worked";
  return [strand("plain", line.kind === "kin" ? INK : isServed ? SECOND_INK : PALE, isServed && bare ? DOTTED : false, false)];
}
