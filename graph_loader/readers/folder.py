"""Which file of a study folder holds which sheet."""

from pathlib import Path

from graph_loader.readers.grid import Grid
from graph_loader.readers.text import read_csv
from graph_loader.readers.workbook import read_workbook
from graph_loader.study import StudyFolder
from schema.definition import Model
from schema.nearby import near
from schema.problems import Place, Report

TEXT_ENDINGS = {".csv", ".tsv", ".txt"}
BOOK_ENDINGS = {".xlsx", ".xlsm"}
#: tables that people keep and that are not read
OTHER_TABLES = {".xls", ".xlsb", ".ods", ".numbers", ".tsv"}


def read_grids(study: StudyFolder, model: Model, report: Report) -> tuple[dict[str, Grid], set[str]]:
    """The grid of each of our sheets found in the folder, and the sheets that ought to be there and were not found.

    Missing, doubled and unused sheets go into the report. Where a file could not be read, any sheet may be in it.
    """
    said = {where: sheet for sheet, where in study.file.sheets.items()}
    found: dict[str, Grid] = {}
    before = report.errors
    grids = [(path, _grids_of(path, said, report)) for path in _files(study.path, report)]
    damaged = report.errors > before
    for path, of_file in grids:
        for grid in of_file:
            sheet = _our_sheet(grid, path, said, model)
            if sheet is None:
                report.add("E114", Place(grid.file, grid.sheet), near=near(grid.sheet, model.sheets))
            elif sheet in found:
                other = found[sheet].file
                report.add("E106", Place(grid.file, grid.sheet), sheet_name=sheet, other=other)
            else:
                found[sheet] = grid
    missing = {n for n, s in model.sheets.items() if n not in found and (s.required or n in study.file.sheets)}
    if damaged:
        return found, set(model.sheets) - set(found)
    for name in model.sheets:
        if name in missing:
            report.add("E105", Place(file=study.path.name), sheet_name=name)
    return found, missing


def _files(folder: Path, report: Report) -> list[Path]:
    try:
        return [p for p in sorted(folder.iterdir()) if not p.name.startswith((".", "~$")) and p.is_file()]
    except PermissionError:
        report.add("E113", Place(file=folder.name))
        return []


def _grids_of(path: Path, said: dict[str, str], report: Report) -> list[Grid]:
    ending = path.suffix.lower()
    if ending in BOOK_ENDINGS:
        return read_workbook(path, report)
    # A stray text file is nobody's sheet unless study.yaml says so.
    if ending in TEXT_ENDINGS and (ending == ".csv" or path.name in said):
        grid = read_csv(path, path.stem, report)
        return [grid] if grid is not None else []
    if ending in OTHER_TABLES:
        report.add("E114", Place(file=path.name), near=" (sheets are read from CSV and XLSX)")
    return []


def _our_sheet(grid: Grid, path: Path, said: dict[str, str], model: Model) -> str | None:
    """The sheet a grid holds: as study.yaml says, else by the sheet's or the file's name."""
    for where in (f"{path.name}/{grid.sheet}", path.name):
        if where in said:
            return said[where]
    for name in (grid.sheet, path.stem):
        plain = name.strip().lower().replace(" ", "_").replace("-", "_")
        if plain in model.sheets and plain not in said.values():
            return plain
    return None
