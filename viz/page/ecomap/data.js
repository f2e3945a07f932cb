// What the page holds, as the program wrote it, and ways to look things up.

/** @typedef {"held"|"habit"|"missed"|"not_offered"|"other"} Outcome */
/** @typedef {{outcome: Outcome, care: boolean, control: boolean, from: number|null, to: number|null, words: string}} Told */
/** @typedef {{id: string, told: Told, ties: string[], nodes: string[], disputed: boolean}} Interaction */
/** @typedef {{id: string, kind: string, label: string, facts: string, type: string, at: string}} MapNode */
/** @typedef {{id: string, ends: [string, string], kind: string, title: string, interactions: string[]}} Tie */
/** @typedef {{id: string, label: string, tells: Record<string, Told>}} Voice */
/** @typedef {{id: string, label: string}} Type */
/** @typedef {{nodes: MapNode[], ties: Tie[], interactions: Interaction[], voices: Voice[], types: Type[], story: import("./story.js").Step[], about: Record<string, string>}} Data */

/** @type {Data} */
export const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent ?? "");
/** @type {Map<string, MapNode>} */
export const nodes = new Map(data.nodes.map((one) => [one.id, one]));
/** @type {Map<string, Tie>} */
export const ties = new Map(data.ties.map((one) => [one.id, one]));
/** @type {Map<string, Interaction>} */
export const interactions = new Map(data.interactions.map((one) => [one.id, one]));

/** The household, as the end of a tie and as a node of the map. */
export const HOUSEHOLD = "home";

/** Ties at a node; a worker has those of the interactions that the worker was in. @param {string} id @returns {Tie[]} */
export function tiesAt(id) {
  return data.ties.filter((tie) => tie.ends.includes(id));
}

/** Interactions that a node had a part in. @param {string} id @returns {Interaction[]} */
export function interactionsAt(id) {
  const mine = new Set(tiesAt(id).flatMap((tie) => tie.interactions));
  return data.interactions.filter((one) => one.nodes.includes(id) || mine.has(one.id));
}

/** What is called something, for headings. @param {string} id @returns {string} */
export function titleOf(id) {
  return ties.get(id)?.title ?? nodes.get(id)?.label ?? "";
}
