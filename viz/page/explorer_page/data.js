// The network as the page carries it: one list a field, made into things and ties.

import { byId } from "../ecomap/dom.js";

/**
 * @typedef {object} Thing
 * @property {number} id
 * @property {string} label
 * @property {string} facts
 * @property {string} kind
 * @property {number} inside what it folds into; -1 for none
 * @property {number} x
 * @property {number} y
 * @property {number} size radius when it is drawn
 * @property {number} room radius of the room that it and all in it take
 * @property {number|null} value
 * @property {number[]} holds
 * @property {number[]} ties
 */
/**
 * @typedef {object} Tie
 * @property {number} from
 * @property {number} to
 * @property {string} kind
 * @property {string} says
 * @property {number} contacts
 * @property {number} habits
 * @property {number} missed
 * @property {number} not_offered
 * @property {number} care
 * @property {number} control
 */

const raw = JSON.parse(byId("data").textContent ?? "");

/** @type {Thing[]} */
export const things = raw.things.label.map((/** @type {string} */ label, /** @type {number} */ id) => ({
  id,
  label: label.trim(),
  facts: raw.things.facts[id],
  kind: raw.things.groups[raw.things.group[id]],
  inside: raw.things.inside[id],
  x: raw.things.x[id],
  y: raw.things.y[id],
  size: raw.things.size[id],
  room: raw.things.room[id],
  value: raw.things.value[id],
  holds: [],
  ties: [],
}));

/** @type {Tie[]} */
export const ties = raw.ties.from.map((/** @type {number} */ from, /** @type {number} */ i) => ({
  from,
  to: raw.ties.to[i],
  kind: raw.ties.kinds[raw.ties.kind[i]],
  says: raw.ties.sayss[raw.ties.says[i]],
  contacts: raw.ties.contacts[i],
  habits: raw.ties.habits[i],
  missed: raw.ties.missed[i],
  not_offered: raw.ties.not_offered[i],
  care: raw.ties.care[i],
  control: raw.ties.control[i],
}));

for (const one of things) if (one.inside >= 0) things[one.inside].holds.push(one.id);
ties.forEach((tie, i) => {
  things[tie.from].ties.push(i);
  if (tie.to !== tie.from) things[tie.to].ties.push(i);
});

/** What is open when the page is. @type {number[]} */
export const openAtFirst = raw.open;
/** What the size of a thing stands for; "" for nothing. @type {string} */
export const valueWords = raw.value;
const holders = new Set(raw.holders);

/** It is drawn only while it is folded. @param {Thing} one */
export const isHolder = (one) => holders.has(one.kind);

/** @param {string} kind @param {number} n */
export const kindWords = (kind, n) => (raw.kinds[kind] ? raw.kinds[kind][n === 1 ? 0 : 1] : kind);

/** A name to show, whatever the study gives. @param {Thing} one */
export const nameOf = (one) => one.label || kindWords(one.kind, 1);

/** Everything that stands in a thing, however deep. @param {number} id @returns {number[]} */
export function within(id) {
  /** @type {number[]} */
  const found = [];
  const left = [...things[id].holds];
  while (left.length) {
    const one = /** @type {number} */ (left.pop());
    found.push(one);
    left.push(...things[one].holds);
  }
  return found;
}

/** How many of each kind, in words. @param {Iterable<number>} ids */
export function counted(ids) {
  /** @type {Map<string, number>} */
  const kinds = new Map();
  for (const id of ids) kinds.set(things[id].kind, (kinds.get(things[id].kind) ?? 0) + 1);
  return [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, n]) => `${n.toLocaleString("en-GB")} ${kindWords(kind, n)}`).join(", ");
}
