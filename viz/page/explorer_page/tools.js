// The toolbar: focus by steps, what is folded, hiding by type, search, reset; and the line that says what is drawn.

import { announce, button, byId, make } from "../ecomap/dom.js";
import { fit } from "./camera.js";
import { counted, kindWords, nameOf, things } from "./data.js";
import { reach } from "./drawn.js";
import { choose } from "./panel.js";
import { isPlain, nowDrawn } from "./picture.js";
import { START, show, state, whenever } from "./state.js";

const MOST_FOUND = 12;

/** One step more or less around what is in focus, or around what is chosen. @param {number} by */
export function step(by) {
  const { focus, chosen } = state();
  const of = focus?.of ?? Number(chosen.split("-")[0] || -1);
  if (of < 0) return;
  const steps = focus ? focus.steps + by : 1;
  if (focus && by > 0 && reach(of, steps).size === reach(of, focus.steps).size) show({ focus: null });
  else show({ focus: { of, steps: Math.max(0, steps) } });
  fit();
}

export function reset() {
  show(START);
  fit();
}

function startTypes() {
  for (const kind of [...new Set(things.map((one) => one.kind))]) {
    const box = make("input", { type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", () => {
      const hidden = state().hidden.filter((one) => one !== kind);
      show({ hidden: box.checked ? hidden : [...hidden, kind] });
    });
    byId("types").append(make("label", {}, box, make("bdi", { text: kindWords(kind, 2) })));
    whenever((shown) => {
      box.checked = !shown.hidden.includes(kind);
    });
  }
}

function startSearch() {
  const field = /** @type {HTMLInputElement} */ (byId("search"));
  const found = byId("found");
  const texts = things.map((one) => `${one.label} ${one.facts}`.toLocaleLowerCase());
  field.addEventListener("input", () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const fitting = words.length ? things.filter(({ id }) => words.every((word) => texts[id].includes(word))) : [];
    found.replaceChildren(...fitting.slice(0, MOST_FOUND).map((one) => {
      const go = button("", () => {
        found.replaceChildren();
        field.value = "";
        choose(String(one.id), field);
      });
      go.append(make("bdi", { text: nameOf(one) }), make("bdi", { text: one.facts, name: "facts" }));
      return make("li", {}, go);
    }));
    if (words.length && !fitting.length) found.append(make("li", { text: "Nothing in this network is called so.", name: "none" }));
    if (fitting.length > MOST_FOUND) found.append(make("li", { text: `and ${fitting.length - MOST_FOUND} more`, name: "none" }));
  });
}

/** What is drawn, and what is folded. */
function saying() {
  const { things: seen, lines, folded } = nowDrawn();
  const all = `Drawn: ${seen.size.toLocaleString("en-GB")} of ${things.length.toLocaleString("en-GB")} things, ${lines.size.toLocaleString("en-GB")} lines.`;
  const drawn = isPlain() ? `${all} With so many, each is thin, and both care and control are black.` : all;
  return folded.length ? `${drawn} Folded into them: ${counted(folded)}.` : drawn;
}

export function startTools() {
  byId("less").addEventListener("click", () => step(-1));
  byId("more").addEventListener("click", () => step(1));
  byId("reset").addEventListener("click", reset);
  byId("fold").addEventListener("click", () => {
    show({ open: [], chosen: "" });
    fit();
  });
  startTypes();
  startSearch();
  /** @param {import("./state.js").State} shown */
  function write(shown) {
    const { focus } = shown;
    byId("focus").textContent = focus ? `${nameOf(things[focus.of])}: ${focus.steps} ${focus.steps === 1 ? "step" : "steps"}` : "";
    for (const id of ["less", "more"]) /** @type {HTMLButtonElement} */ (byId(id)).disabled = !focus && !shown.chosen;
    byId("drawn").textContent = saying();
  }
  whenever((shown, previous) => {
    write(shown);
    if (shown.open !== previous.open || shown.focus !== previous.focus) announce(saying());
  });
  write(state());
}
