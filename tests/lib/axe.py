"""axe-core, from npm, run in a page: serious and critical faults for people who use assistive technology."""

from functools import lru_cache
from pathlib import Path

from tests.lib.browser import OpenPage

SCRIPT = Path(__file__).parents[1] / "npm" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .filter((one) => ["serious", "critical"].includes(one.impact))
  .map((one) => `${one.id}: ${one.nodes.length} of ${one.nodes[0].html.slice(0, 120)}`)"""


@lru_cache(maxsize=1)
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")


def serious_faults(seen: OpenPage) -> list[str]:
    """What axe-core finds serious or critical; the page must allow script that is not its own."""
    seen.page.evaluate(_script())
    return [str(one) for one in seen.page.evaluate(RUN)]
