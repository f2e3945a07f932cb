// The picture: vis-network draws things and lines at their fixed places; grounds, names and rings are drawn around them.

import { isHolder, things, within } from "./data.js";
import { drawnOf } from "./drawn.js";
import { writeNames } from "./labels.js";
import { INK, edges, node, sizeOf, strength } from "./look.js";
import { canvas, spread, stage } from "./stage.js";
import { state, whenever } from "./state.js";

/** @typedef {import("./drawn.js").Drawn} Drawn */

/** Fill and line of grounds by kind. @type {Record<string, [string, string]>} */
const GROUNDS = { Sector: ["#F3F2EE", "#D6D3C9"], Families: ["#F3F2EE", "#D6D3C9"], Agency: ["#FAF9F6", "#D6D3C9"], Others: ["#FAF9F6", "#D6D3C9"], Family: ["#FFFFFF", "#5E5E5E"] };
/** Beyond so many lines each is one thin strand: nobody could see more, and drawing it would take long. */
const MOST_STRANDS = 800;
const HALO = "rgba(34, 34, 34, 0.2)";
const OPTIONS = {
  physics: false,
  autoResize: false,
  layout: { improvedLayout: false },
  interaction: { dragNodes: false, dragView: false, zoomView: false, hover: false, selectable: false, keyboard: false },
  edges: { smooth: false, hoverWidth: 0, selectionWidth: 0 },
  nodes: { borderWidthSelected: 1, shapeProperties: { interpolation: false } },
};

const nodes = new vis.DataSet();
const lines = new vis.DataSet();
spread();
export const network = new vis.Network(canvas, { nodes, edges: lines }, OPTIONS);

/** @type {Drawn} */
let drawn = drawnOf(state());
export const nowDrawn = () => drawn;
export const isPlain = () => drawn.lines.size > MOST_STRANDS;

/** What is chosen, and all that stands in it where it is no more than a holder. @returns {Set<number>} */
function core() {
  const { chosen } = state();
  if (!chosen || chosen.includes("-")) return new Set();
  const id = Number(chosen);
  return new Set(isHolder(things[id]) ? [id, ...within(id)] : [id]);
}

/** The lines that a choice speaks of; null where nothing is chosen. @returns {Set<string>|null} */
function litLines() {
  const { chosen } = state();
  if (!chosen) return null;
  const of = core();
  return new Set([...drawn.lines.values()].filter((line) => line.id === chosen || of.has(line.from) || of.has(line.to)).map((line) => line.id));
}

/** Things that a choice speaks of: what is chosen, and both ends of its lines. @param {Set<string>} lines @returns {Set<number>} */
function lit(lines) {
  const found = core();
  for (const id of lines) {
    const line = /** @type {import("./drawn.js").Line} */ (drawn.lines.get(id));
    found.add(line.from).add(line.to);
  }
  return found;
}

/** @param {CanvasRenderingContext2D} ctx */
function under(ctx) {
  const scale = network.getScale();
  for (const id of drawn.grounds) {
    const { x, y, room, kind } = things[id];
    if (!GROUNDS[kind]) continue;
    const [fill, line] = GROUNDS[kind];
    ctx.beginPath();
    ctx.arc(x, y, room, 0, 2 * Math.PI);
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.setLineDash(kind === "Family" ? [5, 4] : []);
    ctx.lineWidth = String(id) === state().chosen ? 3 / scale : 1;
    ctx.strokeStyle = String(id) === state().chosen ? INK : line;
    ctx.stroke();
  }
  ctx.setLineDash([]);
  const { chosen } = state();
  const lighted = litLines();
  if (!lighted) return;
  ctx.strokeStyle = HALO;
  ctx.lineWidth = 9 / scale;
  for (const line of drawn.lines.values()) {
    if (!lighted.has(line.id)) continue;
    ctx.beginPath();
    ctx.moveTo(things[line.from].x, things[line.from].y);
    ctx.lineTo(things[line.to].x, things[line.to].y);
    ctx.stroke();
  }
  ctx.fillStyle = HALO;
  for (const id of lit(lighted)) {
    if (!drawn.things.has(id)) continue;
    ctx.beginPath();
    ctx.arc(things[id].x, things[id].y, sizeOf(id, drawn.closed.has(id)) + (String(id) === chosen ? 9 : 5) / scale, 0, 2 * Math.PI);
    ctx.fill();
  }
}

/** @param {CanvasRenderingContext2D} ctx */
function over(ctx) {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const box = (/** @type {HTMLElement} */ of, /** @type {number} */ by) => ({
    left: (x - of.clientWidth / scale / 2) * by,
    right: (x + of.clientWidth / scale / 2) * by,
    top: (y - of.clientHeight / scale / 2) * by,
    bottom: (y + of.clientHeight / scale / 2) * by,
  });
  writeNames(ctx, drawn, state().chosen, scale, box(canvas, 1), box(stage, scale));
}

function update() {
  drawn = drawnOf(state());
  lines.clear();
  nodes.clear();
  nodes.add([...drawn.things].map((id) => node(id, drawn.closed.has(id))));
  lines.add(strands());
}

/** Every line as vis-network draws it. */
function strands() {
  const lighted = litLines();
  return [...drawn.lines.values()].flatMap((line) => edges(line, isPlain(), strength(lighted && lighted.has(line.id), drawn.lines.size)));
}

/** How strongly each strand is drawn, from 0 to 1. @returns {number[]} */
export const strengths = () => strands().map((one) => one.color.opacity);

/** What lies at a point of the canvas, in its own pixels: a thing, else a line, else the ground of what is open. @param {{x: number, y: number}} at @param {number} slack @returns {string} */
export function hit(at, slack) {
  const point = network.DOMtoCanvas(at);
  const reachable = slack / network.getScale();
  let best = "";
  let least = Infinity;
  for (const id of drawn.things) {
    const far = Math.hypot(things[id].x - point.x, things[id].y - point.y) - sizeOf(id, drawn.closed.has(id));
    if (far < least) [best, least] = [String(id), far];
  }
  if (least <= 0) return best;
  const line = network.getEdgeAt(at);
  if (line !== undefined) return String(line).split("/")[0];
  if (least <= reachable) return best;
  const ground = drawn.grounds.filter((id) => Math.hypot(things[id].x - point.x, things[id].y - point.y) <= things[id].room).pop();
  return ground === undefined ? "" : String(ground);
}

export function startPicture() {
  network.on("beforeDrawing", under);
  network.on("afterDrawing", over);
  whenever((shown, previous) => {
    if (shown.open !== previous.open || shown.hidden !== previous.hidden || shown.focus !== previous.focus) update();
    else if (!isPlain()) lines.update(strands());
    network.redraw();
  });
  update();
}
