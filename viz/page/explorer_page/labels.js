// Names on the picture: as many as fit without lying over each other, the weightiest first, at any size of the picture.

import { isHolder, nameOf, things, within } from "./data.js";
import { INK, SECOND_INK, sizeOf } from "./look.js";

/** @typedef {import("./drawn.js").Drawn} Drawn */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

const FACE = '"Source Sans Pro", "Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const SIZE = 13;
const HEADING = 15;
const LONGEST = 34;
/** Taken space is looked up by squares of this side, in pixels. */
const SQUARE = 80;
/** More names than this are not tried for a place: there would be none left. */
const MOST_TRIED = 900;
/** @type {Map<string, number>} */
const widths = new Map();
const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
let set = "";
/** @type {Box[]} */
let written = [];

/** The boxes of the names on the picture, in pixels of the canvas. */
export const boxes = () => written;

/** @param {string} text */
function cut(text) {
  const letters = Array.from(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim());
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : letters.join("");
}

/** @param {string} text @param {number} size @param {boolean} strong */
function measure(text, size, strong) {
  const font = `${strong ? 600 : 400} ${size}px ${FACE}`;
  const key = `${font}${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    // Setting a font anew takes longer than measuring with it.
    if (set !== font) ruler.font = set = font;
    width = ruler.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** What in sight has a name on the picture, weightiest first. @param {Drawn} drawn @param {string} chosen @param {Box} sight */
function named(drawn, chosen, sight) {
  const isSeen = (/** @type {number} */ id) => things[id].x > sight.left && things[id].x < sight.right && things[id].y > sight.top && things[id].y < sight.bottom;
  const found = [...drawn.things].filter(isSeen).map((id) => {
    const folded = isHolder(things[id]);
    const weight = (String(id) === chosen ? 1e9 : 0) + (folded ? 1e6 + within(id).length : 0) + (things[id].value ?? 0) * 1e4 + things[id].ties.length;
    return { id, weight, ground: false };
  });
  for (const id of drawn.grounds) {
    if (isHolder(things[id])) found.push({ id, weight: 2e6 + things[id].room, ground: true });
  }
  return found.sort((a, b) => b.weight - a.weight || a.id - b.id).slice(0, MOST_TRIED);
}

/** `sight` is what of the network is drawn, `stage` what is seen of it. @param {CanvasRenderingContext2D} ctx @param {Drawn} drawn @param {string} chosen @param {number} scale @param {Box} sight @param {Box} stage */
export function writeNames(ctx, drawn, chosen, scale, sight, stage) {
  /** @type {Map<string, Box[]>} */
  const taken = new Map();
  written = [];
  /** @param {Box} box */
  function squares(box) {
    const keys = [];
    for (let x = Math.floor(box.left / SQUARE); x <= Math.floor(box.right / SQUARE); x += 1) {
      for (let y = Math.floor(box.top / SQUARE); y <= Math.floor(box.bottom / SQUARE); y += 1) keys.push(`${x},${y}`);
    }
    return keys;
  }
  /** @param {Box} box */
  const isFree = (box) => squares(box).every((key) => (taken.get(key) ?? []).every((one) => one.right <= box.left || one.left >= box.right || one.bottom <= box.top || one.top >= box.bottom));
  /** @param {Box} box */
  function take(box) {
    for (const key of squares(box)) taken.set(key, [...(taken.get(key) ?? []), box]);
  }
  for (const id of drawn.things) {
    const radius = sizeOf(id, drawn.closed.has(id)) * scale;
    const [x, y] = [things[id].x * scale, things[id].y * scale];
    take({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  }
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const { id, ground } of named(drawn, chosen, sight)) {
    const one = things[id];
    const text = cut(nameOf(one));
    const agency = ground && one.inside >= 0;
    const size = ground && !agency ? HEADING : SIZE;
    const strong = ground || isHolder(one);
    const half = measure(text, size, strong) / 2 + 2;
    const [x, y] = [one.x * scale, one.y * scale];
    const radius = (ground ? one.room : sizeOf(id, drawn.closed.has(id))) * scale;
    // A heading that is wider than its ground would stand for others too.
    if (agency && half > radius * 1.6) continue;
    const off = radius + size * 0.75;
    const places = ground ? [[0, -off], [0, off]] : [[0, off], [0, -off], [radius + half + 2, 0], [-radius - half - 2, 0]];
    const tried = places.map(([dx, dy]) => ({ left: x + dx - half, right: x + dx + half, top: y + dy - size * 0.6, bottom: y + dy + size * 0.6 }));
    const isSeen = x > stage.left && x < stage.right && y > stage.top && y < stage.bottom;
    const isWhole = (/** @type {Box} */ it) => !isSeen || (it.left > stage.left && it.right < stage.right && it.top > stage.top && it.bottom < stage.bottom);
    const box = tried.find((it) => isWhole(it) && isFree(it)) ?? (String(id) === chosen ? tried[0] : undefined);
    if (!box) continue;
    take(box);
    written.push(box);
    const at = { x: (box.left + box.right) / 2 / scale, y: (box.top + box.bottom) / 2 / scale };
    ctx.font = `${strong ? 600 : 400} ${size / scale}px ${FACE}`;
    ctx.lineWidth = 3.5 / scale;
    ctx.strokeStyle = "rgba(255, 255, 255, 0.9)";
    ctx.strokeText(text, at.x, at.y);
    ctx.fillStyle = ground && agency ? SECOND_INK : INK;
    ctx.fillText(text, at.x, at.y);
    if (!ground && drawn.closed.has(id) && radius > 9) {
      ctx.font = `600 ${SIZE / scale}px ${FACE}`;
      ctx.fillStyle = INK;
      ctx.fillText(String(within(id).length), one.x, one.y);
    }
  }
}
