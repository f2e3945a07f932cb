// Small help with elements; text goes in as text, never as markup.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {{text?: string, name?: string, label?: string, type?: string}} [given]
 * @param {...(Node|string)} inside
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, given = {}, ...inside) {
  const element = document.createElement(tag);
  if (given.text !== undefined) element.textContent = given.text;
  if (given.name) element.className = given.name;
  if (given.label) element.setAttribute("aria-label", given.label);
  if (given.type) element.setAttribute("type", given.type);
  element.append(...inside);
  return element;
}

/** A button that does something. @param {string} text @param {() => void} does @param {string} [label] */
export function button(text, does, label) {
  const element = make("button", { text, type: "button", ...(label ? { label } : {}) });
  element.addEventListener("click", does);
  return element;
}

/** An element that the page has. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks ${id}`);
  return found;
}

/** Say something to those who hear the page rather than see it. @param {string} text */
export function announce(text) {
  byId("said").textContent = text;
}
