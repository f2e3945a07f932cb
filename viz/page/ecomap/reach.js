// Who is within so many steps of somebody, along the lines that are drawn.

import { data, nodes, ties, viewOf } from "./data.js";

/** Nodes next to each other, by view. @type {Map<string, Map<string, Set<string>>>} */
const known = new Map();

/** Next to each other by a line, by the card that a worker stands in, and by the household. @param {string} opened */
function next(opened) {
  const found = known.get(opened) ?? new Map();
  if (known.has(opened)) return found;
  known.set(opened, found);
  const view = viewOf(opened);
  const join = (/** @type {string} */ one, /** @type {string} */ other) => {
    for (const [a, b] of [[one, other], [other, one]]) {
      if (!found.has(a)) found.set(a, new Set());
      found.get(a).add(b);
    }
  };
  for (const tie of data.ties) if (view.ties.has(tie.id)) join(tie.ends[0], tie.ends[1]);
  for (const one of data.nodes) if (one.at && one.at !== one.id && view.nodes.has(one.id)) join(one.id, one.at);
  return found;
}

/** Everything within so many steps; a line reaches both of its ends. @param {string} owner @param {number} steps @param {string} opened @returns {Set<string>} */
export function within(owner, steps, opened) {
  const beside = next(opened);
  const tie = ties.get(owner);
  const reached = new Set(tie ? tie.ends : [owner]);
  for (let step = 0; step < steps; step += 1) {
    for (const one of [...reached]) for (const other of beside.get(one) ?? []) reached.add(other);
  }
  return reached;
}

/** How many steps it takes until nothing more is reached. @param {string} owner @param {string} opened */
export function farthest(owner, opened) {
  let steps = 0;
  while (within(owner, steps, opened).size < within(owner, steps + 1, opened).size) steps += 1;
  return steps;
}

/** Neighbours of a node that are not shown. @param {string} id @param {string} opened @param {(id: string) => boolean} shown */
export function hiddenBeside(id, opened, shown) {
  return [...(next(opened).get(id) ?? [])].filter((one) => nodes.has(one) && nodes.get(one)?.kind !== "Home" && !shown(one)).length;
}
