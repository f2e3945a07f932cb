"""What the sheets of one file say, gathered before ids are given, and what is left out of it."""

from dataclasses import dataclass, field

import polars as pl

from graph_loader.coded.project import SCHEMAS
from graph_loader.readers.grid import ROW

TEXT, INT = pl.String(), pl.Int64()

#: A row a passage and code; `code` is a path or null, `medium` of the document
SEGMENTS = {
    "_sheet": TEXT, ROW: INT, "id": TEXT, "coding_id": TEXT, "document": TEXT, "medium": TEXT, "start": INT,
    "stop": INT, "place": TEXT, "quote": TEXT, "memo": TEXT, "code": TEXT, "coder": TEXT, "made_at": TEXT,
    "coding_memo": TEXT, "case": TEXT,
}  # fmt: skip
#: `of` document or case, `owner` its name
VALUES = {ROW: INT, "of": TEXT, "owner": TEXT, "variable": TEXT, "value": TEXT}
CODES = {ROW: INT, "path": TEXT, "memo": TEXT}
#: cases or documents that a sheet lists
LISTED = {ROW: INT, "of": TEXT, "name": TEXT}
GROUPS = {ROW: INT, "group": TEXT, "document": TEXT}
SHAPES = {"segments": SEGMENTS, "values": VALUES, "codes": CODES, "listed": LISTED, "groups": GROUPS}


@dataclass
class Facts:
    """Parts of each shape, in the order of the file."""

    parts: dict[str, list[pl.DataFrame]] = field(default_factory=lambda: {name: [] for name in SHAPES})
    skips: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, name: str, part: pl.DataFrame) -> None:
        """Take over rows of one shape; columns that are missing are empty."""
        shape = SHAPES[name]
        columns = [pl.col(c).cast(t) if c in part.columns else pl.lit(None, t).alias(c) for c, t in shape.items()]
        self.parts[name].append(part.select(columns))

    def of(self, name: str) -> pl.DataFrame:
        """All rows of one shape."""
        return pl.concat([pl.DataFrame(schema=SHAPES[name]), *self.parts[name]])

    def skip(self, what: str, count: int, first: str) -> None:
        """Say that something is not taken over, in plain words; nothing is said of nothing."""
        if count:
            self.skips.append((what, count, first))

    def skip_rows(self, what: str, rows: pl.DataFrame) -> None:
        """The same of rows that carry `_sheet` and `_row`."""
        if rows.height:
            self.skip(what, rows.height, place(str(rows.item(0, "_sheet")), int(rows.item(0, ROW))))

    @property
    def skipped(self) -> pl.DataFrame:
        """The frame `skipped` of a project: each kind once, with its first place."""
        frame = pl.DataFrame(self.skips, schema=SCHEMAS["skipped"], orient="row")
        return frame.group_by("what", maintain_order=True).agg(pl.col("count").sum(), pl.col("first").first())


def place(sheet: str, row: int) -> str:
    """Where something stands, as a reader looks for it."""
    return f'sheet "{sheet}", row {row}' if sheet else f"row {row}"
