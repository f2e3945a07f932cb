// Notes and corrections from the room: who says it is a role and never a name; evidence is not touched.

import { data, titleOf } from "./data.js";
import { byId, button, make } from "./dom.js";
import { fileName, keep, kept, save } from "./keep.js";
import { show, state } from "./state.js";

/** @typedef {{on: string, title: string, sort: "note"|"not_right", text: string, role: string, at: string}} Note */

/** Layout of the file of notes. */
const FORMAT = 1;

/** @type {Note[]} */
let notes = kept("notes") ?? [];

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
  const role = make("input", { type: "text", label: "Who says so: a role, not a name" });
  role.placeholder = "a role, such as parent or midwife";
  role.setAttribute("list", "roles");
  const add = (/** @type {"note"|"not_right"} */ sort) => {
    if (!text.value.trim()) {
      text.focus();
      return;
    }
    notes = [...notes, { on: owner, title: titleOf(owner), sort, text: text.value.trim(), role: role.value.trim(), at: new Date().toISOString() }];
    changed();
    // The panel is written anew, with the note in it.
    show({ chosen: "" }, true);
    show({ chosen: owner }, true);
  };
  form.append(text, role, make("div", { name: "steps" }, button("Note", () => add("note")), button("This is not right", () => add("not_right"))));
  return [...mine, form];
}

/** @param {Note} one */
function card(one) {
  return make("div", { name: `sticky ${one.sort}` },
    make("p", { text: one.sort === "not_right" ? "This is not right" : "Note", name: "facts" }),
    make("p", { text: one.text }),
    make("p", { text: one.role || "role not given", name: "facts" }),
    button("Remove", () => {
      notes = notes.filter((other) => other !== one);
      changed();
      const { chosen } = state();
      show({ chosen: "" }, true);
      show({ chosen }, true);
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
    const file = { format: FORMAT, about: data.about, notes };
    save(fileName("notes.json"), `${JSON.stringify(file, null, 1)}\n`, "application/json");
  });
  list();
  mark();
}
