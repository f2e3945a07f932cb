"""Checks on `study.yaml` against the model: the sheets, columns, code lists and terms that it names must be ours."""

from graph_loader.dates import NotADate, span_of
from graph_loader.study import STUDY_FILE, StudyFolder
from schema.definition import Model
from schema.nearby import near
from schema.problems import Place, Report

PLACE = Place(file=STUDY_FILE)


def check_study(study: StudyFolder, model: Model, report: Report) -> None:
    """Unknown names (E104) and periods that are no dates (E313) go into the report."""
    file = study.file
    for field in ("sheets", "columns", "ignore"):
        for sheet in getattr(file, field):
            if sheet not in model.sheets:
                _unknown(f"{field}.{sheet}", "names a sheet that is not known", near(sheet, model.sheets), report)
    for sheet, aliases in file.columns.items():
        columns = [c.name for c in model.columns(sheet)] if sheet in model.sheets else []
        for name in aliases:
            if columns and name not in columns:
                fault = "names a column that the sheet does not have"
                _unknown(f"columns.{sheet}.{name}", fault, near(name, columns), report)
    for codelist, words in file.words.items():
        if codelist not in model.codelists:
            fault = "names a code list that is not known"
            _unknown(f"words.{codelist}", fault, near(codelist, model.codelists), report)
            continue
        slugs = [e.slug for e in model.codelists[codelist].entries]
        for slug in sorted({one for one in words.values() if one not in slugs}):
            fault = "gives a word a meaning that is not a term of the code list"
            _unknown(f"words.{codelist}", fault, near(slug, slugs), report)
    for field in ("collected", "events"):
        _check_period(field, getattr(file, field), report)


def _unknown(field: str, fault: str, hint: str, report: Report) -> None:
    report.add("E104", PLACE, field=field, fault=f"{fault}{hint}")


def _check_period(field: str, text: str | None, report: Report) -> None:
    if text is None:
        return
    try:
        span_of(text)
    except NotADate:
        report.add("E313", PLACE, field=field)
