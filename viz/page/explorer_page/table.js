// The network as tables, a leaf at a time: the same as the picture, for who reads rather than sees.

import { button, byId, make } from "../ecomap/dom.js";
import { isHolder, kindWords, nameOf, things, ties } from "./data.js";
import { choose, tieWords } from "./panel.js";

const LEAF = 100;

/**
 * @param {string} id
 * @param {string[]} head
 * @param {number} length
 * @param {(row: number) => (string|HTMLElement)[]} row
 */
function leaves(id, head, length, row) {
  const holder = byId(id);
  const body = make("tbody");
  const place = make("span", { name: "facts" });
  let at = 0;
  /** @param {number} to */
  function turn(to) {
    at = Math.max(0, Math.min(to, Math.floor((length - 1) / LEAF) * LEAF));
    const rows = [];
    for (let i = at; i < Math.min(length, at + LEAF); i += 1) {
      rows.push(make("tr", {}, ...row(i).map((cell) => make("td", {}, typeof cell === "string" ? make("bdi", { text: cell }) : cell))));
    }
    body.replaceChildren(...rows);
    place.textContent = length ? `${(at + 1).toLocaleString("en-GB")} to ${Math.min(length, at + LEAF).toLocaleString("en-GB")} of ${length.toLocaleString("en-GB")}` : "none";
    back.disabled = at === 0;
    on.disabled = at + LEAF >= length;
  }
  const back = button("Previous", () => turn(at - LEAF));
  const on = button("Next", () => turn(at + LEAF));
  const heads = head.map((text) => {
    const cell = make("th", { text });
    cell.scope = "col";
    return cell;
  });
  const scroll = make("div", { name: "scroll", label: head.join(", ") }, make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body));
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "group");
  holder.replaceChildren(make("div", { name: "steps" }, back, on, place), scroll);
  turn(0);
}

/** @param {number} id */
function go(id) {
  const element = button(nameOf(things[id]), () => choose(String(id), element));
  element.dir = "auto";
  return element;
}

export function startTables() {
  const words = /** @type {HTMLDetailsElement} */ (byId("words"));
  const listed = things.filter((one) => !isHolder(one));
  words.addEventListener("toggle", () => {
    if (!words.open || byId("tie-table").childElementCount) return;
    leaves("tie-table", ["From", "To", "What is told"], ties.length, (i) => [go(ties[i].from), go(ties[i].to), tieWords(ties[i])]);
    leaves("thing-table", ["Name", "Who or what", "In"], listed.length, (i) => [
      go(listed[i].id),
      [kindWords(listed[i].kind, 1), listed[i].facts].filter(Boolean).join(", "),
      listed[i].inside >= 0 ? nameOf(things[listed[i].inside]) : "",
    ]);
  });
}
