"""The maps: `python -m benchmarks.maps` times a ready picture, ours and pyvis as it comes, and panning, in one run.

Each page is made from the same things and ties and opened from disk in the same offline Chromium. Ready means that the
first picture stands: ours says so itself; pyvis computes its places in the page and shows nothing until that is done.
Panning counts the frames that the browser draws while a finger or mouse moves without pause.
"""

import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLong
from rich.console import Console
from rich.table import Table

from benchmarks.measure import machine
from benchmarks.networks import invented_network
from tests.lib.browser import DESKTOP, READY, chromium
from tests.unit.viz.invented import crowded
from viz.ecomap.page import page as ecomap_page
from viz.ecomap.record import Ecomap
from viz.explorer.folding import Limits
from viz.explorer.page import page as explorer_page
from viz.explorer.record import HOLDERS, Network

SIZES = (50, 200, 1000, 5000)
#: things and ties while panning
PANNED = 500
#: the ecomap is of one family; beyond this no family of a study would reach
LARGEST_FAMILY = 200
EVERYTHING = Limits(10**9, 10**9, 10**9)
#: pyvis has finished computing its places, and draws
STABLE = "typeof network === 'object' && network.physics.ready === true"
#: moves in a circle for three seconds; frames a second, and the longest of twenty gaps between them in milliseconds
PAN = """(selector) => new Promise((done) => {
  const stage = document.querySelector(selector), box = stage.getBoundingClientRect();
  stage.setPointerCapture = () => {};
  stage.hasPointerCapture = () => true;
  const send = (type, x, y) => stage.dispatchEvent(new PointerEvent(type, { pointerId: 1, bubbles: true,
    clientX: box.left + box.width / 2 + x, clientY: box.top + box.height / 2 + y }));
  const gaps = [];
  let first = 0, last = 0;
  send("pointerdown", 0, 0);
  requestAnimationFrame(function frame(now) {
    first ||= now;
    if (last) gaps.push(now - last);
    last = now;
    const turn = (now - first) / 300;
    send("pointermove", 120 * Math.sin(turn), 80 * (1 - Math.cos(turn)));
    if (now - first < 3000) return requestAnimationFrame(frame);
    send("pointerup", 0, 0);
    gaps.sort((a, b) => a - b);
    return done([gaps.length / ((last - first) / 1000), gaps[Math.floor(gaps.length * 0.95)]]);
  });
})"""


def measure(
    limit: Annotated[float, typer.Option(min=1, help="Seconds after which pyvis is not waited for any longer.")] = 120,
    size: Annotated[list[int] | None, typer.Option(help="How many things; may be given again.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    """Measure the time to a ready picture, and frames while panning."""
    with tempfile.TemporaryDirectory(prefix="kith-maps-") as folder, chromium() as browser:
        file = Path(folder) / "page.html"
        # The first page of a browser and the first use of a library take longer than any after it.
        first = invented_network(min(SIZES))
        _opened(browser, file, lambda: explorer_page(first), READY, limit)
        _opened(browser, file, lambda: _pyvis(first), "", limit)
        found = {
            "machine": f"{machine('pyvis', 'playwright')}, load {os.getloadavg()[1]:.0f}",
            "ready": [_ready(browser, file, n, limit) for n in size or SIZES],
            "panning": _panning(browser, file),
        }
    if as_json:
        typer.echo(json.dumps(found, indent=1))
    else:
        _show(found, limit)


def _ready(browser: Browser, file: Path, size: int, limit: float) -> dict[str, Any]:
    one = invented_network(size)
    row: dict[str, Any] = {"things": size, "ties": one.ties.height}
    row["explorer"] = _opened(browser, file, lambda: explorer_page(one), READY, limit)
    row["explorer, all drawn"] = _opened(browser, file, lambda: explorer_page(one, EVERYTHING), READY, limit)
    row["pyvis"] = _opened(browser, file, lambda: _pyvis(one), "", limit)
    if size <= LARGEST_FAMILY:
        row["ecomap"] = _opened(browser, file, lambda: ecomap_page(_family(size)), READY, limit)
    return row


def _opened(browser: Browser, file: Path, make: Callable[[], str], ready: str, limit: float) -> dict[str, Any]:
    """Seconds to make a page, CPU seconds of that, and from then to its first picture; None beyond the limit."""
    begun, used = time.perf_counter(), time.process_time()
    text = make()
    used = time.process_time() - used
    file.write_text(text, encoding="utf-8")
    made = time.perf_counter()
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    try:
        context.set_offline(True)
        shown = context.new_page()
        shown.set_default_timeout(limit * 1000)
        try:
            _until_ready(shown, file, ready)
            took: float | None = time.perf_counter() - made
        except TooLong:
            took = None
    finally:
        context.close()
    return {"made": made - begun, "cpu": used, "opened": took, "bytes": len(text.encode())}


def _until_ready(shown: Page, file: Path, ready: str) -> None:
    shown.goto(file.as_uri(), wait_until="commit")
    if ready:
        shown.wait_for_selector(ready, state="attached")
    else:
        shown.wait_for_function(STABLE, polling=50)
    # What was drawn is on the screen one frame later.
    shown.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _pyvis(one: Network) -> str:
    """The same things and ties as pyvis draws them by itself."""
    from pyvis.network import Network as Pyvis  # noqa: PLC0415

    net = Pyvis(directed=True, cdn_resources="in_line")
    drawn = one.things.filter(~one.things["kind"].is_in(list(HOLDERS)))
    for name, label, kind in drawn.select("id", "label", "kind").iter_rows():
        net.add_node(name, label=label, group=kind)
    for start, end, contacts in one.ties.select("from_id", "to_id", "contacts").iter_rows():
        net.add_edge(start, end, title=f"{contacts} contacts")
    return str(net.generate_html())


def _family(size: int) -> Ecomap:
    """A family's map of so many people, services and workers."""
    return crowded(services=size * 3 // 10, workers=size * 6 // 10, people=max(2, size // 10))


def _panning(browser: Browser, file: Path) -> dict[str, Any]:
    one = invented_network(PANNED)
    found: dict[str, Any] = {"things": PANNED, "ties": one.ties.height}
    for name, limits in (("all drawn", EVERYTHING), ("as it opens", Limits())):
        file.write_text(explorer_page(one, limits), encoding="utf-8")
        context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
        try:
            shown = context.new_page()
            _until_ready(shown, file, READY)
            frames, gap = shown.evaluate(PAN, "#map")
            found[name] = {"frames": frames, "gap": gap}
        finally:
            context.close()
    return found


def _whole(one: dict[str, Any]) -> float | None:
    return None if one["opened"] is None else one["made"] + one["opened"]


def _show(found: dict[str, Any], limit: float) -> None:
    console = Console(width=110)
    console.print(found["machine"])
    names = ("explorer", "explorer, all drawn", "pyvis", "ecomap")
    table = Table("things", "ties", *names, "pyvis / explorer", "pyvis / all drawn")
    for row in found["ready"]:
        whole = {name: _whole(row[name]) for name in names if name in row}
        said = [_said(row[name], whole[name], limit) if name in row else "" for name in names]
        least = whole["pyvis"] or row["pyvis"]["made"] + limit
        more = "" if whole["pyvis"] else "> "
        ratios = [f"{more}{least / ours:.1f}" if (ours := whole[name]) else "" for name in names[:2]]
        table.add_row(f"{row['things']:,}", f"{row['ties']:,}", *said, *ratios)
    console.print(
        "Seconds to a ready picture (making the file, CPU seconds of that, + opening it), and the file's size in kB:"
    )
    console.print(table)
    panned = found["panning"]
    for name in ("all drawn", "as it opens"):
        one = panned[name]
        console.print(
            f"Panning {panned['things']:,} things with {panned['ties']:,} ties, {name}: {one['frames']:.0f} frames a "
            f"second; 19 of 20 gaps no longer than {one['gap']:.0f} ms"
        )


def _said(one: dict[str, Any], whole: float | None, limit: float) -> str:
    if whole is None:
        return f"> {one['made'] + limit:.1f} ({one['bytes'] / 1000:,.0f} kB)"
    return (
        f"{whole:.2f} ({one['made']:.2f}, CPU {one['cpu']:.2f}, + {one['opened']:.2f}; {one['bytes'] / 1000:,.0f} kB)"
    )


if __name__ == "__main__":
    typer.run(measure)
