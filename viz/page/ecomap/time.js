// A window of time over a histogram of what is told; intervals count in every month that they may lie in.

import { countAll, visible } from "./view.js";
import { overlaps } from "./counts.js";
import { data } from "./data.js";
import { announce, byId, button, make } from "./dom.js";
import { show, state, whenever } from "./state.js";

/** @typedef {import("./state.js").State} State */

const DAY = 86_400_000;
/** Bars at most; longer times have broader bars. */
const MOST_BARS = 60;
/** From one step of playing to the next, in milliseconds. */
const PACE = 900;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {number} day */
const inDays = (day) => new Date(day * DAY);
/** @param {number} day */
const spoken = (day) => `${MONTHS[inDays(day).getUTCMonth()]} ${inDays(day).getUTCFullYear()}`;

const dated = data.interactions.filter(({ told }) => told.from !== null && told.to !== null);
const bars = months();
const box = byId("time");
let playing = 0;
/** While a handle is dragged, or the time plays, all of it is one step to undo. */
let moving = false;

/** The bars: first and last day of each. @returns {[number, number][]} */
function months() {
  if (!dated.length) return [];
  const first = inDays(Math.min(...dated.map(({ told }) => Number(told.from))));
  const last = inDays(Math.max(...dated.map(({ told }) => Number(told.to))));
  const all = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  const size = Math.ceil(all / MOST_BARS);
  /** @type {[number, number][]} */
  const found = [];
  for (let month = 0; month < all; month += size) {
    const from = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1) / DAY;
    const to = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month + size, 1) / DAY - 1;
    found.push([from, to]);
  }
  return found;
}

/** @param {[number, number]|null} window_ @returns {[number, number]} */
function indexes(window_) {
  if (!window_) return [0, bars.length - 1];
  const from = bars.findIndex(([, to]) => to >= window_[0]);
  const last = bars.length - 1 - [...bars].reverse().findIndex(([start]) => start <= window_[1]);
  return [Math.max(0, from), Math.min(bars.length - 1, last)];
}

/** @param {number} a @param {number} b */
function setWindow(a, b) {
  show({ window: a === 0 && b === bars.length - 1 ? null : [bars[a][0], bars[b][1]] }, moving);
  moving = true;
}

function stop() {
  window.clearInterval(playing);
  playing = 0;
  moving = false;
  byId("play").textContent = "Play";
}

function play() {
  if (playing) {
    stop();
    return;
  }
  const [from, to] = indexes(state().window);
  const length = state().window ? to - from : Math.max(0, Math.round(bars.length / 8) - 1);
  let at = state().window && to < bars.length - 1 ? from : 0;
  byId("play").textContent = "Stop";
  moving = false;
  setWindow(at, at + length);
  playing = window.setInterval(() => {
    at += 1;
    if (at + length >= bars.length) stop();
    else setWindow(at, at + length);
  }, PACE);
}

/** Whether time can be cut at an interaction: its days are known, and there is time to either side. @param {import("./data.js").Told} told */
export const canSplit = (told) => bars.length > 1 && told.from !== null && told.to !== null;

/** Before or from a day on. @param {boolean} before @param {number} day */
export function splitAt(before, day) {
  const first = bars[0][0];
  const last = bars[bars.length - 1][1];
  show({ window: before ? [first, day - 1] : [day, last] });
}

/** @param {string} label @param {number} value @returns {HTMLInputElement} */
function slider(label, value) {
  const input = make("input", { type: "range", label });
  input.min = "0";
  input.max = String(bars.length - 1);
  input.value = String(value);
  return input;
}

export function startTime() {
  if (bars.length < 2) {
    box.replaceChildren(make("p", { text: dated.length ? "All that is dated lies within one month." : "Nothing on this map is dated.", name: "none" }));
    return;
  }
  const from = slider("From", 0);
  const to = slider("To", bars.length - 1);
  const words = make("output", { name: "facts" });
  const chart = make("div", { name: "bars" });
  chart.setAttribute("aria-hidden", "true");
  const drawn = bars.map(() => make("span"));
  chart.append(...drawn);
  const start = button("Play", play);
  start.id = "play";
  const again = button("All time", () => show({ window: null }));
  for (const one of [from, to]) {
    one.addEventListener("input", () => {
      if (playing) stop();
      const [a, b] = [Number(from.value), Number(to.value)];
      if (one === from) setWindow(Math.min(a, b), b);
      else setWindow(a, Math.max(a, b));
    });
    one.addEventListener("change", () => {
      moving = false;
      write(state());
    });
  }
  box.replaceChildren(start, make("div", { name: "slicer" }, chart, make("div", { name: "handles" }, from, to)), words, again);

  /** @param {State} shown @param {State} [previous] */
  function write(shown, previous = shown) {
    const [a, b] = indexes(shown.window);
    from.value = String(a);
    to.value = String(b);
    // Where both stand at the right end, the left one has to be on top to be taken hold of.
    from.style.zIndex = a > bars.length / 2 ? "1" : "";
    from.setAttribute("aria-valuetext", spoken(bars[a][0]));
    to.setAttribute("aria-valuetext", spoken(bars[b][1]));
    const everything = visible({ ...shown, window: null }).seen;
    const heights = bars.map((bar) => [...everything.values()].filter((told) => told.from !== null && told.to !== null && overlaps(told, bar)).length);
    const tallest = Math.max(1, ...heights);
    drawn.forEach((bar, place) => {
      bar.style.height = `${Math.round((heights[place] / tallest) * 100)}%`;
      bar.classList.toggle("out", place < a || place > b);
    });
    const total = countAll(shown);
    const undated = total.undated ? `, ${total.undated} of them without a date` : "";
    const voice = data.voices.find((one) => one.id === shown.voice);
    words.textContent = `${spoken(bars[a][0])} to ${spoken(bars[b][1])}: ${total.all} told${undated}${voice ? `, according to ${voice.label}` : ""}`;
    again.disabled = shown.window === null;
    if (shown.window !== previous.window || shown.voice !== previous.voice) announce(words.textContent);
  }
  whenever(write);
  write(state());
}
