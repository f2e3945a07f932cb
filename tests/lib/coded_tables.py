"""Made tables in the shape that coding tools export: synthetic, written by no tool, their words said by nobody."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
from openpyxl import Workbook

from graph_loader.coded.project import Project
from graph_loader.coded.tables.read import read_segments
from schema.problems import Report

Rows = Sequence[Sequence[str]]

#: Words with all that goes wrong between programs: an emoji of several code points, markup, a combining accent, CRLF.
HARD = "She said <so> & \U0001f469\u200d\U0001f467 laughed in the cafe\u0301;\r\nthen left."
#: the same as every reader gives it
HARD_READ = HARD.replace("\r\n", "\n")


def write(path: Path, rows: Rows, separator: str = ",") -> Path:
    """Write rows as CSV, TSV or XLSX, by the ending of the path."""
    if path.suffix == ".xlsx":
        return write_sheets(path, {"Sheet1": rows})
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter="\t" if path.suffix == ".tsv" else separator).writerows(rows)
    return path


def write_sheets(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook, every cell as text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    book.save(path)
    return path


def read(path: Path, preset: str = "") -> Project:
    """Read a table that is sound."""
    report = Report()
    project = read_segments(path, report, preset)
    assert [str(one) for one in report.problems()] == []
    assert project is not None
    return project


def problems(path: Path, preset: str = "") -> list[tuple[str, int | None, str]]:
    """Code, row and column of each problem of a table that is not sound."""
    report = Report()
    assert read_segments(path, report, preset) is None
    return [(one.code, one.place.row, one.place.column) for one in report.problems()]


def codings(project: Project) -> list[tuple[str, str | None, str, str | None]]:
    """Document, words, code and coder of each coding, in the order of the file."""
    joined = project.codings.join(
        project.passages.select("document", "quote", passage="id"), on="passage", maintain_order="left"
    )
    return joined.select("document", "quote", "code", "coder").rows()


def skipped(project: Project) -> dict[str, int]:
    """What was left out, and how often."""
    return dict(project.skipped.select("what", "count").iter_rows())


def column(frame: pl.DataFrame, name: str) -> list[object]:
    """One column as a list."""
    return frame.get_column(name).to_list()
