// The drawers below the toolbar: one open at a time, each opened and closed by its button and by Escape.

import { byId } from "./dom.js";

/** @param {HTMLElement} button @param {boolean} open */
function set(button, open) {
  button.setAttribute("aria-expanded", String(open));
  byId(button.getAttribute("aria-controls") ?? "").hidden = !open;
}

export function startDrawers() {
  const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[aria-controls][aria-expanded]")]);
  for (const button of buttons) {
    set(button, false);
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      for (const other of buttons) set(other, other === button && open);
    });
  }
  document.addEventListener("keydown", (event) => {
    const open = buttons.find((one) => one.getAttribute("aria-expanded") === "true");
    if (event.key !== "Escape" || !open) return;
    set(open, false);
    open.focus();
    event.stopImmediatePropagation();
  }, { capture: true });
}
