// What the browser keeps for this map, where it keeps anything at all.

import { data } from "./data.js";

const NAME = `kithgraph ${data.about.study} ${data.about.title} ${data.about.version}`;

/** @param {string} what @returns {any} null where nothing is kept */
export function kept(what) {
  try {
    return JSON.parse(window.localStorage.getItem(`${NAME} ${what}`) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} what @param {unknown} value @returns {boolean} whether the browser kept it */
export function keep(what, value) {
  try {
    window.localStorage.setItem(`${NAME} ${what}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Hand a file to the person. @param {string} name @param {string|Blob} content @param {string} [type] */
export function save(name, content, type = "text/plain") {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A file name from the map's title, or the beginning of it. @param {string} ending */
export function fileName(ending) {
  const title = data.about.title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "").toLowerCase();
  return `${title || "map"}-${ending}`;
}
