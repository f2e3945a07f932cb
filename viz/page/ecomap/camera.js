// What part of the drawing is seen: dragged, pinched, wheeled, or by the keys; a transform of the whole drawing.

import { byId } from "./dom.js";
import { show, state, whenever } from "./state.js";

/** @typedef {import("./state.js").Camera} Camera */

const LARGEST = 8;
const SMALLEST = 0.6;
/** How far a press may move and still be a click, in pixels. */
const STILL = 4;
/** The drawing is sharp again this long after it last moved, in milliseconds. */
const REST = 200;

const holder = byId("map");
const drawings = /** @type {NodeListOf<SVGSVGElement>} */ (holder.querySelectorAll("svg.plan"));
/** @type {Map<number, {x: number, y: number}>} */
const pointers = new Map();
/** @type {Camera} */
let now = { x: 0, y: 0, scale: 1 };
let travelled = 0;
let resting = 0;

/** @param {Camera} to */
function place(to) {
  now = { x: to.x, y: to.y, scale: Math.min(LARGEST, Math.max(SMALLEST, to.scale)) };
  holder.classList.toggle("is-large", now.scale > 1);
  const whole = now.scale === 1 && now.x === 0 && now.y === 0;
  for (const drawing of drawings) {
    drawing.style.transform = whole ? "" : `translate(${now.x}px, ${now.y}px) scale(${now.scale})`;
    drawing.style.willChange = "transform";
  }
  window.clearTimeout(resting);
  resting = window.setTimeout(() => {
    for (const drawing of drawings) drawing.style.willChange = "";
  }, REST);
}

/** Keep what is seen in the state, without a step of its own to undo. */
function keep() {
  show({ camera: now.scale === 1 && now.x === 0 && now.y === 0 ? null : { ...now } }, true);
}

/** Make larger around a point of the holder. @param {number} by @param {number} [x] @param {number} [y] */
export function zoom(by, x = holder.clientWidth / 2, y = holder.clientHeight / 2) {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, now.scale * by));
  const grown = scale / now.scale;
  place({ x: x - (x - now.x) * grown, y: y - (y - now.y) * grown, scale });
  keep();
}

/** @param {number} dx @param {number} dy */
export function pan(dx, dy) {
  place({ ...now, x: now.x + dx, y: now.y + dy });
  keep();
}

export function showAll() {
  show({ camera: null });
}

/** @param {PointerEvent} event */
function at(event) {
  const box = holder.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** @param {PointerEvent} event */
function moved(event) {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const next = at(event);
  const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
  travelled += Math.hypot(next.x - last.x, next.y - last.y);
  pointers.set(event.pointerId, next);
  if (travelled < STILL) return;
  if (!holder.hasPointerCapture(event.pointerId)) holder.setPointerCapture(event.pointerId);
  if (others.length === 0) {
    place({ ...now, x: now.x + next.x - last.x, y: now.y + next.y - last.y });
    return;
  }
  const [other] = others;
  const spread = Math.hypot(next.x - other.x, next.y - other.y) / Math.max(1, Math.hypot(last.x - other.x, last.y - other.y));
  const middle = { x: (next.x + other.x) / 2, y: (next.y + other.y) / 2 };
  place({ x: middle.x - (middle.x - now.x) * spread, y: middle.y - (middle.y - now.y) * spread, scale: now.scale * spread });
}

export function startCamera() {
  holder.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { x, y } = at(/** @type {PointerEvent} */ (/** @type {unknown} */ (event)));
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, x, y);
  }, { passive: false });
  holder.addEventListener("pointerdown", (event) => {
    travelled = pointers.size ? travelled : 0;
    pointers.set(event.pointerId, at(event));
  });
  holder.addEventListener("pointermove", moved);
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    holder.addEventListener(end, (event) => {
      if (!pointers.delete(/** @type {PointerEvent} */ (event).pointerId) || travelled < STILL) return;
      keep();
    });
  }
  // A drag that ends on a line does not choose it.
  holder.addEventListener("click", (event) => {
    if (travelled < STILL) return;
    event.stopPropagation();
    travelled = 0;
  }, { capture: true });
  whenever((shown, previous) => {
    if (shown.camera !== previous.camera) place(shown.camera ?? { x: 0, y: 0, scale: 1 });
  });
  place(state().camera ?? now);
}
