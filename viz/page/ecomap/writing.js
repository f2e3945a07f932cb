// Writing a story in the page: capture a view, caption it, put the steps in order, take the file along.

import { byId, button, make } from "./dom.js";
import { fileName, save } from "./keep.js";
import { captured, go, setStory, story, withNotes } from "./story.js";

/** @typedef {import("./story.js").Step} Step */

/** The page as it was opened, to save a copy of it with the story in it. */
const ORIGINAL = `<!DOCTYPE html>\n${document.documentElement.outerHTML}`;

/** @param {Step[]} steps */
function store(steps) {
  const isKept = setStory(steps);
  byId("story-kept").textContent = isKept ? "Kept in this browser; save a copy of the file to take it along." : "This browser keeps nothing: save a copy of the file.";
}

/** @param {Step[]} steps */
function changed(steps) {
  store(steps);
  list();
}

function capture() {
  changed([...story(), captured()]);
  /** @type {HTMLTextAreaElement|null} */
  const caption = byId("steps").querySelector("li:last-child textarea");
  caption?.focus();
  caption?.select();
}

/** @param {number} place @param {number} by */
function move(place, by) {
  const steps = [...story()];
  [steps[place], steps[place + by]] = [steps[place + by], steps[place]];
  changed(steps);
  const moved = /** @type {HTMLElement|null} */ (byId("steps").querySelector(`li:nth-child(${place + by + 1}) ${by < 0 ? ".up" : ".down"}`));
  moved?.focus();
}

/** @param {Step} step @param {number} place @param {Step[]} all */
function entry(step, place, all) {
  const caption = make("textarea", { label: `Caption of step ${place + 1}` });
  caption.value = step.caption;
  const said = make("textarea", { label: `Notes for step ${place + 1}` });
  said.value = step.notes;
  said.placeholder = "Notes for you";
  for (const text of [caption, said]) text.rows = 2;
  // The list stays as it is: a button that is being pressed must not be replaced.
  const write = () => store(story().map((one, at) => (at === place ? { ...one, caption: caption.value, notes: said.value } : one)));
  caption.addEventListener("change", write);
  said.addEventListener("change", write);
  const up = button("Up", () => move(place, -1), `Move step ${place + 1} up`);
  const down = button("Down", () => move(place, 1), `Move step ${place + 1} down`);
  up.className = "up";
  down.className = "down";
  up.disabled = place === 0;
  down.disabled = place === all.length - 1;
  return make("li", {}, caption, said, make("div", { name: "steps" },
    button("Show", () => go(place), `Show step ${place + 1}`), up, down,
    button("Remove", () => changed(story().filter((_, at) => at !== place)), `Remove step ${place + 1}`)));
}

function list() {
  const steps = story();
  byId("steps").replaceChildren(...steps.map(entry));
  for (const id of ["story-play", "story-notes", "story-save"]) {
    /** @type {HTMLButtonElement} */ (byId(id)).disabled = steps.length === 0;
  }
}

/** The file again, with the story in its data. */
function copyWithStory() {
  const page = new DOMParser().parseFromString(ORIGINAL, "text/html");
  const holder = /** @type {HTMLElement} */ (page.getElementById("data"));
  const inside = { ...JSON.parse(holder.textContent ?? ""), story: story() };
  // Nothing in a text may end the element that holds it.
  const text = JSON.stringify(inside).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const [before, after] = ORIGINAL.split(holder.outerHTML);
  holder.textContent = text;
  save(fileName("story.html"), `${before}${holder.outerHTML}${after}\n`, "text/html");
}

export function startWriting() {
  byId("capture").addEventListener("click", capture);
  byId("story-play").addEventListener("click", () => go(0));
  byId("story-notes").addEventListener("click", withNotes);
  byId("story-save").addEventListener("click", copyWithStory);
  list();
}
