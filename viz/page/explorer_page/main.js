// Starts the page; without it the words stand there all the same.

import { startDrawers } from "../ecomap/drawers.js";
import { byId } from "../ecomap/dom.js";
import { resize, seenAt, startCamera } from "./camera.js";
import { startKeys } from "./keys.js";
import { boxes } from "./labels.js";
import { choose, startPanel } from "./panel.js";
import { network, nowDrawn, startPicture, strengths } from "./picture.js";
import { startTables } from "./table.js";
import { startTools } from "./tools.js";

document.documentElement.classList.add("has-script");
/** @type {HTMLDetailsElement} */ (byId("words")).open = false;
if (window.matchMedia("(max-width: 700px)").matches) /** @type {HTMLDetailsElement} */ (byId("legend")).open = false;
startDrawers();
startPicture();
startPanel();
startTools();
startTables();
startCamera((found) => choose(found));
startKeys();
resize();
// For who checks the page: what is drawn, and where.
Object.assign(window, { kithNetwork: { drawn: nowDrawn, names: boxes, at: seenAt, strengths, scale: () => network.getScale() } });
document.documentElement.dataset.ready = "yes";
