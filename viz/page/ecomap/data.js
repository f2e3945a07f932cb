// What the page holds, as the program wrote it, and ways to look things up.

/** @typedef {"held"|"habit"|"missed"|"not_offered"|"other"} Outcome */
/** @typedef {{outcome: Outcome, care: boolean, control: boolean, from: number|null, to: number|null, words: string}} Told */
/** @typedef {{id: string, told: Told, ties: string[], nodes: string[], disputed: boolean}} Interaction */
/** @typedef {{id: string, kind: string, label: string, facts: string, type: string, at: string, fold: string}} MapNode */
/** @typedef {{id: string, ends: [string, string], kind: string, title: string, label: string, interactions: string[]}} Tie */
/** @typedef {{id: string, label: string, tells: Record<string, Told>}} Voice */
/** @typedef {{id: string, label: string}} Type */
/** @typedef {{opened: string, nodes: string[], ties: string[]}} View what is drawn at once; a crowded map has several */
/** @typedef {{nodes: MapNode[], ties: Tie[], interactions: Interaction[], voices: Voice[], types: Type[], views: View[], story: import("./story.js").Step[], remarks: {id: string, on: string[]}[], about: Record<string, string>}} Data */

/** @type {Data} */
export const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent ?? "");
/** @type {Map<string, MapNode>} */
export const nodes = new Map(data.nodes.map((one) => [one.id, one]));
/** @type {Map<string, Tie>} */
export const ties = new Map(data.ties.map((one) => [one.id, one]));
/** @type {Map<string, Interaction>} */
export const interactions = new Map(data.interactions.map((one) => [one.id, one]));

const homes = data.nodes.filter((one) => one.kind === "Home").map((one) => one.id);

/** What is drawn while a fold is open, or at first. @type {Map<string, {nodes: Set<string>, ties: Set<string>}>} */
const views = new Map(data.views.map((one) => [one.opened, { nodes: new Set([...one.nodes, ...homes]), ties: new Set(one.ties) }]));

/** @param {string} opened */
export function viewOf(opened) {
  return views.get(opened) ?? /** @type {{nodes: Set<string>, ties: Set<string>}} */ (views.get(""));
}

/** The view in which something is drawn: this one if it is there, else the first that has it. @param {string} owner @param {string} opened */
export function viewWith(owner, opened) {
  const has = (/** @type {string} */ one) => viewOf(one).nodes.has(owner) || viewOf(one).ties.has(owner);
  return has(opened) ? opened : [...views.keys()].find(has) ?? opened;
}

/** Whether something is a fold that can be opened. @param {string} owner */
export const isFold = (owner) => owner !== "" && views.has(owner);

/** Ties at a node that are drawn in a view. @param {string} id @param {string} opened @returns {Tie[]} */
export function tiesAt(id, opened) {
  const { ties: drawn } = viewOf(opened);
  return data.ties.filter((tie) => tie.ends.includes(id) && drawn.has(tie.id));
}

/** Interactions that a node had a part in. @param {string} id @returns {Interaction[]} */
export function interactionsAt(id) {
  const mine = new Set(data.ties.filter((tie) => tie.ends.includes(id)).flatMap((tie) => tie.interactions));
  return data.interactions.filter((one) => one.nodes.includes(id) || mine.has(one.id));
}

/** What is called something, for headings. @param {string} id @returns {string} */
export function titleOf(id) {
  return ties.get(id)?.title ?? nodes.get(id)?.label ?? "";
}
