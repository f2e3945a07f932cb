"""Problems: a catalogue of codes as data, the report that lists them by place, and the errors that carry them.

A problem says what is wrong, where, what was expected and what to do. It never holds the value of a cell.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

import polars as pl

from schema.plain_yaml import read_yaml
from schema.shapes import Closed

PROBLEMS_FOLDER = Path(__file__).parent / "problems"


class ProblemKind(Closed):
    """One code of the catalogue."""

    code: str
    title: str
    #: what it means and why it matters
    description: str
    #: what to do
    remedy: str
    #: the sentence shown, with named places for what was expected
    message: str
    #: a notice is reported and does not stop a load
    severity: Literal["error", "notice"] = "error"
    exit_status: int = 2
    http_status: int = 422


@lru_cache(maxsize=1)
def load_problems() -> dict[str, ProblemKind]:
    """Every problem kind by code, in order; raises ValueError when a code is defined twice."""
    found: dict[str, ProblemKind] = {}
    for path in sorted(PROBLEMS_FOLDER.glob("*.yaml")):
        for raw in read_yaml(path):
            one = ProblemKind.model_validate(raw)
            if one.code in found:
                raise ValueError(f"{path.name}: {one.code} is defined twice")
            found[one.code] = one
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class Place:
    """Where a problem is; rows are numbered as the spreadsheet shows them."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet and self.sheet != Path(self.file).stem:
            parts.append(f'sheet "{self.sheet}"')
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f'column "{self.column}"')
        return ", ".join(p for p in parts if p)


NOWHERE = Place()


@dataclass(frozen=True)
class Problem:
    """One problem at one place."""

    code: str
    place: Place = NOWHERE
    details: dict[str, str | int] = field(default_factory=dict)

    @property
    def kind(self) -> ProblemKind:
        """The catalogue's entry for it."""
        return load_problems()[self.code]

    @property
    def sentence(self) -> str:
        """What is wrong, what was expected and what to do, without the place."""
        return f"{self.kind.message} {self.kind.remedy}".format(**self.details)

    def __str__(self) -> str:
        where = str(self.place)
        return f"{self.code} {where}: {self.sentence}" if where else f"{self.code} {self.sentence}"


class KithError(Exception):
    """Base of every error a user may see: one sentence, an exit status, an HTTP status, no traceback."""

    def __init__(self, code: str, place: Place = NOWHERE, **details: str | int) -> None:
        self.problem = Problem(code, place, details)
        super().__init__(str(self.problem))

    @property
    def exit_status(self) -> int:
        """Exit status of the command."""
        return self.problem.kind.exit_status


SCHEMA = {
    "code": pl.String,
    "file": pl.String,
    "sheet": pl.String,
    "row": pl.Int64,
    "column": pl.String,
    "details": pl.String,
}


class Report:
    """Every problem found in a folder, kept as a table so that two million bad rows stay cheap."""

    def __init__(self) -> None:
        self._parts: list[pl.DataFrame] = []

    def add(self, code: str, place: Place = NOWHERE, **details: str | int) -> None:
        """Add one problem."""
        row = (code, place.file, place.sheet, place.row, place.column, _pack(details))
        self._parts.append(pl.DataFrame([row], schema=SCHEMA, orient="row"))

    def add_rows(
        self, code: str, rows: pl.DataFrame, column: str = "", details_column: str = "", **details: str | int
    ) -> None:
        """Add one problem for each row of a frame that carries `_file`, `_sheet` and `_row`.

        `details_column` names a column of the frame whose text becomes the detail of the same name.
        """
        if rows.is_empty():
            return
        fixed = pl.lit(_pack(details))
        packed = (
            pl.struct([pl.col(details_column), *(pl.lit(v).alias(k) for k, v in details.items())]).struct.json_encode()
            if details_column
            else fixed
        )
        self._parts.append(
            rows.select(
                code=pl.lit(code),
                file=pl.col("_file").cast(pl.String),
                sheet=pl.col("_sheet").cast(pl.String),
                row=pl.col("_row").cast(pl.Int64),
                column=pl.lit(column),
                details=packed.cast(pl.String),
            )
        )

    def extend(self, other: "Report") -> None:
        """Take over another report's problems."""
        self._parts += other._parts

    @property
    def table(self) -> pl.DataFrame:
        """All problems, errors first, then by file, sheet, row, column, code."""
        severity = {k.code: k.severity for k in load_problems().values()}
        return (
            pl.concat([pl.DataFrame(schema=SCHEMA), *self._parts])
            .unique(maintain_order=True)
            .with_columns(severity=pl.col("code").replace_strict(severity, return_dtype=pl.String))
            .sort("severity", "file", "sheet", "row", "column", "code", nulls_last=False)
            .select("code", "severity", "file", "sheet", "row", "column", "details")
        )

    @property
    def errors(self) -> int:
        """How many problems stop a load."""
        return self.table.filter(pl.col("severity") == "error").height

    def problems(self, most: int | None = None) -> Iterable[Problem]:
        """The problems one by one, at most `most` of each code."""
        table = self.table
        if most is not None:
            table = table.filter(pl.int_range(pl.len()).over("code") < most)
        for code, _, file, sheet, row, column, details in table.iter_rows():
            yield Problem(code, Place(file, sheet, row, column), json.loads(details))


class Unsound(KithError):
    """A study folder has problems that stop a load; nothing was written."""

    def __init__(self, report: Report, folder: str) -> None:
        self.report = report
        super().__init__("E100", Place(file=folder), count=report.errors)


def _pack(details: dict[str, str | int]) -> str:
    return json.dumps(details, ensure_ascii=False, sort_keys=True)
