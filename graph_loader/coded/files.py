"""The files of a coding tool in a study folder: each is read by its own reader and added to the folder's sheets."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from graph_loader.coded.mapping.sheets import sheets_of
from graph_loader.coded.project import Project
from graph_loader.study import STUDY_FILE, StudyFolder
from schema.definition import Model
from schema.nearby import near
from schema.problems import Place, Report

CODEBOOK = ".qdc"
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


@dataclass(frozen=True)
class WithCoded:
    """A folder's sheets together with those that its coded files give."""

    sheets: dict[str, pl.DataFrame]
    #: some file could not be read, so that nobody knows what it has
    damaged: bool


def with_coded(sheets: dict[str, pl.DataFrame], study: StudyFolder, model: Model, report: Report) -> WithCoded:
    """Add the rows of coded files to the folder's own, one file after the other; all faults go into the report."""
    means = study.file.coded
    if means is None:
        return WithCoded(sheets, False)
    known, damaged = dict(sheets), False
    for name in means.paths:
        project = _opened(study, name, means.preset or "", report)
        if project is None:
            damaged = True
            continue
        for sheet, rows in sheets_of(project, means, study.file, model, known, report).items():
            known[sheet] = _together(known[sheet], rows) if sheet in known else rows
    return WithCoded(known, damaged)


def _together(rows: pl.DataFrame, more: pl.DataFrame) -> pl.DataFrame:
    """Rows of one sheet from two places; codes become lists on both sides."""
    lists = [name for name, dtype in more.schema.items() if isinstance(dtype, pl.List)]
    split = [pl.col(name).str.split(";").list.eval(pl.element().str.strip_chars()) for name in lists]
    return pl.concat([rows.with_columns(split) if rows.schema != more.schema else rows, more.select(rows.columns)])


def _opened(study: StudyFolder, name: str, preset: str, report: Report) -> Project | None:
    """One file that study.yaml names; only ever one of the folder itself."""
    path = study.path / name
    if Path(name).name != name or not path.is_file():
        files = sorted(p.name for p in study.path.iterdir() if p.is_file())
        fault = "names a file that the folder does not hold" + near(name, files)
        report.add("E104", Place(file=STUDY_FILE), field="coded.files", fault=fault)
        return None
    return read_coded(path, preset, report)


def read_coded(path: Path, preset: str, report: Report) -> Project | None:
    """A project, a codebook or a table of coded segments; faults go into the report and None is returned."""
    # Most folders have none, and the readers' libraries take their time to load.
    from graph_loader.coded.refi.read import read_codebook, read_project  # noqa: PLC0415
    from graph_loader.coded.tables.read import read_segments  # noqa: PLC0415

    if path.suffix.lower() == CODEBOOK:
        codes = read_codebook(path, report)
        return None if codes is None else Project(path.name, path.stem, "", {"codes": codes})
    if path.suffix.lower() in TABLES:
        return read_segments(path, report, preset)
    return read_project(path, report)
