// A story: views of the map with a caption each, played with the arrow keys or the buttons.

import { data, isFold, nodes, ties } from "./data.js";
import { announce, byId } from "./dom.js";
import { keep, kept } from "./keep.js";
import { closeNotes, openNotes, present } from "./presenter.js";
import { START, show, state } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{caption: string, notes: string, state: State}} Step */

/** The story that the file came with: what the browser kept belongs to it or to no other. */
const OWN = JSON.stringify(data.story);

/** @type {Step[]} */
let steps = keptSteps() ?? data.story;
let at = -1;

/** @returns {Step[]|null} */
function keptSteps() {
  const found = kept("story");
  if (found?.of !== OWN || !Array.isArray(found.steps)) return null;
  return found.steps.filter((/** @type {any} */ one) => typeof one?.caption === "string" && typeof one.notes === "string" && typeof one.state === "object");
}

export const isPlaying = () => at >= 0;
export const story = () => steps;

/** @param {Step[]} changed @returns {boolean} whether the browser kept it */
export function setStory(changed) {
  steps = changed;
  return keep("story", { of: OWN, steps });
}

/** What is seen now, as a step; what is pinned is the person's own. @returns {Step} */
export function captured() {
  return { caption: `Step ${steps.length + 1}`, notes: "", state: { ...state(), pinned: [] } };
}

/** @param {number} place */
export function go(place) {
  if (!steps.length) return;
  at = Math.max(0, Math.min(steps.length - 1, place));
  const step = steps[at];
  const { chosen, focus, opened } = { ...START, ...step.state };
  const known = (/** @type {string} */ owner) => ties.has(owner) || nodes.has(owner);
  show({
    ...START, ...step.state, pinned: state().pinned,
    chosen: known(chosen) ? chosen : "", focus: focus && known(focus.owner) ? focus : null, opened: isFold(opened) ? opened : "",
  });
  byId("caption").hidden = false;
  byId("caption-text").textContent = step.caption;
  byId("caption-place").textContent = `${at + 1} of ${steps.length}`;
  /** @type {HTMLButtonElement} */ (byId("caption-previous")).disabled = at === 0;
  /** @type {HTMLButtonElement} */ (byId("caption-next")).disabled = at === steps.length - 1;
  announce(step.caption);
  present(step, steps[at + 1], `${at + 1} of ${steps.length}`);
}

export function next() {
  if (steps.length) go(at + 1);
}

export function previous() {
  if (steps.length) go(at < 0 ? 0 : at - 1);
}

export function stop() {
  at = -1;
  byId("caption").hidden = true;
  closeNotes();
}

/** The presenter's own window, from the step that plays or the first. */
export function withNotes() {
  openNotes(next, previous, stop);
  go(Math.max(0, at));
}

export function startStory() {
  byId("caption-next").addEventListener("click", next);
  byId("caption-previous").addEventListener("click", previous);
  byId("caption-close").addEventListener("click", stop);
}
