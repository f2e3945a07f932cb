// What the keys do, wherever the keyboard is, except in a field.

import { byId } from "../ecomap/dom.js";
import { fit, pan, zoom } from "./camera.js";
import { clear } from "./panel.js";
import { show, state } from "./state.js";
import { reset, step } from "./tools.js";

const PACE = 60;

/** @type {Record<string, () => void>} */
const KEYS = {
  "+": () => step(1),
  "=": () => step(1),
  "-": () => step(-1),
  "/": () => byId("search").focus(),
  r: reset,
  i: () => zoom(1.25),
  o: () => zoom(0.8),
  0: () => fit(),
  ArrowLeft: () => pan(PACE, 0),
  ArrowRight: () => pan(-PACE, 0),
  ArrowUp: () => pan(0, PACE),
  ArrowDown: () => pan(0, -PACE),
};

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.key === "Escape") {
      if (state().chosen) clear();
      else if (state().focus) show({ focus: null });
    }
    if (target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    if (event.key.startsWith("Arrow") && !target.closest("#map")) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}
