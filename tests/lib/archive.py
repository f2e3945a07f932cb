"""A small invented deposit as archives set theirs out: lists with titles, transcripts by number, a catalogue record."""

import csv
from pathlib import Path

from openpyxl import Workbook

PARENTS: list[list[str]] = [
    ["SN 900002 Parents"],
    ["Synthetic: describes nobody."],
    [],
    ["Participant ID", "Pseudonym", "Family ID", "Role", "Sex", "Ethnicity"],
    ["P01", "Isla", "F01", "mother", "female", "not stated"],
    ["P02", "Callum", "F01", "father", "male", "-"],
]
STAFF: list[list[str]] = [
    ["SN 900002 Professionals"],
    ["ID code", "Profession", "Country", "Service ID code"],
    ["N01", "Health visitors", "Scotland", "S01"],
]
SERVICES: list[list[str]] = [
    ["ID code", "Pseudonym", "Type of service", "Country", "Organisation ID code", "Sector"],
    ["S01", "The clinic", "drug treatment", "Scotland", "A01", "NHS"],
]
FAMILIES: list[list[str]] = [["Family ID", "Country"], ["F01", "Scotland"]]
FILES: list[list[str]] = [
    ["File name", "Type of data", "Date of interview", "No. of pages"],
    ["900002_int001.rtf", "interview", "2021-05", "12"],
    ["900002_int002.txt", "fieldnote", "2021-06", "3"],
]
TEXTS = {"900002_int001.rtf": b"{\\rtf1 [name] went.}", "900002_int002.txt": b"At @@ with ##.\n"}
DDI = """<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5"><stdyDscr>
<citation><titlStmt><titl>Two homes: an invented study</titl><IDNo agency="datacite">10.99999/UKDA-SN-900002-1</IDNo>
</titlStmt><biblCit>Nobody. Two homes.</biblCit></citation>
<stdyInfo><subject><keyword>SYNTHETIC DATA</keyword></subject>
<abstract>22 families took part; 27 parents and 97 professionals (36 from England and 61 from Scotland). About 30
families were asked, 11 of 14 fathers agreed, 12 parents who work were seen.</abstract>
<sumDscr><collDate event="start" date="2021-04-01"/><collDate event="end" date="2022-12-01"/></sumDscr></stdyInfo>
<dataAccs><useStmt><specPerm>Safeguarded</specPerm></useStmt></dataAccs>
</stdyDscr></codeBook>
"""


def write_archive(folder: Path) -> Path:
    """Write the deposit: lists in a workbook and in folders, two transcripts, a record."""
    (folder / "lists").mkdir(parents=True)
    (folder / "900002_interviews").mkdir()
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in {"Parents": PARENTS, "Professionals": STAFF}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "900002_participants.xlsx")
    write_list(folder / "lists" / "900002_services.csv", SERVICES)
    write_list(folder / "lists" / "900002_families.csv", FAMILIES)
    write_list(folder / "900002_file_list.csv", FILES)
    for name, data in TEXTS.items():
        (folder / "900002_interviews" / name).write_bytes(data)
    (folder / "read900002.txt").write_text("A readme.\n", encoding="utf-8")
    (folder / "900002_ddi.xml").write_text(DDI, encoding="utf-8")
    return folder


def write_list(path: Path, rows: list[list[str]]) -> None:
    """Write a list as CSV."""
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
