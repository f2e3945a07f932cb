"""The network explorer as one offline page, and as what a notebook shows."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from viz.explorer import words
from viz.explorer.drawing import columns
from viz.explorer.folding import Folded, Limits, folded
from viz.explorer.places import places
from viz.explorer.record import HOLDERS, Network
from viz.modules import joined, lean
from viz.offline import PAGE, embedded, render, vis_network

FOLDER: Path = PAGE / "explorer_page"
#: digits of the data version that are shown
VERSION_DIGITS = 12
NO_TIES = "No tie is told of in this network."


def page(one: Network, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """The whole page as HTML text; the same bytes for the same network.

    It opens with no more drawn than the limits say, and the rest folded. Only the fields of `Network` are in it, and no
    id of the study.
    """
    tree = folded(one, limits)
    script, _ = vis_network()
    return render(
        "explorer_page/page.html.j2",
        styles=[lean((FOLDER / "page.css").read_text(encoding="utf-8"))],
        scripts=[script, lean(joined(FOLDER, "main"))],
        texts=None,
        one=one,
        version=one.data_version[:VERSION_DIGITS],
        opening=words.opening(one, tree),
        empty="" if one.ties.height else NO_TIES,
        groups=words.groups(tree),
        held=words.contents(one),
        data=embedded(_data(one, tree)),
    )


@dataclass(frozen=True)
class Explorer:
    """A network's page as the value of a notebook's cell."""

    html: str
    #: pixels
    height: int = 720

    def _repr_html_(self) -> str:
        """A frame that holds the page and may reach nothing outside itself."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts" title="Network explorer" '
            f'width="100%" height="{self.height}" style="border:0"></iframe>'
        )

    def save(self, file: str | Path) -> None:
        """Write the page to a file of its own."""
        Path(file).write_text(self.html, encoding="utf-8", newline="\n")


def explorer(one: Network, height: int = 720) -> Explorer:
    """The network as a notebook shows it, `height` pixels high."""
    return Explorer(page(one), height)


def _data(one: Network, tree: Folded) -> dict[str, Any]:
    nodes, edges = columns(one, tree, places(tree))
    return {
        "about": {
            "title": one.title,
            "study": one.study_title,
            "level": one.level,
            "export": one.export,
            "version": one.data_version[:VERSION_DIGITS],
        },
        "things": nodes,
        "ties": edges,
        "open": tree.open,
        "kinds": words.KINDS,
        "holders": sorted(HOLDERS),
        "value": one.value_words,
    }
