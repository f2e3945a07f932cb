// Who is within so many steps of somebody, along the lines of the map.

import { data, HOUSEHOLD, nodes, ties } from "./data.js";

/** Nodes next to each other, by lines, by the card that a worker stands in, and by the household. @type {Map<string, Set<string>>} */
const NEXT = new Map();

/** @param {string} one @param {string} other */
function join(one, other) {
  for (const [a, b] of [[one, other], [other, one]]) {
    if (!NEXT.has(a)) NEXT.set(a, new Set());
    /** @type {Set<string>} */ (NEXT.get(a)).add(b);
  }
}
for (const tie of data.ties) join(tie.ends[0], tie.ends[1]);
for (const one of data.nodes) if (one.at && one.at !== one.id) join(one.id, one.at);

/** Everything within so many steps; a line reaches both of its ends. @param {string} owner @param {number} steps @returns {Set<string>} */
export function within(owner, steps) {
  const tie = ties.get(owner);
  const reached = new Set(tie ? tie.ends : [owner]);
  for (let step = 0; step < steps; step += 1) {
    for (const one of [...reached]) for (const next of NEXT.get(one) ?? []) reached.add(next);
  }
  return reached;
}

/** How many steps it takes until nothing more is reached. @param {string} owner */
export function farthest(owner) {
  let steps = 0;
  while (within(owner, steps).size < within(owner, steps + 1).size) steps += 1;
  return steps;
}

/** Neighbours of a node that are not shown. @param {string} id @param {(id: string) => boolean} shown */
export function hiddenBeside(id, shown) {
  return [...(NEXT.get(id) ?? [])].filter((one) => one !== HOUSEHOLD && nodes.has(one) && !shown(one)).length;
}
