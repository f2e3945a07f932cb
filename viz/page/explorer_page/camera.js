// What part of the picture is seen. While it moves, the finished canvas is moved as a whole; at rest it is drawn anew.

import { things } from "./data.js";
import { hit, network, nowDrawn } from "./picture.js";
import { BEYOND, canvas, spread, stage } from "./stage.js";

/** @typedef {{x: number, y: number, scale: number}} View a place of the network in the middle of the stage, and its size */

const LARGEST = 6;
const SMALLEST = 0.02;
/** A small network is not blown up beyond this by itself. */
const CLOSEST = 1.5;
/** How far a press may move and still be a click, in pixels. */
const STILL = 4;
/** Drawn anew this long after it last moved, in milliseconds. */
const REST = 160;
/** Slack of a fingertip and of a pointer, in pixels. */
const FINGER = 18;
const POINTER = 4;
/** Room above and below everything, for names. */
const HEADING = 30;

/** @type {Map<number, {x: number, y: number}>} */
const pointers = new Map();
/** As it is drawn, and as it is seen. @type {View} */
let base = { x: 0, y: 0, scale: 1 };
/** @type {View} */
let now = base;
let travelled = 0;
let resting = 0;

/** @param {View} to */
function see(to) {
  now = { ...to, scale: Math.min(LARGEST, Math.max(SMALLEST, to.scale)) };
  const dx = (base.x - now.x) * now.scale;
  const dy = (base.y - now.y) * now.scale;
  // Farther there would be blank paper.
  if (Math.abs(dx) > BEYOND.x || Math.abs(dy) > BEYOND.y) {
    settle();
    return;
  }
  canvas.style.willChange = "transform";
  canvas.style.transform = `translate(${dx}px, ${dy}px) scale(${now.scale / base.scale})`;
  window.clearTimeout(resting);
  resting = window.setTimeout(settle, REST);
}

/** Draw what is seen. */
export function settle() {
  window.clearTimeout(resting);
  base = now;
  network.moveTo({ position: { x: now.x, y: now.y }, scale: now.scale });
  network.redraw();
  canvas.style.transform = "";
  canvas.style.willChange = "";
}

/** @param {number} dx @param {number} dy in pixels */
export function pan(dx, dy) {
  see({ ...now, x: now.x - dx / now.scale, y: now.y - dy / now.scale });
}

/** Larger around a point of the stage. @param {number} by @param {{x: number, y: number}} [at] */
export function zoom(by, at = { x: stage.clientWidth / 2, y: stage.clientHeight / 2 }) {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, now.scale * by));
  const off = { x: at.x - stage.clientWidth / 2, y: at.y - stage.clientHeight / 2 };
  const kept = 1 / now.scale - 1 / scale;
  see({ x: now.x + off.x * kept, y: now.y + off.y * kept, scale });
}

/** All of some things, or of everything that is drawn. @param {Iterable<number>} [ids] */
export function fit(ids) {
  const drawn = nowDrawn();
  const all = ids ? [...ids] : [...drawn.things, ...drawn.grounds];
  if (!all.length) return;
  const open = new Set(drawn.grounds);
  const edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const id of all) {
    const { x, y, room, size } = things[id];
    const wide = open.has(id) ? room : size + 12;
    edge.left = Math.min(edge.left, x - wide);
    edge.right = Math.max(edge.right, x + wide);
    edge.top = Math.min(edge.top, y - wide);
    edge.bottom = Math.max(edge.bottom, y + wide);
  }
  const scale = Math.max(SMALLEST, Math.min((stage.clientWidth - 24) / (edge.right - edge.left), (stage.clientHeight - 2 * HEADING) / (edge.bottom - edge.top), CLOSEST));
  now = { x: (edge.left + edge.right) / 2, y: (edge.top + edge.bottom) / 2, scale };
  settle();
}

/** Where a thing is seen, in pixels of the stage. @param {number} id */
export function seenAt(id) {
  const { x, y } = things[id];
  return { x: (x - now.x) * now.scale + stage.clientWidth / 2, y: (y - now.y) * now.scale + stage.clientHeight / 2 };
}

/** Bring a thing into sight. @param {number} id */
export function reveal(id) {
  const { x, y } = seenAt(id);
  if (x > 30 && y > 30 && x < stage.clientWidth - 30 && y < stage.clientHeight - 30) return;
  now = { x: things[id].x, y: things[id].y, scale: Math.max(now.scale, 0.5) };
  settle();
}

/** @param {MouseEvent} event */
function at(event) {
  const box = stage.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** @param {PointerEvent} event */
function moved(event) {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const next = at(event);
  const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
  travelled += Math.hypot(next.x - last.x, next.y - last.y);
  pointers.set(event.pointerId, next);
  if (travelled < STILL) return;
  if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
  if (other) {
    const spread = Math.hypot(next.x - other.x, next.y - other.y) / Math.max(1, Math.hypot(last.x - other.x, last.y - other.y));
    zoom(spread, { x: (next.x + other.x) / 2, y: (next.y + other.y) / 2 });
  } else pan(next.x - last.x, next.y - last.y);
}

/** Everything in the room that there is now. */
export function resize() {
  spread();
  network.setSize(`${canvas.clientWidth}px`, `${canvas.clientHeight}px`);
  fit();
}

/** @param {(found: string) => void} choose what was pressed; "" for the paper */
export function startCamera(choose) {
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, at(event));
  }, { passive: false });
  stage.addEventListener("pointerdown", (event) => {
    travelled = pointers.size ? travelled : 0;
    pointers.set(event.pointerId, at(event));
  });
  stage.addEventListener("pointermove", moved);
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    stage.addEventListener(end, (event) => {
      if (!pointers.delete(event.pointerId)) return;
      if (base !== now) settle();
      if (end === "pointercancel" || travelled >= STILL || pointers.size) return;
      const place = at(event);
      choose(hit({ x: place.x + BEYOND.x, y: place.y + BEYOND.y }, event.pointerType === "touch" ? FINGER : POINTER));
    });
  }
  let known = "";
  new ResizeObserver(() => {
    const size = `${stage.clientWidth} ${stage.clientHeight}`;
    // It also tells the size that the page began with.
    if (known && known !== size) resize();
    known = size;
  }).observe(stage);
}
