// The presenter's own window: the notes of this step and the caption of the next; its keys play the story too.

import { announce } from "./dom.js";

/** @typedef {import("./story.js").Step} Step */

/** @type {Window|null} */
let beside = null;

/** @param {() => void} next @param {() => void} previous @param {() => void} stop */
export function openNotes(next, previous, stop) {
  beside = window.open("", "kithgraph-presenter", "width=620,height=420");
  if (!beside) {
    announce("The browser did not open a window for the notes; they stand in the story's list.");
    return;
  }
  const ways = /** @type {Record<string, () => void>} */ ({ ArrowRight: next, PageDown: next, " ": next, ArrowLeft: previous, PageUp: previous, Escape: stop });
  beside.document.addEventListener("keydown", (event) => ways[event.key]?.());
  const { style } = beside.document.body;
  style.font = "20px/1.4 sans-serif";
  style.margin = "24px";
}

/** @param {Step} step @param {Step|undefined} following @param {string} place */
export function present(step, following, place) {
  if (!beside || beside.closed) return;
  const { document: page } = beside;
  page.title = "Presenter";
  const said = (/** @type {keyof HTMLElementTagNameMap} */ tag, /** @type {string} */ text) => {
    const element = page.createElement(tag);
    element.textContent = text;
    element.dir = "auto";
    element.style.whiteSpace = "pre-line";
    return element;
  };
  page.body.replaceChildren(
    said("p", place),
    said("h1", step.caption),
    said("p", step.notes || "No notes for this step."),
    said("p", following ? `Next: ${following.caption}` : "This is the last step."),
  );
}

export function closeNotes() {
  beside?.close();
  beside = null;
}
