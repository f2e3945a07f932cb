// A story: views of the map with a caption each, captured in the page, put in order, and played with the arrow keys.

import { data } from "./data.js";
import { announce, byId, button, make } from "./dom.js";
import { fileName, keep, kept, save } from "./keep.js";
import { START, show, state } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{caption: string, notes: string, state: State}} Step */

/** The page as it was opened, to save a copy of it with the story in it. */
const ORIGINAL = `<!DOCTYPE html>\n${document.documentElement.outerHTML}`;

/** @type {Step[]} */
let steps = kept("story") ?? data.story;
let at = -1;
/** @type {Window|null} */
let notes = null;

export const isPlaying = () => at >= 0;

/** @param {number} place */
function go(place) {
  if (!steps.length) return;
  at = Math.max(0, Math.min(steps.length - 1, place));
  const step = steps[at];
  show({ ...START, ...step.state });
  byId("caption").hidden = false;
  byId("caption-text").textContent = step.caption;
  byId("caption-place").textContent = `${at + 1} of ${steps.length}`;
  announce(step.caption);
  present();
}

export function next() {
  if (steps.length) go(at + 1);
}

export function previous() {
  if (steps.length) go(at < 0 ? 0 : at - 1);
}

function stop() {
  at = -1;
  byId("caption").hidden = true;
  notes?.close();
  notes = null;
}

/** The presenter's own window: the notes of this step and the caption of the next. */
function present() {
  if (!notes || notes.closed) return;
  const { document: page } = notes;
  page.title = "Presenter";
  const step = steps[at];
  const heading = page.createElement("h1");
  heading.textContent = step.caption;
  const said = page.createElement("p");
  said.textContent = step.notes || "No notes for this step.";
  const after = page.createElement("p");
  after.textContent = steps[at + 1] ? `Next: ${steps[at + 1].caption}` : "This is the last step.";
  page.body.replaceChildren(heading, said, after);
}

function openNotes() {
  notes = window.open("", "kithgraph-presenter", "width=620,height=420");
  if (!notes) announce("The browser did not open a window for the notes; they stand in the story's list.");
  if (at < 0) go(0);
  else present();
}

function changed() {
  const isKept = keep("story", steps);
  byId("story-kept").textContent = isKept ? "Kept in this browser; save a copy of the file to take it along." : "This browser keeps nothing: save a copy of the file.";
  list();
}

function capture() {
  const { pinned: _, ...seen } = state();
  steps = [...steps, { caption: `Step ${steps.length + 1}`, notes: "", state: { ...seen, pinned: [] } }];
  changed();
  /** @type {HTMLElement|null} */ (byId("steps").querySelector("li:last-child textarea"))?.focus();
}

/** @param {number} place @param {number} by */
function move(place, by) {
  const to = place + by;
  if (to < 0 || to >= steps.length) return;
  const copy = [...steps];
  [copy[place], copy[to]] = [copy[to], copy[place]];
  steps = copy;
  changed();
}

/** @param {Step} step @param {number} place */
function entry(step, place) {
  const caption = make("textarea", { label: `Caption of step ${place + 1}` });
  caption.value = step.caption;
  caption.rows = 2;
  const said = make("textarea", { label: `Notes for step ${place + 1}` });
  said.value = step.notes;
  said.rows = 2;
  said.placeholder = "Notes for you";
  caption.addEventListener("change", () => {
    step.caption = caption.value;
    changed();
  });
  said.addEventListener("change", () => {
    step.notes = said.value;
    changed();
  });
  return make("li", {}, caption, said, make("div", { name: "steps" },
    button("Show", () => go(place), `Show step ${place + 1}`),
    button("Up", () => move(place, -1), `Move step ${place + 1} up`),
    button("Down", () => move(place, 1), `Move step ${place + 1} down`),
    button("Remove", () => {
      steps = steps.filter((one) => one !== step);
      changed();
    }, `Remove step ${place + 1}`)));
}

function list() {
  byId("steps").replaceChildren(...steps.map(entry));
  /** @type {HTMLButtonElement} */ (byId("story-play")).disabled = steps.length === 0;
}

/** The file again, with the story in its data. */
function copyWithStory() {
  const page = new DOMParser().parseFromString(ORIGINAL, "text/html");
  const holder = /** @type {HTMLElement} */ (page.getElementById("data"));
  const inside = { ...JSON.parse(holder.textContent ?? ""), story: steps };
  // Nothing in a text may end the element that holds it.
  const text = JSON.stringify(inside).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const old = holder.outerHTML;
  const [before, after] = ORIGINAL.split(old);
  holder.textContent = text;
  save(fileName("story.html"), `${before}${holder.outerHTML}${after}\n`, "text/html");
}

export function startStory() {
  byId("capture").addEventListener("click", capture);
  byId("story-play").addEventListener("click", () => go(0));
  byId("story-notes").addEventListener("click", openNotes);
  byId("story-save").addEventListener("click", copyWithStory);
  byId("caption-next").addEventListener("click", next);
  byId("caption-previous").addEventListener("click", previous);
  byId("caption-close").addEventListener("click", stop);
  list();
}
