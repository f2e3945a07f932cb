"""Looking into an XLSX archive before anything opens it: is it whole and of an honest size, has it formulas?"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from schema.problems import Place, Report

#: An XLSX file that would unpack to more than this is refused before it is opened.
UNPACKED_LIMIT = 2 << 30
RATIO_LIMIT = 500
#: What one cell of a sheet takes in memory when it is opened, empty or not.
CELL_BYTES = 32
CHUNK = 1 << 24
#: How much of a chunk is looked at again with the next, so that nothing is cut in two.
OVERLAP = 1 << 9
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]|\bt=\"e\"")
#: A cell with something in it: its column's letters and its row.
FILLED = re.compile(rb' r="([A-Z]+)([0-9]+)"[^>]*(?<!/)>')


@dataclass(frozen=True)
class Look:
    """What a look into an archive found."""

    #: some sheet holds a formula or an error, so that values may be missing
    with_formulas: bool


def look_into(path: Path, report: Report) -> Look | None:
    """Read the whole archive once; faults go into the report (E107, E119) and None is returned.

    A file that is no archive passes on: an encrypted workbook is none. Raises PermissionError.
    """
    with path.open("rb") as source:
        if not zipfile.is_zipfile(source):
            return Look(False)
    place = Place(file=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
            packed = max(path.stat().st_size, 1)
            if size > UNPACKED_LIMIT or (size > 50_000_000 and size / packed > RATIO_LIMIT):
                report.add("E119", place, limit=UNPACKED_LIMIT >> 20)
                return None
            looks = [_member(archive, member) for member in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError):
        # RuntimeError: a member is encrypted or packed in a way that no spreadsheet uses.
        report.add("E107", place)
        return None
    if any(cells * CELL_BYTES > UNPACKED_LIMIT for _, cells in looks):
        report.add("E119", place, limit=UNPACKED_LIMIT >> 20)
        return None
    return Look(any(formulas for formulas, _ in looks))


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> tuple[bool, int]:
    """Whether there are formulas, and how many cells the sheet spans; reading to the end checks the member's sum."""
    is_sheet = member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
    formulas, columns, rows, tail = False, 0, 0, b""
    with archive.open(member) as source:
        while chunk := source.read(CHUNK):
            if not is_sheet:
                continue
            text = tail + chunk
            tail = text[-OVERLAP:]
            formulas = formulas or FORMULA.search(text) is not None
            filled = FILLED.findall(text)
            columns = max(columns, *(_column(letters) for letters in {letters for letters, _ in filled}), 0)
            rows = max(rows, *(_row(digits) for digits in {digits for _, digits in filled}), 0)
    return formulas, columns * rows


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number


def _row(digits: bytes) -> int:
    # Longer numbers are no rows, and too many at any length.
    return int(digits[:12])
