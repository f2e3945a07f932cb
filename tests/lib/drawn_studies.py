"""Small studies that Hypothesis draws: sheets as a researcher would write them, all of which the loader accepts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import strategies as st

from schema.model import load_model
from tests.lib.drawn_casework import care_arrangements, involvements, stated_ties, statements
from tests.lib.drawn_cast import Cast, casts
from tests.lib.drawn_tellings import episodes, names_of

Sheets = dict[str, list[dict[str, str]]]

MOST_EPISODES = 12


@dataclass(frozen=True, repr=False)
class DrawnStudy:
    """One study; its text, which Hypothesis shows when a test fails, can be put into a spec test."""

    key: str
    sheets: Sheets

    def __repr__(self) -> str:
        return "\n".join([f"study {self.key}", *(_text(name, rows) for name, rows in self.sheets.items() if rows)])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002 - the name and form that it asks for
        """The same text for Hypothesis, which prints records in a way of its own."""
        printer.text(repr(self))

    def write(self, folder: Path) -> Path:
        """Write it to a new folder of its key, a CSV file a sheet."""
        place = folder / self.key
        place.mkdir(parents=True)
        (place / "study.yaml").write_text(f"study: {self.key}\ntitle: Drawn\nsynthetic: true\n", encoding="utf-8")
        for name, rows in self.sheets.items():
            if rows:
                columns = list(dict.fromkeys(column for row in rows for column in row))
                pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String)).write_csv(place / f"{name}.csv")
        return place


def _text(name: str, rows: list[dict[str, str]]) -> str:
    columns = [c for c in dict.fromkeys(c for row in rows for c in row) if any(row.get(c) for row in rows)]
    lines = [" | ".join(columns), *(" | ".join(row.get(c, "") for c in columns) for row in rows)]
    return "\n    ".join([f"  {name}:", *lines])


@st.composite
def studies(draw: st.DrawFn, key: str, most_episodes: int = MOST_EPISODES) -> DrawnStudy:
    """A study of one to three families, some with nothing told of them."""
    cast: Cast = draw(casts())
    told = draw(episodes(cast, most_episodes))
    names = names_of(told)
    work = draw(involvements(cast))
    care = draw(care_arrangements(cast))
    sheets = {
        "families": cast.families,
        "services": cast.services,
        "people": cast.people,
        "documents": [{"document": "D1", "title": "Interview", "document_kind": "interview"}, {"document": "D2"}],
        "episodes": told,
        "ties": draw(stated_ties(cast, names, work, care)),
        "involvements": work,
        "care_arrangements": care,
        "statements": draw(statements(cast, names)),
    }
    return DrawnStudy(key, {name: sheets[name] for name in load_model().sheets if name in sheets})
