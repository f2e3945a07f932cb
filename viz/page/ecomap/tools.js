// The toolbar: focus by steps, hide by type, whose account, search, undo and redo, reset.

import { data, nodes, ties, titleOf } from "./data.js";
import { byId, button, make } from "./dom.js";
import { choose } from "./panel.js";
import { farthest, hiddenBeside } from "./reach.js";
import { START, canRedo, canUndo, redo, show, state, undo, whenever } from "./state.js";
import { elementsOf, visible } from "./view.js";

/** @typedef {import("./state.js").State} State */

const SVG = "http://www.w3.org/2000/svg";
const MOST_FOUND = 12;

/** One step more or less around what is in focus, or around what is chosen. @param {number} by */
export function step(by) {
  const { focus, chosen, opened } = state();
  const owner = focus?.owner ?? chosen;
  if (!owner) return;
  const steps = focus ? focus.steps + by : by > 0 ? 1 : 0;
  if (focus && by > 0 && steps > farthest(owner, opened)) show({ focus: null });
  else show({ focus: { owner, steps: Math.max(0, steps) } });
}

/** Everything as it was at first; what is pinned stays. */
export function reset() {
  show({ ...START, pinned: state().pinned });
}

function startTypes() {
  const list = byId("types");
  for (const type of data.types) {
    const box = make("input", { type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", () => {
      const hidden = state().hidden.filter((one) => one !== type.id);
      show({ hidden: box.checked ? hidden : [...hidden, type.id] });
    });
    list.append(make("label", {}, box, make("bdi", { text: type.label })));
    whenever((shown) => {
      box.checked = !shown.hidden.includes(type.id);
    });
  }
}

function startVoices() {
  const list = /** @type {HTMLSelectElement} */ (byId("voice"));
  for (const voice of data.voices) {
    const option = make("option", { text: voice.label });
    option.value = voice.id;
    list.append(option);
  }
  list.disabled = data.voices.length === 0;
  list.addEventListener("change", () => show({ voice: list.value }));
  whenever((shown) => {
    list.value = shown.voice;
  });
}

function startSearch() {
  const field = /** @type {HTMLInputElement} */ (byId("search"));
  const found = byId("found");
  const texts = [...nodes.values()].map((one) => ({ id: one.id, text: `${one.label} ${one.facts}` }))
    .concat([...ties.values()].map((one) => ({ id: one.id, text: one.title })));
  field.addEventListener("keydown", (event) => {
    const first = found.querySelector("button");
    if (event.key === "Escape") {
      field.value = "";
      found.replaceChildren();
    } else if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === "Enter") {
      first?.click();
    }
  });
  found.addEventListener("keydown", (event) => {
    const all = [...found.querySelectorAll("button")];
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    (all[to] ?? field).focus();
  });
  field.addEventListener("input", () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const fitting = words.length ? texts.filter(({ text }) => words.every((word) => text.toLocaleLowerCase().includes(word))) : [];
    found.replaceChildren(...fitting.slice(0, MOST_FOUND).map(({ id }) => make("li", {}, button(titleOf(id), () => {
      found.replaceChildren();
      field.value = "";
      choose(id, field);
    }))));
    if (words.length && !fitting.length) found.append(make("li", { text: "Nothing on this map is called so.", name: "none" }));
    if (fitting.length > MOST_FOUND) found.append(make("li", { text: `and ${fitting.length - MOST_FOUND} more`, name: "none" }));
  });
}

/** How many neighbours of a node are out of sight, written at its corner. @param {State} shown */
function badges(shown) {
  for (const old of document.querySelectorAll(".plan .badge")) old.remove();
  if (!shown.focus && !shown.hidden.length) return;
  const { isNode } = visible(shown);
  for (const one of data.nodes.filter(({ id }) => isNode(id))) {
    const hidden = hiddenBeside(one.id, shown.opened, isNode);
    if (!hidden) continue;
    for (const element of elementsOf(one.id)) {
      const corner = /** @type {SVGGraphicsElement|null} */ (element.querySelector(".symbol, .dot, .ground.card"));
      if (!corner) continue;
      const { x, y, width } = corner.getBBox();
      const badge = document.createElementNS(SVG, "text");
      badge.setAttribute("class", "badge");
      badge.setAttribute("x", String(x + width));
      badge.setAttribute("y", String(y + 2));
      badge.textContent = `+${hidden}`;
      element.append(badge);
    }
  }
}

export function startTools() {
  byId("less").addEventListener("click", () => step(-1));
  byId("more").addEventListener("click", () => step(1));
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  byId("reset").addEventListener("click", reset);
  startTypes();
  startVoices();
  startSearch();
  /** @param {State} shown */
  function write(shown) {
    /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !canUndo();
    /** @type {HTMLButtonElement} */ (byId("redo")).disabled = !canRedo();
    const around = shown.focus ? `${titleOf(shown.focus.owner)}: ${shown.focus.steps} ${shown.focus.steps === 1 ? "step" : "steps"}` : "";
    byId("focus").textContent = around;
    byId("focus").hidden = !around;
    for (const id of ["less", "more"]) /** @type {HTMLButtonElement} */ (byId(id)).disabled = !shown.focus && !shown.chosen;
    badges(shown);
  }
  whenever(write);
  write(state());
}
