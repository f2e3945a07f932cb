// What is drawn of the network: folded things stand for all that is in them, and ties end at what is drawn.

import { isHolder, things, ties } from "./data.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./data.js").Tie} Tie */
/** @typedef {Tie & {id: string, all: number[]}} Line one or several ties between two drawn things */
/** @typedef {{things: Set<number>, lines: Map<string, Line>, grounds: number[], closed: Set<number>, folded: number[]}} Drawn what is drawn, what of it stands for what is in it, and what that is */

const COUNTS = /** @type {const} */ (["contacts", "habits", "missed", "not_offered", "care", "control"]);

/** Next to each other: tied, or the one belongs to the other. @param {number} id @returns {number[]} */
export function beside(id) {
  const one = things[id];
  const tied = one.ties.map((tie) => (ties[tie].from === id ? ties[tie].to : ties[tie].from));
  const held = isHolder(one) ? [] : one.holds.filter((other) => !isHolder(things[other]));
  const holder = one.inside >= 0 && !isHolder(one) && !isHolder(things[one.inside]) ? [one.inside] : [];
  return [...tied, ...held, ...holder];
}

/** @param {number} of @param {number} steps @returns {Set<number>} */
export function reach(of, steps) {
  const start = isHolder(things[of]) ? [of, ...deep(of)] : [of];
  const found = new Set(start);
  let edge = start;
  for (let step = 0; step < steps && edge.length; step += 1) {
    /** @type {number[]} */
    const next = [];
    for (const id of edge) {
      for (const other of beside(id)) {
        if (found.has(other)) continue;
        found.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return found;
}

/** @param {number} id @returns {number[]} */
function deep(id) {
  return things[id].holds.flatMap((other) => [other, ...deep(other)]);
}

/** The outermost folded thing that each stands in; itself when it is drawn. @param {number[]} open @returns {Int32Array} */
function outermost(open) {
  const isOpen = new Set(open);
  const outer = new Int32Array(things.length).fill(-1);
  /** @param {number} id @returns {number} */
  function find(id) {
    if (outer[id] >= 0) return outer[id];
    const holder = things[id].inside;
    const above = holder < 0 ? -1 : find(holder);
    outer[id] = holder < 0 || (above === holder && isOpen.has(holder)) ? id : above;
    return outer[id];
  }
  for (const one of things) find(one.id);
  return outer;
}

/** @param {State} shown @returns {Drawn} */
export function drawnOf(shown) {
  const outer = outermost(shown.open);
  const isOpen = new Set(shown.open);
  const hidden = new Set(shown.hidden);
  const near = shown.focus ? reach(shown.focus.of, shown.focus.steps) : null;
  const isShown = (/** @type {number} */ id) => !hidden.has(things[id].kind) && (!near || near.has(id));
  /** @type {Set<number>} */
  const seen = new Set();
  /** @type {number[]} */
  const folded = [];
  for (const { id, kind } of things) {
    const stands = outer[id];
    if (!isShown(id) || (stands !== id && hidden.has(things[stands].kind))) continue;
    if (isHolder(things[id]) && stands === id && isOpen.has(id)) continue;
    if (stands !== id && !hidden.has(kind)) folded.push(id);
    seen.add(stands);
  }
  /** @type {Set<number>} */
  const grounds = new Set();
  for (const id of seen) for (let at = things[id].inside; at >= 0; at = things[at].inside) grounds.add(at);
  for (const id of seen) if (isOpen.has(id) && things[id].holds.some((other) => seen.has(other))) grounds.add(id);
  return {
    things: seen,
    lines: linesOf(outer, seen, isShown),
    grounds: [...grounds].sort((a, b) => things[b].room - things[a].room),
    closed: new Set(folded.map((id) => outer[id])),
    folded,
  };
}

/** @param {Int32Array} outer @param {Set<number>} seen @param {(id: number) => boolean} isShown @returns {Map<string, Line>} */
function linesOf(outer, seen, isShown) {
  /** @type {Map<string, Line>} */
  const lines = new Map();
  ties.forEach((tie, i) => {
    const a = outer[tie.from];
    const b = outer[tie.to];
    if (a === b || !seen.has(a) || !seen.has(b) || !isShown(tie.from) || !isShown(tie.to)) return;
    const id = a < b ? `${a}-${b}` : `${b}-${a}`;
    const line = lines.get(id);
    if (!line) {
      lines.set(id, { ...tie, from: a, to: b, id, all: [i] });
      return;
    }
    for (const count of COUNTS) line[count] += tie[count];
    if (line.kind !== tie.kind) line.kind = "tied";
    if (line.says !== tie.says) line.says = "";
    line.all.push(i);
  });
  return lines;
}
