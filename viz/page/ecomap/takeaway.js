// What can be taken away: the drawing as it is seen, as SVG or PNG; the lines as a table; a poster from the printer.

import { countTies, inSight } from "./counts.js";
import { data, nodes } from "./data.js";
import { byId } from "./dom.js";
import { fileName, save } from "./keep.js";
import { state } from "./state.js";
import { visible } from "./view.js";

/** Pixels for each unit of the drawing. */
const SHARP = 3;
const VERSION_DIGITS = 12;
const SVG = "http://www.w3.org/2000/svg";

/** Room for the title and for where it comes from, below the drawing. */
const FOOT = 44;

/** @param {string} text @param {number} y @param {number} size @param {string} names */
function line(text, y, size, names) {
  const element = document.createElementNS(SVG, "text");
  for (const [name, value] of Object.entries({ x: 12, y, "font-size": size, class: names })) element.setAttribute(name, String(value));
  // An SVG file cannot hold control characters.
  element.textContent = text.replace(/[\u0000-\u001f]/g, " ");
  return element;
}

/** The drawing that is on the screen, with the page's styles, its title and its level in it. */
function svgText() {
  const drawing = /** @type {SVGSVGElement} */ ([...document.querySelectorAll("svg.plan")].find((one) => one.getClientRects().length > 0));
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  copy.removeAttribute("style");
  copy.setAttribute("class", "plan");
  for (const unseen of copy.querySelectorAll(".is-gone, .hit, .badge")) unseen.remove();
  for (const element of copy.querySelectorAll("[tabindex]")) {
    for (const name of ["tabindex", "role", "data-owner"]) element.removeAttribute(name);
  }
  const { width } = drawing.viewBox.baseVal;
  const height = drawing.viewBox.baseVal.height + FOOT;
  const { title, study, level, version } = data.about;
  const shown = byId("time").querySelector("output")?.textContent ?? "";
  const source = [study, `level: ${level}`, `data version: ${version.slice(0, VERSION_DIGITS)}`, shown].filter(Boolean).join(" · ");
  copy.append(line(title, height - FOOT + 18, 16, "text strong"), line(source, height - 10, 12, "text second"));
  copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const style = document.createElementNS(SVG, "style");
  style.textContent = document.querySelector("style")?.textContent ?? "";
  copy.prepend(style);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

function saveSvg() {
  save(fileName("map.svg"), svgText().text, "image/svg+xml");
}

async function savePng() {
  const { text, width, height } = svgText();
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await picture.decode();
  URL.revokeObjectURL(picture.src);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * SHARP);
  canvas.height = Math.round(height * SHARP);
  const paint = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  paint.fillStyle = "#ffffff";
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(fileName("map.png"), blob));
}

/** A cell that no spreadsheet takes for a formula. @param {string|number} value */
function cell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === "string" ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function saveTable() {
  const shown = state();
  const { isTie } = visible(shown);
  const counts = countTies(inSight(shown));
  const head = ["from", "to", "contacts", "habits", "missed", "not offered", "other", "care", "control"];
  const name = (/** @type {string} */ id) => nodes.get(id)?.label ?? "the household";
  const rows = data.ties.filter((tie) => tie.kind !== "kin" && isTie(tie)).map((tie) => {
    const of = /** @type {import("./counts.js").Count} */ (counts.get(tie.id));
    return [name(tie.ends[0]), name(tie.ends[1]), of.held, of.habit, of.missed, of.not_offered, of.other, of.care, of.control];
  });
  save(fileName("ties.csv"), `${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`, "text/csv");
}

export function startTakeaway() {
  byId("save-svg").addEventListener("click", saveSvg);
  byId("save-png").addEventListener("click", () => void savePng());
  byId("save-table").addEventListener("click", saveTable);
  const root = document.documentElement.classList;
  byId("print").addEventListener("click", () => {
    root.add("poster-only");
    window.print();
  });
  byId("print-all").addEventListener("click", () => window.print());
  window.addEventListener("afterprint", () => root.remove("poster-only"));
}
