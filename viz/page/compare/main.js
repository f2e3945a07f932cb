// Two maps side by side: what is chosen on one is chosen on the other, and the panel says what is told of it on both.

import { byId, make } from "../ecomap/dom.js";

/** @typedef {{name: string, facts?: string, words?: string, ends?: string[], told: string[]}} Side */
/** @typedef {{id: string, name: string, difference: string, sides: [Side|null, Side|null]}} Entry */
/** @typedef {{absent: string, sides: {name: string}[], places: Entry[], lines: Entry[], interactions: {id: string, words: string}[]}} Data */

/** @type {Data} */
const data = JSON.parse(byId("data").textContent ?? "");
/** @type {Map<string, Entry>} */
const entries = new Map([...data.places, ...data.lines].map((one) => [one.id, one]));
/** @type {Map<string, string>} */
const words = new Map(data.interactions.map((one) => [one.id, one.words]));

const box = byId("chosen");
const hint = /** @type {Element} */ (box.firstElementChild);
const narrow = window.matchMedia("(max-width: 700px)");
/** Where the keyboard was before it went to the panel. @type {SVGElement|null} */
let cameFrom = null;

/** Every drawing of an owner, on both sides. @param {string} owner */
const drawn = (owner) => document.querySelectorAll(`.plan [data-owner="${CSS.escape(owner)}"]`);

/** @param {string} owner @param {SVGElement|null} from what the keyboard goes back to */
function choose(owner, from) {
  for (const one of document.querySelectorAll(".plan .is-chosen")) one.classList.remove("is-chosen");
  for (const one of drawn(owner)) one.classList.add("is-chosen");
  const entry = entries.get(owner);
  box.replaceChildren(...(entry ? told(entry) : [hint]));
  box.scrollTop = 0;
  cameFrom = from;
  if (entry && from) byId("chosen-title").focus();
  byId("said").textContent = entry ? `${entry.name}. ${entry.difference}` : "";
}

function clear() {
  const back = cameFrom;
  choose("", null);
  if (back?.isConnected) back.focus();
}

/** @param {Entry} entry @returns {Node[]} */
function told(entry) {
  const title = make("h2", {}, make("bdi", { text: entry.name }));
  title.id = "chosen-title";
  title.tabIndex = -1;
  const both = make("div", { name: "both" }, ...entry.sides.map((side, at) => onSide(entry, side, at)));
  return entry.difference ? [title, make("p", { text: entry.difference, name: "difference" }), both] : [title, both];
}

/** What one side tells of it. @param {Entry} entry @param {Side|null} side @param {number} at */
function onSide(entry, side, at) {
  const part = make("div", {}, make("h3", {}, make("bdi", { text: data.sides[at].name })));
  if (!side) {
    part.append(make("p", { text: data.absent, name: "none" }));
    return part;
  }
  part.append(make("p", {}, make("bdi", { text: [side.name, side.facts].filter(Boolean).join(", ") })));
  if (side.words) part.append(make("p", {}, make("bdi", { text: side.words })));
  const lines = data.lines.filter((line) => line.sides[at]?.ends?.includes(entry.id));
  part.append(list(lines.map((line) => `${line.sides[at]?.name}: ${line.sides[at]?.words}`)));
  if (side.told.length) {
    const count = `${side.told.length} ${side.told.length === 1 ? "dealing" : "dealings"} told`;
    part.append(make("details", {}, make("summary", { text: count }), list(side.told.map((id) => words.get(id) ?? ""))));
  }
  return part;
}

/** @param {string[]} texts */
function list(texts) {
  return make("ul", {}, ...texts.map((text) => make("li", {}, make("bdi", { text }))));
}

function start() {
  /** @type {HTMLDetailsElement} */ (byId("words")).open = false;
  if (narrow.matches) /** @type {HTMLDetailsElement} */ (byId("legend")).open = false;
  for (const element of document.querySelectorAll(".plan g[data-owner]")) {
    const one = /** @type {SVGElement} */ (element);
    const owner = one.dataset.owner ?? "";
    one.addEventListener("click", (event) => {
      event.stopPropagation();
      choose(owner, one.hasAttribute("tabindex") ? one : null);
    });
    one.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      choose(owner, one);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  window.addEventListener("beforeprint", () => {
    /** @type {HTMLDetailsElement} */ (byId("words")).open = true;
    /** @type {HTMLDetailsElement} */ (byId("legend")).open = true;
  });
  document.documentElement.dataset.ready = "yes";
}

start();
