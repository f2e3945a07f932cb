"""Which file of a study folder holds which sheet."""

from collections.abc import Collection
from pathlib import Path

from graph_loader.readers.grid import Grid
from graph_loader.readers.text import read_csv
from graph_loader.readers.workbook import read_workbook
from graph_loader.study import STUDY_FILE, StudyFolder
from schema.definition import Model
from schema.nearby import near
from schema.problems import Place, Report

TEXT_ENDINGS = {".csv", ".tsv", ".tab", ".txt"}
BOOK_ENDINGS = {".xlsx", ".xlsm"}
#: tables that people keep and that are not read
OTHER_TABLES = {".xls", ".xlsb", ".ods", ".numbers", ".tsv", ".tab"}


def read_grids(study: StudyFolder, model: Model, report: Report) -> tuple[dict[str, list[Grid]], bool]:
    """The grids of each of our sheets found in the folder, and whether some file could not be read.

    A sheet has several only where study.yaml names several. Doubled, unused and missing ones go into the report. Files
    that study.yaml gives to a coding tool are not looked at.
    """
    said = {where: sheet for sheet, places in study.file.lists.items() for where in places}
    found: dict[str, list[Grid]] = {}
    met: set[str] = set()
    before = report.errors
    coded = set(study.file.coded.paths) if study.file.coded else set()
    files = [path for path in _files(study.path, report) if path.name not in coded]
    grids = [(path, _grids_of(path, said, report)) for path in files]
    damaged = report.errors > before
    for path, of_file in grids:
        for grid in of_file:
            sheet = _our_sheet(grid, path, said, model)
            places = {place_of(grid), path.name} & set(said)
            if sheet is None:
                report.add("E114", Place(grid.file, grid.sheet), near=near(grid.sheet, model.sheets))
            elif sheet in found and not places - met:
                other = found[sheet][0].file
                report.add("E106", Place(grid.file, grid.sheet), sheet_name=sheet, other=other)
            else:
                found.setdefault(sheet, []).append(grid)
            met |= places
    if not damaged:
        _report_unmet([where for where in said if where not in met and said[where] in found], said, report)
    return found, damaged


def place_of(grid: Grid) -> str:
    """A grid as study.yaml names it: file/sheet."""
    return f"{grid.file}/{grid.sheet}"


def _report_unmet(places: list[str], said: dict[str, str], report: Report) -> None:
    """Places of a sheet whose other lists are there; a sheet without any is reported as missing."""
    for where in places:
        fault = "names a file or sheet that the folder does not hold"
        report.add("E104", Place(file=STUDY_FILE), field=f"sheets.{said[where]}", fault=fault)


def missing_sheets(found: Collection[str], damaged: bool, study: StudyFolder, model: Model, report: Report) -> set[str]:
    """The sheets that ought to be there and are not, reported (E105); after a damaged file, any sheet may be in it."""
    if damaged:
        return set(model.sheets) - set(found)
    needed = [n for n, s in model.sheets.items() if n not in found and (s.required or n in study.file.sheets)]
    for name in needed:
        report.add("E105", Place(file=study.path.name), sheet_name=name)
    return set(needed)


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
