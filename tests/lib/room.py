"""What a room says of a map, as a file of notes such as the map's page saves."""

import json
import re
from pathlib import Path
from typing import Any


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
