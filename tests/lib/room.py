"""A room, and what it says of a map: a file of notes such as the map's page saves."""

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.lib.commands import kith

#: a family of the small study, and what its map calls two of its lines
FAMILY = "small:F01"
LINE, OTHER_LINE = "Isla and North drug treatment team", "Isla and Children and families team"


def page_data(page: Path) -> dict[str, Any]:
    """The data of a map's page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found is not None
    data = json.loads(found.group(1))
    assert isinstance(data, dict)
    return data


def owner_of(page: Path, title: str) -> str:
    """The owner of a line, a person or a service, by what the map calls it."""
    data = page_data(page)
    titled = {**{n["label"]: n["id"] for n in data["nodes"]}, **{t["title"]: t["id"] for t in data["ties"]}}
    return str(titled[title])


def notes_on(page: Path, *titles: str, **changes: object) -> dict[str, Any]:
    """A file of one note on each of these, saying that it is not right; `changes` are fields of every note."""
    notes = [
        {
            "on": owner_of(page, title),
            "title": title,
            "sort": "not_right",
            "text": f"It was never so, {number}.",
            "role": "parent",
            "at": f"2026-11-20T14:03:0{number}.250Z",
            **changes,
        }
        for number, title in enumerate(titles, start=1)
    ]
    return {"format": 1, "about": page_data(page)["about"], "notes": notes}


def write_notes(file: Path, notes: object) -> Path:
    """Write them as the page does."""
    file.write_text(json.dumps(notes, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file


@dataclass
class Room:
    """A graph, a map of its family, and the study's folder, which each test may spoil."""

    graph: Path
    page: Path
    folder: Path
    place: Path

    def add(self, notes: object, *words: object, folder: Path | None = None) -> Any:
        """Bring notes into the folder."""
        file = write_notes(self.place / "notes.json", notes)
        return kith("corrections", "add", file, folder or self.folder, *words, "--from", self.graph)

    def on(self, *titles: str, **changes: object) -> dict[str, Any]:
        """A file of a note on each of these."""
        return notes_on(self.page, *titles, **changes)

    @property
    def rows(self) -> list[dict[str, str]]:
        """The sheet as it is now; none where there is no sheet."""
        file = self.folder / "corrections.csv"
        if not file.exists():
            return []
        with file.open(encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text))
