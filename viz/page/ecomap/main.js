// Starts the page; without it the drawing and the words stand there all the same.

import { startCamera } from "./camera.js";
import { byId } from "./dom.js";
import { startDrawers } from "./drawers.js";
import { startHover } from "./hover.js";
import { startKeys } from "./keys.js";
import { startNotes } from "./notes.js";
import { startPanel } from "./panel.js";
import { startRoom } from "./room.js";
import { show, START } from "./state.js";
import { startStory } from "./story.js";
import { startTakeaway } from "./takeaway.js";
import { startTime } from "./time.js";
import { startTools } from "./tools.js";
import { startView } from "./view.js";
import { startWriting } from "./writing.js";

const narrow = window.matchMedia("(max-width: 700px)");

/** The lines are chosen on the drawing that is seen; the words below are opened by who wants them. */
function start() {
  /** @type {HTMLDetailsElement} */ (byId("words")).open = false;
  const legend = /** @type {HTMLDetailsElement} */ (byId("legend"));
  if (narrow.matches) legend.open = false;
  startDrawers();
  startView();
  startPanel();
  startTools();
  startTime();
  startStory();
  startWriting();
  startHover();
  startRoom();
  startNotes();
  startTakeaway();
  startCamera();
  startKeys();
  narrow.addEventListener("change", () => show({ camera: START.camera }));
  window.addEventListener("beforeprint", () => {
    /** @type {HTMLDetailsElement} */ (byId("words")).open = true;
    legend.open = true;
  });
  document.documentElement.classList.add("has-script");
  document.documentElement.dataset.ready = "yes";
}

start();
