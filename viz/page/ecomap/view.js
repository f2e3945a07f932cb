// The drawing shows the state: only classes and one transform are changed, so nothing ever moves.

import { count, countTies, inSight, stepOf } from "./counts.js";
import { data, interactions, nodes, viewOf } from "./data.js";
import { within } from "./reach.js";
import { state, whenever } from "./state.js";

/** @typedef {import("./state.js").State} State */

const STEP_CLASSES = ["w0", "w1", "w2", "w3", "w4"];

/** Elements of both drawings by owner. @type {Map<string, Element[]>} */
const elements = new Map();
for (const element of document.querySelectorAll(".plan [data-owner]")) {
  const owner = /** @type {SVGElement} */ (element).dataset.owner ?? "";
  elements.set(owner, [...(elements.get(owner) ?? []), element]);
}

/** @param {string} owner @returns {Element[]} */
export const elementsOf = (owner) => elements.get(owner) ?? [];

/** What is to be seen of everything. @param {State} shown */
export function visible(shown) {
  const seen = inSight(shown);
  const counts = countTies(seen);
  const view = viewOf(shown.opened);
  const reached = shown.focus ? within(shown.focus.owner, shown.focus.steps, shown.opened) : null;
  const hidden = new Set(shown.hidden);
  const hasType = (/** @type {string} */ id) => hidden.has(nodes.get(id)?.type ?? "");
  const near = (/** @type {string} */ id) => !reached || reached.has(id);
  const isNode = (/** @type {string} */ id) => view.nodes.has(id) && !hasType(id) && near(id);
  /** @param {import("./data.js").Tie} tie */
  function isTie(tie) {
    if (!view.ties.has(tie.id)) return false;
    if (hidden.has(tie.kind) || tie.ends.some((end) => nodes.has(end) && hasType(end)) || !tie.ends.every(near)) return false;
    return tie.interactions.length === 0 ? !shown.voice || tie.kind === "kin" : (counts.get(tie.id)?.all ?? 0) > 0;
  }
  return { seen, counts, isNode, isTie };
}

/** @param {State} shown */
function draw(shown) {
  const { seen, counts, isNode, isTie } = visible(shown);
  for (const drawing of document.querySelectorAll("svg.plan")) {
    drawing.classList.toggle("is-off", /** @type {SVGElement} */ (drawing).dataset.opened !== shown.opened);
  }
  for (const tie of data.ties) {
    const of = counts.get(tie.id);
    for (const element of elementsOf(tie.id)) {
      gone(element, !isTie(tie));
      element.classList.toggle("is-chosen", shown.chosen === tie.id);
      if (!of || tie.kind === "kin" || tie.interactions.length === 0) continue;
      const slot = element.classList.contains("has-plain");
      widen(element, ".care", of.heldCare);
      widen(element, ".control, .hollow", of.heldControl);
      widen(element, ".plain", of.neither);
      element.classList.toggle("no-care", of.care === 0);
      element.classList.toggle("no-control", of.control === 0);
      element.classList.toggle("no-plain", of.care + of.control > 0 && !(slot && of.neither > 0 && 2 * of.neither >= of.held));
      element.classList.toggle("weak", of.held <= of.missed + of.not_offered);
      element.classList.toggle("no-missed", of.missed === 0);
      element.classList.toggle("no-not_offered", of.not_offered === 0);
      element.classList.toggle("no-disputed", !tie.interactions.some((id) => seen.has(id) && interactions.get(id)?.disputed));
    }
  }
  for (const one of data.nodes) {
    for (const element of elementsOf(one.id)) {
      gone(element, !isNode(one.id));
      element.classList.toggle("is-chosen", shown.chosen === one.id);
      element.classList.toggle("is-focus", shown.focus?.owner === one.id);
    }
  }
}

/** A strand is as wide as the contacts that it stands for. @param {Element} tie @param {string} strands @param {number} contacts */
function widen(tie, strands, contacts) {
  for (const strand of tie.querySelectorAll(strands)) {
    strand.classList.remove(...STEP_CLASSES);
    strand.classList.add(STEP_CLASSES[stepOf(contacts)]);
  }
}

/** Not seen, and not reached by keyboard or read out either. @param {Element} element @param {boolean} is */
function gone(element, is) {
  element.classList.toggle("is-gone", is);
  if (is) element.setAttribute("aria-hidden", "true");
  else element.removeAttribute("aria-hidden");
  element.setAttribute("tabindex", is ? "-1" : "0");
}

/** A count of everything in sight, for the line below the title. @param {State} shown */
export function countAll(shown) {
  return count(data.interactions.map((one) => one.id), inSight(shown));
}

export function startView() {
  whenever(draw);
  draw(state());
}
