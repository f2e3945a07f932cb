// The panel: what is chosen, in words; its interactions; and behind each the passages and whose account they are.

import { count, inSight, inWords } from "./counts.js";
import { data, interactions, interactionsAt, isFold, nodes, ties, tiesAt, titleOf, viewWith } from "./data.js";
import { byId, button, make } from "./dom.js";
import { notesOn } from "./notes.js";
import { fromTheRoom, toTheRoom } from "./room.js";
import { show, state, whenever } from "./state.js";
import { canSplit, splitAt } from "./time.js";
import { visible } from "./view.js";

/** @typedef {import("./data.js").Told} Told */
/** @typedef {import("./state.js").State} State */

/** Interactions shown at once; the rest on asking. */
const MOST = 40;

const box = byId("chosen");
const hint = /** @type {Element} */ (box.firstElementChild);
/** Where the keyboard was before it went to the panel. @type {Element|null} */
let cameFrom = null;

/** Choose a line, a person or a service; a fold opens. @param {string} owner @param {Element|null} [from] what the keyboard goes back to */
export function choose(owner, from = null) {
  if (from) cameFrom = from;
  const { opened } = state();
  if (isFold(owner)) show({ chosen: owner, opened: owner, focus: null });
  else show({ chosen: ties.has(owner) || nodes.has(owner) ? owner : "", opened: viewWith(owner, opened) });
  if (state().chosen && from) byId("chosen-title").focus();
}

/** Choose nothing, and give the keyboard back. */
export function clear() {
  show({ chosen: "" });
  if (cameFrom?.isConnected && cameFrom instanceof SVGElement) cameFrom.focus();
  else if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
  cameFrom = null;
}

/** @param {State} shown */
function write(shown) {
  box.replaceChildren(...(shown.chosen ? told(shown.chosen, shown) : [hint]));
}

/** @param {string} owner @param {State} shown @returns {Node[]} */
function told(owner, shown) {
  const seen = inSight(shown);
  const tie = ties.get(owner);
  const behind = tie ? tie.interactions.map((id) => /** @type {import("./data.js").Interaction} */ (interactions.get(id))) : interactionsAt(owner);
  const title = make("h2", { text: titleOf(owner) });
  title.id = "chosen-title";
  title.tabIndex = -1;
  title.dir = "auto";
  const facts = make("p", { text: tie ? tie.label || inWords(count(tie.interactions, seen)) : nodes.get(owner)?.facts ?? "", name: "facts" });
  facts.dir = "auto";
  const steps = make("div", { name: "steps" },
    ...(isFold(owner) ? [button("Fold again", () => show({ chosen: "", opened: nodes.get(owner)?.fold ?? "" }))] : [button("Focus on this", () => show({ focus: { owner, steps: 1 } }))]),
    button(shown.pinned.includes(owner) ? "Unpin" : "Pin", () => pin(owner)),
    button("Close", clear, "Close what is chosen"));
  // What is noted comes first, so that nobody has to look for it below a hundred dealings while a room waits.
  return [title, facts, steps, ...notesOn(owner), ...toTheRoom(owner, shown), ...inFold(owner), ...(tie || isFold(owner) ? [] : linesOf(owner, shown)), ...listed(behind.filter((one) => seen.has(one.id)), behind.length, seen), ...fromTheRoom(owner, shown)];
}

/** What is in a fold, each a button. @param {string} owner @returns {Node[]} */
function inFold(owner) {
  const inside = data.nodes.filter((one) => one.fold === owner);
  if (!inside.length) return [];
  const items = inside.map((one) => make("li", {}, button(one.label, () => choose(one.id, byId("chosen-title")))));
  return [make("ul", { name: "picks" }, ...items)];
}

/** @param {string} owner */
function pin(owner) {
  const pinned = state().pinned;
  show({ pinned: pinned.includes(owner) ? pinned.filter((one) => one !== owner) : [...pinned, owner] });
}

/** The lines at a person or service, each a button. @param {string} owner @param {State} shown @returns {Node[]} */
function linesOf(owner, shown) {
  const { isTie, counts } = visible(shown);
  const mine = tiesAt(owner, shown.opened);
  if (!mine.length) return [make("p", { text: "No line leads here.", name: "none" })];
  const list = make("ul", { name: "picks" });
  for (const tie of mine.filter(isTie)) {
    const item = button("", () => choose(tie.id, byId("chosen-title")));
    const words = counts.get(tie.id);
    item.append(make("bdi", { text: tie.title }), make("bdi", { text: tie.label || (words ? inWords(words) : ""), name: "facts" }));
    list.append(make("li", {}, item));
  }
  const away = mine.length - list.childElementCount;
  const left = away ? [make("p", { text: `${away} more ${away === 1 ? "line is" : "lines are"} not shown now.`, name: "none" })] : [];
  return [list, ...left];
}

/** @param {import("./data.js").Interaction[]} shown @param {number} all @param {Map<string, Told>} seen @returns {Node[]} */
function listed(shown, all, seen) {
  const none = data.about.level === "research" ? "No single dealing is told here." : "How many families, and no single dealing: a composite shows nobody.";
  if (!all) return [make("p", { text: none, name: "none" })];
  const heading = make("h3", { text: `${shown.length === all ? all : `${shown.length} of ${all}`} told`, name: "count" });
  const list = make("div", { name: "told" });
  const more = (/** @type {number} */ from) => {
    list.append(...shown.slice(from, from + MOST).map((one) => article(one, seen)));
    if (from + MOST < shown.length) {
      const next = button(`Show ${Math.min(MOST, shown.length - from - MOST)} more`, () => {
        next.remove();
        more(from + MOST);
      });
      list.append(next);
    }
  };
  more(0);
  return [heading, list];
}

/** An interaction that opens to its passages. @param {import("./data.js").Interaction} one @param {Map<string, Told>} seen */
function article(one, seen) {
  const source = byId(one.id);
  const details = make("details", { name: "interaction" });
  const heading = make("summary", {}, make("bdi", { text: source.querySelector("h3")?.textContent ?? "" }), make("bdi", { text: seen.get(one.id)?.words ?? "", name: "facts" }));
  details.append(heading);
  // The passages are copied from the page's own words when they are asked for.
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    for (const part of source.querySelectorAll(":scope > dl, :scope > blockquote, :scope > .none")) details.append(part.cloneNode(true));
    details.append(...tellings(one), ...cuts(one));
  });
  return details;
}

/** How each voice tells it, where more than one does. @param {import("./data.js").Interaction} one @returns {Node[]} */
function tellings(one) {
  const telling = data.voices.filter((voice) => voice.tells[one.id]);
  if (telling.length < 2) return [];
  const rows = telling.flatMap((voice) => {
    const { words, care, control } = voice.tells[one.id];
    const stances = [care && "care", control && "control"].filter(Boolean).join(" and ");
    return [make("dt", {}, make("bdi", { text: voice.label })), make("dd", {}, make("bdi", { text: [words, stances].filter(Boolean).join(" · ") }))];
  });
  return [make("p", { text: "According to", name: "facts" }), make("dl", { name: "tellings" }, ...rows)];
}

/** Time before it, and from it on. @param {import("./data.js").Interaction} one @returns {Node[]} */
function cuts(one) {
  const { from, to } = one.told;
  if (!canSplit(one.told) || from === null || to === null) return [];
  return [make("div", { name: "steps" }, button("Before this", () => splitAt(true, from)), button("From this on", () => splitAt(false, from)))];
}

/** What is pinned stands below what is chosen. @param {State} shown */
function writePinned(shown) {
  const list = byId("pinned");
  list.hidden = shown.pinned.length === 0;
  list.replaceChildren(make("h2", { text: "Pinned" }), make("ul", { name: "picks" }, ...shown.pinned.map((owner) => {
    const item = button(titleOf(owner), () => choose(owner));
    return make("li", {}, item);
  })));
}

export function startPanel() {
  whenever(write);
  whenever(writePinned);
  for (const element of document.querySelectorAll(".plan [tabindex]")) {
    const owner = /** @type {SVGElement} */ (element).dataset.owner ?? "";
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      choose(owner, element);
    });
    element.addEventListener("keydown", (event) => {
      const key = /** @type {KeyboardEvent} */ (event).key;
      if (key !== "Enter" && key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      choose(owner, element);
    });
  }
  for (const element of document.querySelectorAll("[data-pick]")) {
    element.addEventListener("click", () => choose(/** @type {HTMLElement} */ (element).dataset.pick ?? "", element));
  }
}

