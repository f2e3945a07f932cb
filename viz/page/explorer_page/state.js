// What is shown: one plain object, changed only here.

import { openAtFirst } from "./data.js";

/**
 * @typedef {object} State
 * @property {string} chosen a thing's place, or two places and a dash for a line; "" for nothing
 * @property {{of: number, steps: number}|null} focus whose surroundings are shown
 * @property {string[]} hidden kinds that are not shown
 * @property {number[]} open what is not folded
 */

/** @type {State} */
export const START = { chosen: "", focus: null, hidden: [], open: openAtFirst };
/** @type {State} */
let current = START;
/** @type {((state: State, previous: State) => void)[]} */
const listeners = [];

/** @returns {State} */
export const state = () => current;

/** @param {(state: State, previous: State) => void} listener */
export function whenever(listener) {
  listeners.push(listener);
}

/** @param {Partial<State>} change */
export function show(change) {
  const previous = current;
  current = { ...current, ...change };
  for (const listener of listeners) listener(current, previous);
}
