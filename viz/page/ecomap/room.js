// What was said of the map in a room before: beside the evidence, marked, and put away by its switch under Show.

import { data, titleOf } from "./data.js";
import { byId, button, make } from "./dom.js";
import { state, whenever } from "./state.js";
import { elementsOf } from "./view.js";

/** @typedef {import("./state.js").State} State */

/** The type under which remarks are hidden. */
const REMARK = "remark";

/** @param {string} owner @param {State} shown */
function remarksOn(owner, shown) {
  return shown.hidden.includes(REMARK) ? [] : data.remarks.filter((one) => one.on.includes(owner));
}

/** What was said of something, copied from the page's own words. @param {string} owner @param {State} shown @returns {Node[]} */
export function fromTheRoom(owner, shown) {
  const mine = remarksOn(owner, shown);
  if (!mine.length) return [];
  const copies = mine.map((one) => {
    const copy = /** @type {HTMLElement} */ (byId(one.id).cloneNode(true));
    copy.removeAttribute("id");
    const heading = copy.querySelector("h3");
    if (heading?.textContent === titleOf(owner)) heading?.remove();
    return copy;
  });
  const heading = make("h3", { text: "From the room", name: "count" });
  heading.id = "from-room";
  heading.tabIndex = -1;
  return [heading, ...copies];
}

/** The way down to it, past all that is evidence. @param {string} owner @param {State} shown @returns {Node[]} */
export function toTheRoom(owner, shown) {
  const many = remarksOn(owner, shown).length;
  return many ? [make("p", {}, button(`From the room: ${many}`, () => byId("from-room").focus()))] : [];
}

/** @param {State} shown */
function draw(shown) {
  const hides = shown.hidden.includes(REMARK);
  byId("room").hidden = hides;
  for (const drawing of document.querySelectorAll("svg.plan")) drawing.classList.toggle("no-remarks", hides);
  for (const owner of new Set(data.remarks.flatMap((one) => one.on))) {
    const many = remarksOn(owner, shown).length;
    for (const element of elementsOf(owner)) {
      if (many) element.setAttribute("aria-description", many === 1 ? "one remark from a room" : `${many} remarks from a room`);
      else element.removeAttribute("aria-description");
    }
  }
}

export function startRoom() {
  if (!data.remarks.length) return;
  whenever(draw);
  draw(state());
}
