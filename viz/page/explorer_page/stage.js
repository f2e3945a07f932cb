// The stage on which the picture is seen, and the canvas, which reaches beyond it.

import { byId } from "../ecomap/dom.js";

export const stage = byId("map");
export const canvas = byId("canvas");
/** What is drawn beyond the stage on each side, so that there is something to see while it is moved. */
export const BEYOND = { x: 360, y: 260 };

/** The canvas on whole pixels, since between them everything would be blurred. */
export function spread() {
  const { left, top, width, height } = stage.getBoundingClientRect();
  canvas.style.left = `${Math.round(left) - left - BEYOND.x}px`;
  canvas.style.top = `${Math.round(top) - top - BEYOND.y}px`;
  canvas.style.width = `${Math.round(width) + 2 * BEYOND.x}px`;
  canvas.style.height = `${Math.round(height) + 2 * BEYOND.y}px`;
}
