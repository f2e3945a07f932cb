// What is under the pointer, in words, at the edge of the drawing; the keyboard hears it from the element itself.

import { nodes, ties, titleOf } from "./data.js";
import { count, inSight, inWords } from "./counts.js";
import { byId } from "./dom.js";
import { state } from "./state.js";

/** @param {string} owner */
function words(owner) {
  const tie = ties.get(owner);
  if (!tie) return [titleOf(owner), nodes.get(owner)?.facts ?? ""];
  return [titleOf(owner), tie.label || inWords(count(tie.interactions, inSight(state())))];
}

export function startHover() {
  const holder = byId("map");
  const strip = byId("hover");
  holder.addEventListener("pointerover", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-owner]:not(svg)");
    const owner = target instanceof SVGElement ? target.dataset.owner ?? "" : "";
    strip.hidden = !owner || event.pointerType === "touch";
    if (owner) strip.textContent = words(owner).filter(Boolean).join(": ");
  });
  holder.addEventListener("pointerleave", () => {
    strip.hidden = true;
  });
}
