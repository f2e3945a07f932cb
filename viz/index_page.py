"""An index of several maps: one small offline page that leads to their files."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from viz.offline import render


@dataclass(frozen=True)
class IndexEntry:
    """One map of the index."""

    title: str
    #: name of the map's file, in the same folder as the index
    file_name: str
    study_title: str
    people: int
    services: int
    ties: int
    interactions: int
    synthetic: bool = False


def index_page(entries: Sequence[IndexEntry]) -> str:
    """The whole page as HTML text; the same bytes for the same entries, which keep their order."""
    # Quoted and led by ./, a name can be nothing but a file beside the index.
    rows = [(entry, "./" + quote(entry.file_name, safe="")) for entry in entries]
    texts = [text for e in entries for text in (e.title, e.study_title)]
    return render(
        "index.html.j2",
        styles=["ecomap/page.css"],
        scripts=[],
        texts=texts,
        rows=rows,
        has_synthetic=any(e.synthetic for e in entries),
    )
