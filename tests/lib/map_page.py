"""What is wrong with a map in a real browser: what lies outside the drawing or over something else."""

from tests.lib.browser import OpenPage

#: measures the drawing that is seen, in pixels of the screen. A text's box is as high as its letters; two boxes may
#: touch by half a pixel, for rounding
FAULTS = r"""(within) => {
  const TOUCH = 0.5, found = [];
  const drawing = [...document.querySelectorAll(`${within} svg.plan`)].find((one) => one.getClientRects().length);
  const seen = (one) => one.getClientRects().length > 0;
  const box = (one, name) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return { name, left, right, top, bottom };
  };
  const texts = [...drawing.querySelectorAll("text")].filter(seen).map((one) => {
    const size = one.getScreenCTM().a * Number(one.getAttribute("font-size"));
    const whole = box(one, `text ${JSON.stringify(one.textContent.slice(0, 30))}`);
    const base = (whole.top + whole.bottom) / 2 + 0.02 * size;
    return { ...whole, top: base - 0.5 * size, bottom: base + 0.5 * size };
  });
  const cards = [...drawing.querySelectorAll(".ground.card")].filter(seen).map((one, at) => box(one, `card ${at}`));
  const all = (names) => [...drawing.querySelectorAll(names)].filter(seen);
  const people = all(".symbol").map((one, at) => box(one, `person ${at}`));
  const symbols = [...people, ...all(".dot").map((one, at) => box(one, `dot ${at}`))];
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH;
  const inside = (a, b) => a.left >= b.left - TOUCH && a.right <= b.right + TOUCH
    && a.top >= b.top - TOUCH && a.bottom <= b.bottom + TOUCH;
  const pairs = (some, others, wrong) => some.forEach((a, i) => others.forEach((b, j) => {
    if ((some !== others || i < j) && over(a, b) && wrong(a, b)) found.push(`${a.name} and ${b.name}`);
  }));
  pairs(texts, texts, () => true);
  pairs(texts, symbols, () => true);
  pairs(texts, cards, (a, b) => !inside(a, b));
  pairs(cards, cards, () => true);
  pairs(people, people, () => true);
  pairs(people, cards, () => true);
  const frame = drawing.getBoundingClientRect();
  for (const one of [...texts, ...cards, ...symbols]) if (!inside(one, frame)) found.push(`${one.name} is outside`);
  return { found, smallest: Math.min(...texts.map((one) => one.bottom - one.top)) };
}"""

#: where everything of the drawing that is seen stands, in its own units
PLACES = r"""() => [...document.querySelectorAll("svg.plan")].filter((one) => one.getClientRects().length)
  .flatMap((one) => [...one.querySelectorAll("rect, circle, polygon, text, path, polyline")])
  .map((one) => ["x", "y", "cx", "cy", "d", "points"].map((name) => one.getAttribute(name) ?? "").join(" "))"""


def faults(seen: OpenPage, within: str = "body") -> list[str]:
    """What is outside the drawing, or lies over something else; of several drawings, that within an element."""
    return [str(one) for one in seen.page.evaluate(FAULTS, within)["found"]]


def smallest_text(seen: OpenPage, within: str = "body") -> float:
    """Size of the smallest text of the drawing, in pixels of the screen."""
    return float(seen.page.evaluate(FAULTS, within)["smallest"])


def places(seen: OpenPage) -> list[str]:
    """Where everything of the drawing stands."""
    return [str(one) for one in seen.page.evaluate(PLACES)]


#: a point of a line's drawing that nothing else covers, in pixels of the screen
ON_LINE = r"""(owner) => {
  const paths = [...document.querySelectorAll(`.plan [data-owner="${owner}"] .hit`)];
  const path = paths.find((one) => one.getClientRects().length), matrix = path.getScreenCTM();
  for (let part = 0.05; part < 1; part += 0.02) {
    const at = path.getPointAtLength(path.getTotalLength() * part).matrixTransform(matrix);
    if (document.elementFromPoint(at.x, at.y)?.closest("[data-owner]")?.dataset.owner === owner) return [at.x, at.y];
  }
  return null;
}"""


def on_line(seen: OpenPage, owner: str) -> tuple[float, float]:
    """A point of a line that can be pressed."""
    x, y = seen.page.evaluate(ON_LINE, owner)
    return float(x), float(y)


def shown(seen: OpenPage, owner: str) -> bool:
    """Whether something is on the drawing that is seen."""
    return bool(
        seen.page.evaluate(
            "(owner) => [...document.querySelectorAll(`.plan [data-owner='${owner}']`)]"
            ".some((one) => one.getClientRects().length > 0)",
            owner,
        )
    )
