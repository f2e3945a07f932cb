// What is chosen, in words: what it is, what is in it, and what it is tied to.

import { announce, button, byId, make } from "../ecomap/dom.js";
import { fit, reveal } from "./camera.js";
import { counted, isHolder, kindWords, nameOf, things, ties, valueWords, within } from "./data.js";
import { nowDrawn } from "./picture.js";
import { show, state, whenever } from "./state.js";

/** @typedef {import("./data.js").Tie} Tie */

const MOST_LISTED = 60;
const box = byId("chosen");
const first = [...box.childNodes];
/** Where the keyboard was before something was chosen. @type {HTMLElement|null} */
let from = null;

/** @param {number} n @param {string} one @param {string} [many] */
const said = (n, one, many = one) => (n ? [`${n} ${n === 1 ? one : many}`] : []);

/** What a tie counts, leaving out what is zero. @param {Tie} tie */
export function tieWords(tie) {
  return [
    ...(tie.says ? [tie.says] : []),
    ...said(tie.contacts, "contact", "contacts"),
    ...said(tie.habits, "habit told in general", "habits told in general"),
    ...said(tie.missed, "missed, refused or cancelled"),
    ...said(tie.not_offered, "not offered or not invited"),
    ...(tie.care ? [`care in ${tie.care}`] : []),
    ...(tie.control ? [`control in ${tie.control}`] : []),
  ].join(", ");
}

/** Choose something, and open what hides it. @param {string} what @param {HTMLElement} [pressed] */
export function choose(what, pressed) {
  if (pressed) from = pressed;
  if (what && !what.includes("-")) {
    const above = [];
    for (let at = things[Number(what)].inside; at >= 0; at = things[at].inside) above.push(at);
    const closed = above.filter((id) => !state().open.includes(id));
    show({ chosen: what, ...(closed.length ? { open: [...state().open, ...closed] } : {}) });
    reveal(Number(what));
  } else show({ chosen: what });
  if (pressed) box.querySelector("h2")?.focus();
}

export function clear() {
  show({ chosen: "" });
  if (from?.isConnected) from.focus();
  from = null;
}

/** @param {number} id */
export function toggle(id) {
  const isOpen = state().open.includes(id);
  const gone = new Set(isOpen ? [id, ...within(id)] : []);
  show({ open: isOpen ? state().open.filter((one) => !gone.has(one)) : [...state().open, id], chosen: String(id) });
}

/** @param {number} id @param {string} [words] */
function pick(id, words = "") {
  const element = button("", () => choose(String(id), element));
  element.append(make("bdi", { text: nameOf(things[id]) }), make("bdi", { text: words || things[id].facts, name: "facts" }));
  return make("li", {}, element);
}

/** @param {string} title @param {HTMLElement[]} items */
function list(title, items) {
  if (!items.length) return [];
  const more = items.length - MOST_LISTED;
  const shown = items.slice(0, MOST_LISTED);
  return [make("h3", { text: title }), make("ul", { name: "picks" }, ...shown), ...(more > 0 ? [make("p", { text: `and ${more} more, in the table below`, name: "facts" })] : [])];
}

/** @param {number} id */
function thing(id) {
  const one = things[id];
  const inside = within(id);
  const isOpen = state().open.includes(id);
  const holder = one.inside >= 0 ? things[one.inside] : null;
  const does = make("div", { name: "steps" });
  if (one.holds.length) does.append(button(isOpen ? "Fold" : `Open: ${inside.length} inside`, () => toggle(id)));
  if (holder) does.append(button(`Fold into ${nameOf(holder)}`, () => toggle(holder.id)));
  does.append(button("Show what is around it", () => {
    show({ focus: { of: id, steps: 1 } });
    fit();
  }));
  const own = isHolder(one) ? [] : one.ties.map((tie) => ({ tie: ties[tie], other: ties[tie].from === id ? ties[tie].to : ties[tie].from }));
  own.sort((a, b) => b.tie.contacts - a.tie.contacts || a.other - b.other);
  const size = valueWords && one.value !== null ? `${Math.round(one.value * 100)} %: ${valueWords}` : "";
  return [
    ...[kindWords(one.kind, 1), one.facts, size].filter(Boolean).map((text) => make("p", { name: "facts" }, make("bdi", { text }))),
    ...(inside.length ? [make("p", { text: `In it: ${counted(inside)}.` })] : []),
    does,
    ...list(own.length === 1 ? "1 tie" : `${own.length} ties`, own.map(({ tie, other }) => pick(other, tieWords(tie)))),
    ...(!own.length && !isHolder(one) ? [make("p", { text: "No tie leads here.", name: "facts" })] : []),
    ...list("In it", one.holds.map((other) => pick(other))),
  ];
}

/** @param {string} id */
function line(id) {
  const found = nowDrawn().lines.get(id);
  if (!found) return [];
  const many = found.all.length > 1;
  return [
    make("p", { text: [many ? `${found.all.length} ties` : "", tieWords(found)].filter(Boolean).join(": ") || "No single dealing is told." }),
    ...list("Between", [found.from, found.to].map((end) => pick(end))),
    ...(many ? list("Ties", found.all.map((tie) => pick(ties[tie].from, `${nameOf(things[ties[tie].to])}: ${tieWords(ties[tie])}`))) : []),
  ];
}

/** @param {string} chosen */
function titleOf(chosen) {
  return chosen.split("-").map((id) => nameOf(things[Number(id)])).join(" and ");
}

export function startPanel() {
  whenever((shown, previous) => {
    if (shown.chosen === previous.chosen && shown.open === previous.open) return;
    if (!shown.chosen) {
      box.replaceChildren(...first);
      return;
    }
    const title = make("h2", { text: titleOf(shown.chosen) });
    title.tabIndex = -1;
    title.dir = "auto";
    box.replaceChildren(title, ...(shown.chosen.includes("-") ? line(shown.chosen) : thing(Number(shown.chosen))), button("Close", clear));
    if (shown.chosen !== previous.chosen) announce(title.textContent ?? "");
  });
  byId("largest").append(...things.filter((one) => !isHolder(one)).sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || b.ties.length - a.ties.length || a.id - b.id)
    .slice(0, 8).map((one) => pick(one.id, `${one.ties.length} ${one.ties.length === 1 ? "tie" : "ties"}`)));
}
