// What is shown: one plain object, changed only here, so that every change can be undone, saved and told.

/** @typedef {{owner: string, steps: number}} Focus */
/** @typedef {{x: number, y: number, scale: number}} Camera */
/**
 * @typedef {object} State
 * @property {string} chosen what the panel speaks of; "" for nothing
 * @property {string} opened which fold of a crowded map is open; "" for none
 * @property {Focus|null} focus whose surroundings are shown, and how many steps of them
 * @property {string[]} hidden types that are not shown
 * @property {[number, number]|null} window first and last day; null for all time
 * @property {string} voice whose account; "" for the agreed record
 * @property {Camera|null} camera what part of the drawing is seen; null for all of it
 * @property {string[]} pinned interactions and lines that stay in the panel
 */

/** @type {State} */
export const START = { chosen: "", opened: "", focus: null, hidden: [], window: null, voice: "", camera: null, pinned: [] };

/** @type {State} */
let current = START;
/** @type {State[]} */
let before = [];
/** @type {State[]} */
let after = [];
/** @type {((state: State, previous: State) => void)[]} */
const listeners = [];

/** @returns {State} */
export const state = () => current;
export const canUndo = () => before.length > 0;
export const canRedo = () => after.length > 0;

/** Call whenever what is shown changes. @param {(state: State, previous: State) => void} listener */
export function whenever(listener) {
  listeners.push(listener);
}

/** Show something else; `quiet` changes are no step of their own to undo. @param {Partial<State>} change @param {boolean} [quiet] */
export function show(change, quiet = false) {
  const next = { ...current, ...change };
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  if (!quiet) {
    before = [...before.slice(-99), current];
    after = [];
  }
  become(next);
}

export function undo() {
  const last = before.pop();
  if (!last) return;
  after.push(current);
  become(last);
}

export function redo() {
  const next = after.pop();
  if (!next) return;
  before.push(current);
  become(next);
}

/** @param {State} next */
function become(next) {
  const previous = current;
  current = next;
  for (const listener of listeners) listener(current, previous);
}
