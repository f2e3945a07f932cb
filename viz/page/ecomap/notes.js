// Notes and corrections from the room: who says it is a role and never a name; evidence is not touched.

import { data, titleOf } from "./data.js";
import { byId, button, make } from "./dom.js";
import { fileName, keep, kept, save } from "./keep.js";
import { show, state } from "./state.js";

/** @typedef {{on: string, title: string, sort: "note"|"not_right", text: string, role: string, at: string}} Note */

/** Layout of the file of notes. */
const FORMAT = 1;

/** @type {Note[]} */
let notes = keptNotes();

/** What the browser kept, where it is what was kept. @returns {Note[]} */
function keptNotes() {
  const found = kept("notes");
  const texts = ["on", "title", "sort", "text", "role", "at"];
  return Array.isArray(found) ? found.filter((one) => texts.every((name) => typeof one?.[name] === "string")) : [];
}

function changed() {
  const isKept = keep("notes", notes);
  byId("notes-kept").textContent = isKept ? "Kept in this browser; save them as a file to bring them into the study." : "This browser keeps nothing: save the notes as a file before you close the page.";
  list();
  mark();
}

/** The notes on something, and a form for one more. @param {string} owner @returns {Node[]} */
export function notesOn(owner) {
  const mine = notes.filter((one) => one.on === owner).map(card);
  const form = make("details", { name: "noting" }, make("summary", { text: "Note, or “this is not right”" }));
  const text = make("textarea", { label: "What is noted" });
  text.rows = 3;
  // A list and no free text: nobody's name can be entered where only a role is asked for.
  const role = /** @type {HTMLSelectElement} */ (/** @type {HTMLTemplateElement} */ (byId("roles")).content.cloneNode(true).firstChild);
  const add = (/** @type {"note"|"not_right"} */ sort) => {
    if (!text.value.trim()) {
      text.focus();
      return;
    }
    notes = [...notes, { on: owner, title: titleOf(owner), sort, text: text.value.trim(), role: role.value, at: new Date().toISOString() }];
    changed();
    again(owner);
  };
  form.append(text, role, make("div", { name: "steps" }, button("Note", () => add("note")), button("This is not right", () => add("not_right"))));
  return [...mine, form];
}

/** The panel is written anew, with the notes as they are. @param {string} chosen */
function again(chosen) {
  show({ chosen: "" }, true);
  show({ chosen }, true);
}

/** A role in the words of the list. @param {string} role */
function roleWords(role) {
  const options = [.../** @type {HTMLTemplateElement} */ (byId("roles")).content.querySelectorAll("option")];
  return options.find((one) => role !== "" && one.value === role)?.textContent ?? role;
}

/** @param {Note} one */
function card(one) {
  return make("div", { name: `sticky ${one.sort}` },
    make("p", { text: one.sort === "not_right" ? "This is not right" : "Note", name: "facts" }),
    make("p", { text: one.text }),
    make("p", { text: roleWords(one.role) || "role not given", name: "facts" }),
    button("Remove", () => {
      notes = notes.filter((other) => other !== one);
      changed();
      again(state().chosen);
    }));
}

function list() {
  byId("notes").replaceChildren(...notes.map((one) => make("li", {}, make("bdi", { text: one.title }), card(one))));
  /** @type {HTMLButtonElement} */ (byId("notes-save")).disabled = notes.length === 0;
}

/** What has a note is marked on the drawing. */
function mark() {
  const noted = new Set(notes.map((one) => one.on));
  for (const element of document.querySelectorAll(".plan [data-owner]")) {
    element.classList.toggle("is-noted", noted.has(/** @type {SVGElement} */ (element).dataset.owner ?? ""));
  }
}

export function startNotes() {
  byId("notes-save").addEventListener("click", () => {
    const stamp = /** @type {HTMLMetaElement|null} */ (document.querySelector('meta[name="kithgraph-export"]'));
    const file = { format: FORMAT, about: { ...data.about, export: data.about.export || (stamp?.content ?? "") }, notes };
    save(fileName("notes.json"), `${JSON.stringify(file, null, 1)}\n`, "application/json");
  });
  list();
  mark();
}
