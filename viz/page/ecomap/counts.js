// What a line stands for within a window of time and from a viewpoint.

import { data, ties } from "./data.js";

/** @typedef {import("./data.js").Told} Told */
/** @typedef {import("./state.js").State} State */
/** @typedef {{held: number, habit: number, missed: number, not_offered: number, other: number, care: number, control: number, heldCare: number, heldControl: number, neither: number, undated: number, all: number}} Count */

/** Fewest contacts for each step of a line's width. */
const STEPS = [1, 3, 10, 30];

/** Whether an interval may lie in a window; an open end may lie anywhere. @param {Told} told @param {[number, number]|null} within */
export function overlaps(told, within) {
  if (!within) return true;
  return (told.from ?? -Infinity) <= within[1] && (told.to ?? Infinity) >= within[0];
}

/** How every interaction that is in sight is told, by its id. @param {State} state @returns {Map<string, Told>} */
export function inSight(state) {
  const voice = data.voices.find((one) => one.id === state.voice);
  /** @type {Map<string, Told>} */
  const seen = new Map();
  for (const one of data.interactions) {
    const told = voice ? voice.tells[one.id] : one.told;
    if (told && overlaps(told, state.window)) seen.set(one.id, told);
  }
  return seen;
}

/** @param {string[]} ids @param {Map<string, Told>} seen @returns {Count} */
export function count(ids, seen) {
  const total = { held: 0, habit: 0, missed: 0, not_offered: 0, other: 0, care: 0, control: 0, heldCare: 0, heldControl: 0, neither: 0, undated: 0, all: 0 };
  for (const id of ids) {
    const told = seen.get(id);
    if (!told) continue;
    total.all += 1;
    total[told.outcome] += 1;
    if (told.care) total.care += 1;
    if (told.control) total.control += 1;
    if (told.outcome === "held") {
      if (told.care) total.heldCare += 1;
      if (told.control) total.heldControl += 1;
      if (!told.care && !told.control) total.neither += 1;
    }
    if (told.from === null && told.to === null) total.undated += 1;
  }
  return total;
}

/** The counts of every line. @param {Map<string, Told>} seen @returns {Map<string, Count>} */
export function countTies(seen) {
  return new Map([...ties.values()].map((tie) => [tie.id, count(tie.interactions, seen)]));
}

/** The step of width for a number of contacts. @param {number} contacts */
export function stepOf(contacts) {
  return STEPS.filter((fewest) => contacts >= fewest).length;
}

/** A count in words, leaving out what is zero. @param {Count} one @returns {string} */
export function inWords(one) {
  const counted = [
    [one.held, "contact", "contacts"],
    [one.habit, "habit told in general", "habits told in general"],
    [one.missed, "missed, refused or cancelled", "missed, refused or cancelled"],
    [one.not_offered, "not offered or not invited", "not offered or not invited"],
    [one.other, "asked for, feared, supposed or hoped for", "asked for, feared, supposed or hoped for"],
  ];
  const happened = counted.filter(([n]) => n).map(([n, single, plural]) => `${n} ${n === 1 ? single : plural}`);
  const stances = [[one.care, "care"], [one.control, "control"]].filter(([n]) => n).map(([n, word]) => `${word} in ${n}`);
  return [happened.join(", "), stances.join(", ")].filter(Boolean).join("; ");
}
