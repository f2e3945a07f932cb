// What the keys do, wherever the keyboard is, except in a field.

import { pan, showAll, zoom } from "./camera.js";
import { byId } from "./dom.js";
import { clear } from "./panel.js";
import { next as nextStep, previous as previousStep, isPlaying } from "./story.js";
import { redo, show, state, undo } from "./state.js";
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
  0: showAll,
  ArrowLeft: () => (isPlaying() ? previousStep() : pan(PACE, 0)),
  ArrowRight: () => (isPlaying() ? nextStep() : pan(-PACE, 0)),
  ArrowUp: () => pan(0, PACE),
  ArrowDown: () => pan(0, -PACE),
  PageUp: previousStep,
  PageDown: nextStep,
};

function escape() {
  if (state().chosen) clear();
  else if (state().focus) show({ focus: null });
  else if (state().opened) show({ opened: "" });
}

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.key === "Escape") escape();
    if (target.closest("input, select, textarea, [contenteditable], dialog")) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "z") {
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    // Arrows belong to the drawing and the story, and otherwise to the page.
    if (event.key.startsWith("Arrow") && !target.closest("#map") && !isPlaying()) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}
