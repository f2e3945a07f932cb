"""Checks on `study.yaml` against the model: the sheets, columns, code lists and terms that it names must be ours."""

from graph_loader.dates import NotADate, span_of
from graph_loader.study import STUDY_FILE, StudyFolder
from schema.definition import Model
from schema.nearby import near
from schema.problems import Place, Report

PLACE = Place(file=STUDY_FILE)


def check_study(study: StudyFolder, model: Model, report: Report) -> StudyFolder:
    """The study less the sheets and periods that cannot be used, so that the rest can be read.

    Unknown names (E104) and periods that are no dates (E313) or run backwards (E309) go into the report.
    """
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
    for where, cells in file.throughout.items():
        sheet = next((s for s, places in file.lists.items() if where in places), None)
        columns = [c.name for c in model.columns(sheet)] if sheet in model.sheets else []
        if sheet is None:
            places = [one for several in file.lists.values() for one in several]
            _unknown(f"throughout.{where}", "names no list of the field sheets", near(where, places), report)
        for name in [one for one in cells if columns and one not in columns]:
            fault = "names a column that the sheet does not have"
            _unknown(f"throughout.{where}.{name}", fault, near(name, columns), report)
    usable: dict[str, object] = {"sheets": {s: where for s, where in file.sheets.items() if s in model.sheets}}
    for field in ("collected", "events"):
        if not _is_period(field, getattr(file, field), report):
            usable[field] = None
    return StudyFolder(study.path, file.model_copy(update=usable))


def _unknown(field: str, fault: str, hint: str, report: Report) -> None:
    report.add("E104", PLACE, field=field, fault=f"{fault}{hint}")


def _is_period(field: str, text: str | None, report: Report) -> bool:
    if text is None:
        return True
    try:
        span = span_of(text)
    except NotADate:
        report.add("E313", PLACE, field=field)
        return False
    if span.first > span.last:
        report.add("E309", Place(file=STUDY_FILE, column=field))
    return span.first <= span.last
