"""From a study folder to its graph tables, or to a report of everything that stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from graph_loader.checks.cells import TypedSheet, typed
from graph_loader.checks.keys import Keys, declared_keys
from graph_loader.checks.meaning import check_meaning
from graph_loader.checks.study import check_study
from graph_loader.coded.files import with_coded
from graph_loader.derive.rules import with_derived
from graph_loader.interpret.descriptors import interpret_descriptors
from graph_loader.interpret.draft import Draft
from graph_loader.interpret.roles import add_roles, add_study
from graph_loader.interpret.stated import interpret_ties
from graph_loader.interpret.tellings import interpret_tellings
from graph_loader.readers.folder import missing_sheets, read_grids
from graph_loader.readers.headers import named_columns
from graph_loader.study import STUDY_FILE, StudyFile, StudyFolder, read_study_file
from graph_store.tables import Tables
from schema.definition import Model
from schema.problems import Place, Report

INTERPRETERS = {"descriptors": interpret_descriptors, "ties": interpret_ties, "tellings": interpret_tellings}
#: Ties refer to interactions and interactions to people, so descriptors come first.
ORDER = ("descriptors", "tellings", "ties")


@dataclass(frozen=True)
class ReadStudy:
    """What a folder gave: its tables when it is sound, and every problem or notice."""

    folder: Path
    file: StudyFile | None
    tables: Tables | None
    report: Report
    #: rows read, by sheet
    rows: dict[str, int]

    @property
    def sound(self) -> bool:
        """Whether it may be loaded."""
        return self.tables is not None


def read_study(folder: Path, model: Model) -> ReadStudy:
    """Read, check and interpret one folder, and derive its ties. Writes nothing and raises nothing for bad input."""
    report = Report()
    study = read_study_file(folder, report)
    if study is None:
        return ReadStudy(folder, None, None, report, {})
    study = check_study(study, model, report)
    sheets, unread = _read_sheets(study, model, report)
    rows = {name: sheet.frame.height for name, sheet in sheets.items()}
    keys = declared_keys(sheets, unread, study.file, model, report)
    draft = _interpret(sheets, keys, study, report)
    # The sheets of a national study take gigabytes, and the draft has all that is needed of them.
    del sheets, keys
    if report.errors:
        return ReadStudy(folder, study.file, None, report, rows)
    return ReadStudy(folder, study.file, with_derived(draft.tables(), model), report, rows)


def read_studies(folders: Sequence[Path], model: Model) -> list[ReadStudy]:
    """Read several folders; a study key that two of them share is a problem of the later one (E118)."""
    found: list[ReadStudy] = []
    seen: set[str] = set()
    for folder in folders:
        one = read_study(folder, model)
        if one.file and one.file.study in seen:
            one.report.add("E118", Place(file=f"{folder.name}/{STUDY_FILE}"))
            one = ReadStudy(one.folder, one.file, None, one.report, one.rows)
        if one.file:
            seen.add(one.file.study)
        found.append(one)
    return found


def _read_sheets(study: StudyFolder, model: Model, report: Report) -> tuple[dict[str, TypedSheet], set[str]]:
    """The sheets with rows, in the model's order, and the names of those that could not be read."""
    grids, damaged = read_grids(study, model, report)
    raws, unread = {}, set()
    for name in [n for n in model.sheets if n in grids]:
        lists = [named_columns(name, grid, study.file, model, report) for grid in grids[name]]
        read = [one for one in lists if one is not None]
        raw = pl.concat([one.select(read[0].columns) for one in read]) if read else None
        if raw is None or len(read) < len(lists) or (raw.is_empty() and model.sheets[name].required):
            unread.add(name)
        elif raw.height:
            raws[name] = raw
    coded = with_coded(raws, study, model, report)
    unread |= missing_sheets({*grids, *coded.sheets}, damaged or coded.damaged, study, model, report)
    sheets = {n: typed(n, coded.sheets[n], study.file, model, report) for n in model.sheets if n in coded.sheets}
    return sheets, unread


def _interpret(sheets: dict[str, TypedSheet], keys: Keys, study: StudyFolder, report: Report) -> Draft:
    draft = Draft(keys.model, study.file.study)
    for kind in ORDER:
        for name, sheet in sheets.items():
            if keys.model.sheets[name].interpreter == kind:
                INTERPRETERS[kind](sheet, keys, draft, report)
    add_roles(sheets, draft)
    add_study(study.file, draft)
    check_meaning(sheets, study.file, draft, report)
    return draft
