"""Presets: what one tool's table looks like, as data. A new tool is a new file in `presets/`."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from schema.plain_yaml import read_yaml
from schema.shapes import Closed

FOLDER = Path(__file__).parent / "presets"

#: what a column holds
Role = Literal[
    # of a passage: its own id, the document, the words, the place in the tool's words (`counted`: what it counts is
    # the header, such as page) or as a beginning and an end
    "id", "document", "quote", "memo", "place", "counted", "begin", "end",
    # a place counted in characters: two columns, or one that holds both
    "start", "stop", "range",
    # of a coding
    "coding_id", "code", "category", "coder", "made_at", "coding_memo",
    # of a code in a codebook
    "description",
    # who or what a passage tells of, and the group that a document lies in
    "case", "group",
]  # fmt: skip
#: what a column found by a pattern holds; the pattern's group `name` is the variable or the code
Found = Literal["document value", "case value", "code", "left out"]


class Pattern(Closed):
    """Headers that are known by their form."""

    #: regular expression of the whole header with a group `name`
    header: str
    holds: Found
    #: why it is not taken over, for those left out
    why: str = ""


class Preset(Closed):
    """One sort of table."""

    preset: str
    #: as the documentation names it
    title: str
    tool: str
    #: segments: a row a passage or a coding; codebook: a row a code; cases: a row a person or thing; counts: a row an
    #: item, a column a code, and numbers between
    form: Literal["segments", "codebook", "cases", "counts"]
    #: what must be there for the table to be read; of several in one line any will do
    needs: tuple[tuple[str, ...], ...] = ()
    #: headers of each role, in every language that is known
    columns: dict[Role, tuple[str, ...]] = Field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    #: header -> why it is not taken over
    left_out: dict[str, str] = Field(default_factory=dict)
    #: what all other columns hold; left out, they are skipped and named
    rest: Found | None = None
    #: the role of the first column, whatever its header
    first_column: Role | None = None
    #: regular expression that most cells of the first column meet; needed where headers tell too little
    first_cells: str | None = None
    #: first levels of a path in the first column that lead to a document and not to a case
    document_roots: tuple[str, ...] = ()
    #: cells of the first column whose rows only add up others
    sums: tuple[str, ...] = ()
    #: what stands between several codes in one cell
    code_separators: tuple[str, ...] = ()
    #: what stands between the levels of a code's path
    path_separators: tuple[str, ...] = (" > ",)
    #: beginning of a coding's id -> medium, where the words are none
    media: dict[str, str] = Field(default_factory=dict)
    #: a cell of a code's column that says yes
    applied: tuple[str, ...] = ("true", "yes", "1", "x")
    not_applied: tuple[str, ...] = ("false", "no", "0")
    #: rows of a CSV file leave out empty categories, so that what follows has moved to the left
    categories_left_out: bool = False
    #: asked only where no other fits as well
    last: bool = False


@lru_cache(maxsize=1)
def presets() -> dict[str, Preset]:
    """Every preset by name; raises ValueError when a file is not named after its preset."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        one = Preset.model_validate(read_yaml(path))
        if one.preset != path.stem:
            raise ValueError(f"{path.name} holds the preset {one.preset}")
        found[one.preset] = one
    return found


def plain(header: str) -> str:
    """A header as it is compared: letters and digits of any script in small letters, one space between words."""
    return re.sub(r"[\W_]+", " ", header.casefold()).strip()
