"""The template of a study folder: a workbook with drop-downs and one invented family, derived from the model."""

import os
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graph_loader.study import STUDY_FILE
from schema.definition import Model
from schema.problems import KithError, Place
from schema.shapes import Column

#: rows of each sheet that have a drop-down
ROWS = 1000
#: A leading underscore marks a sheet as ours; the reader passes it over.
LISTS = "_lists"

STUDY_YAML = """\
# What the study is. Fields that you do not need may be removed.
study: my-study
title: An example study with one invented family
# citation: How the study is cited
# doi: 10.0000/example
# collected: 2021-04-01/2022-12-01   # period of data collection, never the date of an event
# events: 1990/2022-12-31            # told events must lie in it
#
# Headers in your own words:   columns: {people: {person: ID code}}
# Words of your own:           words: {role: {CPN: substance_use_nurse}}
# Headers to leave unread:     ignore: {people: [Notes]}
# Files under other names:     sheets: {people: Participants.xlsx/List 1}
"""

#: The invented family, sheet by sheet; everything else about the columns comes from the model.
EXAMPLE: dict[str, list[dict[str, str]]] = {
    "families": [
        {"family": "F01", "name": "An invented family", "jurisdiction": "scotland", "household": "cohabiting"}
    ],
    "people": [
        {
            "person": "F01M",
            "kind": "parent",
            "pseudonym": "Isla",
            "family": "F01",
            "role": "mother",
            "gender": "woman",
            "age_band": "25_34",
            "jurisdiction": "scotland",
            "participant": "yes",
        },
        {
            "person": "F01D",
            "kind": "parent",
            "pseudonym": "Callum",
            "family": "F01",
            "role": "father",
            "gender": "man",
            "age_band": "25_34",
            "jurisdiction": "scotland",
            "participant": "no",
        },
        {"person": "F01C", "kind": "child", "family": "F01", "role": "child", "age_band": "1_4"},
        {
            "person": "P1",
            "kind": "professional",
            "pseudonym": "Morag",
            "role": "substance_use_nurse",
            "jurisdiction": "scotland",
            "participant": "yes",
            "service": "S1",
        },
        {
            "person": "P2",
            "kind": "professional",
            "role": "social_worker",
            "jurisdiction": "scotland",
            "participant": "no",
            "service": "S2",
        },
    ],
    "services": [
        {
            "service": "S1",
            "name": "North drug treatment team",
            "service_kind": "drug_treatment",
            "jurisdiction": "scotland",
            "site": "north-clinic",
            "agency": "A1",
            "agency_name": "The health board",
            "sector": "nhs",
        },
        {
            "service": "S2",
            "name": "Children and families team",
            "service_kind": "child_protection",
            "jurisdiction": "scotland",
            "agency": "A2",
            "agency_name": "The council",
            "sector": "local_authority_social_work",
        },
    ],
    "documents": [
        {"document": "D1", "title": "Fieldnote of a clinic visit", "document_kind": "fieldnote", "dated": "2022-03"},
        {"document": "D2", "title": "Interview with the nurse", "document_kind": "interview", "dated": "2022-04"},
    ],
    "episodes": [
        {
            "episode": "E1",
            "interaction": "I1",
            "document": "D1",
            "place": "page 2",
            "voice": "F01M",
            "told_by": "role:researcher",
            "kind": "drug_test",
            "when": "2022-03~",
            "status": "held",
            "tested": "F01M",
            "collected": "P1",
            "not_addressed": "F01D",
            "specimen": "urine",
            "basis": "asked",
            "result": "negative",
            "cared": "P1=offered",
            "codes": "Testing > Urine",
            "memo": "She gives the specimen on request and says that the result was clear.",
        },
        {
            "episode": "E2",
            "interaction": "I1",
            "document": "D2",
            "place": "page 5",
            "voice": "P1",
            "kind": "drug_test",
            "when": "2022-03~",
            "status": "held",
            "tested": "F01M",
            "collected": "P1",
            "specimen": "urine",
            "basis": "asked",
            "result": "positive",
            "codes": "Testing > Urine",
            "memo": "The nurse gives another result: both stand, and the interaction is disputed.",
        },
        {
            "episode": "E3",
            "document": "D1",
            "place": "page 3",
            "voice": "F01M",
            "told_by": "role:researcher",
            "kind": "home_visit",
            "when": "2022-05",
            "after": "I1",
            "status": "missed",
            "convened": "P2",
            "absent": "F01M",
            "announced": "no",
            "controlled": "P2=exercised",
            "codes": "Visits",
            "memo": "An unannounced visit when nobody was in.",
        },
    ],
    "ties": [
        {"from": "F01M", "tie": "parent_of", "to": "F01C", "kin": "birth"},
        {"from": "F01D", "tie": "parent_of", "to": "F01C", "kin": "birth"},
        {"from": "F01M", "tie": "partner_of", "to": "F01D", "kin": "living_together"},
    ],
    "involvements": [
        {
            "involvement": "V1",
            "family": "F01",
            "service": "S2",
            "when": "2022/..",
            "basis": "statutory",
            "register": "on_register",
            "worker": "P2",
            "turn": "1",
        },
    ],
    "care_arrangements": [
        {"care_arrangement": "C1", "child": "F01C", "arrangement": "with_parent", "with": "F01M; F01D"},
    ],
    "statements": [
        {
            "statement": "ST1",
            "statement_kind": "view",
            "holder": "F01M",
            "reporter": "F01M",
            "about": "P1",
            "says": "honest_with",
            "claim": "She can be honest with the nurse.",
            "stance": "for",
            "document": "D1",
            "place": "page 2",
        },
    ],
}


def write_template(folder: Path, model: Model) -> None:
    """Write a new study folder with a workbook and study.yaml; raises E120 when it is not empty, E121."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise KithError("E120", Place(file=str(folder)))
        folder.mkdir(parents=True, exist_ok=True)
        staging = folder / f".study.{os.getpid()}.xlsx"
        try:
            _workbook(model).save(staging)
            staging.replace(folder / "study.xlsx")
        finally:
            staging.unlink(missing_ok=True)
        (folder / STUDY_FILE).write_text(STUDY_YAML, encoding="utf-8")
    except OSError as error:
        raise KithError("E121", Place(file=str(folder))) from error


def _workbook(model: Model) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in model.offered_sheets:
        _sheet(book.create_sheet(name), model.columns(name), EXAMPLE.get(name, []), model)
    _lists(book, model)
    return book


def _sheet(sheet: Worksheet, columns: tuple[Column, ...], rows: list[dict[str, str]], model: Model) -> None:
    sheet.freeze_panes = "B2"
    for index, column in enumerate(columns, start=1):
        letter = get_column_letter(index)
        head = sheet.cell(1, index, column.name)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="F3F2EE" if not column.required else "DCE6EE")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        needed = "Required. " if column.required else ""
        head.comment = Comment(f"{needed}{column.about}", "kithgraph", width=300, height=120)
        sheet.column_dimensions[letter].width = max(12, min(28, len(column.name) + 4))
        choices = _choices(column, model)
        if choices:
            allowed = DataValidation("list", formula1=choices, allow_blank=True, showErrorMessage=False)
            sheet.add_data_validation(allowed)
            allowed.add(f"{letter}2:{letter}{ROWS}")
        for line, row in enumerate(rows, start=2):
            # As text, so that a key such as 001 or 1E5 stays what it is.
            sheet.cell(line, index, row.get(column.name)).number_format = "@"


def _choices(column: Column, model: Model) -> str:
    if column.type == "bool":
        return '"yes,no,not stated"'
    if column.codelist is None:
        return ""
    letter = get_column_letter(sorted(model.codelists).index(column.codelist) + 1)
    return f"={LISTS}!${letter}$2:${letter}${len(model.codelists[column.codelist].entries) + 1}"


def _lists(book: Workbook, model: Model) -> None:
    """The code lists, a column each, for the drop-downs to point at."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for index, name in enumerate(sorted(model.codelists), start=1):
        sheet.cell(1, index, name)
        for row, entry in enumerate(model.codelists[name].entries, start=2):
            sheet.cell(row, index, entry.slug)
