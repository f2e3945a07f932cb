"""Reading tables of coded segments, codebooks and cases, whichever tool they come from."""

from pathlib import Path

import polars as pl

from graph_loader.coded.project import Project
from graph_loader.coded.tables.assemble import frames
from graph_loader.coded.tables.facts import Facts
from graph_loader.coded.tables.moved import moved_back
from graph_loader.coded.tables.preset import Preset, presets
from graph_loader.coded.tables.recognise import Table, equals, fits
from graph_loader.coded.tables.sheets import take
from graph_loader.readers.grid import ROW, Grid
from graph_loader.readers.text import read_csv
from graph_loader.readers.workbook import read_workbook
from schema.nearby import near
from schema.problems import Place, Report

TEXT_ENDINGS = (".csv", ".tsv", ".txt")
BOOK_ENDINGS = (".xlsx", ".xlsm")


def read_segments(path: Path, report: Report, preset: str = "") -> Project | None:
    """Read a table that a coding tool exports into the frames of a project.

    The sort of table is recognised by its headers, or named with `preset`. Faults of the file and its cells go into
    the report (E107-E124, E203, E205, E830-E837), and None is returned when there are any.
    """
    mine = Report()
    project = _read(path, mine, preset)
    report.extend(mine)
    return None if mine.errors else project


def _read(path: Path, report: Report, name: str) -> Project | None:
    known = presets()
    if name and name not in known:
        report.add("E832", Place(path.name), near=near(name, known), names=", ".join(known))
        return None
    grids = _grids(path, report)
    if report.errors:
        return None
    filled = [g for g in grids if g.cells.select(pl.any_horizontal(pl.exclude(ROW).is_not_null()).any()).item()]
    if not filled:
        report.add("E112", Place(path.name))
        return None
    tables = _tables(filled, [known[name]] if name else list(known.values()), bool(name), report)
    if not tables:
        return None
    facts = Facts()
    for grid in filled:
        if all(table.grid is not grid for table in tables):
            facts.skip("sheets that are no table of a coding tool", 1, f'sheet "{grid.sheet}"')
    for table in tables:
        whole = moved_back(path, table, report)
        if whole is not None:
            take(whole, facts, report)
    return Project(path.name, path.stem, next((t.preset.tool for t in tables if t.preset.tool), ""), frames(facts))


def _grids(path: Path, report: Report) -> list[Grid]:
    ending = path.suffix.lower()
    if ending in BOOK_ENDINGS:
        return read_workbook(path, report)
    if ending in TEXT_ENDINGS:
        grid = read_csv(path, "", report)
        return [grid] if grid is not None else []
    report.add("E836", Place(path.name), names=", ".join((*TEXT_ENDINGS, *BOOK_ENDINGS)))
    return []


def _tables(grids: list[Grid], candidates: list[Preset], forced: bool, report: Report) -> list[Table]:
    """The table of each sheet that fits; if none does, or one fits several tools alike, that is reported."""
    found: list[Table] = []
    lacking: list[Table] = []
    for grid in grids:
        ranked = fits(grid, candidates, forced)
        if not ranked:
            continue
        first = equals(ranked)
        if len(first) > 1:
            names = ", ".join(sorted(t.preset.preset for t in first))
            report.add("E831", Place(grid.file, grid.sheet, first[0].row), names=names)
        elif ranked[0].lacking:
            lacking.append(ranked[0])
        else:
            found.append(ranked[0])
    if report.errors:
        return []
    if not found and lacking:
        for table in lacking:
            where = Place(table.grid.file, table.grid.sheet, table.row)
            report.add("E833", where, lacking=", ".join(table.lacking), name=table.preset.preset)
    elif not found:
        report.add("E830", Place(grids[0].file), names=", ".join(one.title for one in candidates))
    return found
