"""Reading CSV: encoding, separator and quoting as spreadsheets of several countries write them."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import numpy as np
import polars as pl
from charset_normalizer import from_bytes

from graph_loader.readers.grid import CELL_LIMIT, ROW, Grid, has_wide_spaces, readable, tidied
from schema.problems import Place, Report

SEPARATORS = (",", ";", "\t", "|")
CHUNK = 1 << 18
#: How much of a file decides its encoding and separator.
SAMPLE = 1 << 16
QUOTE = ord('"')


def read_csv(path: Path, sheet: str, report: Report) -> Grid | None:
    """Read a CSV file; faults go into the report (E109, E110, E111, E113, E123) and None is returned."""
    place = Place(file=path.name)
    try:
        fault = _scan(path)
        if fault:
            report.add(fault, place, **({"limit": CELL_LIMIT} if fault == "E111" else {}))
            return None
        data = path.read_bytes()
    except PermissionError:
        report.add("E113", place)
        return None
    text = _as_utf8(data)
    if text is None:
        report.add("E110", place)
        return None
    if not text.strip():
        return Grid(path.name, sheet, pl.DataFrame(schema={ROW: pl.Int64, "c0": pl.String}))
    if b"\0" in text:
        report.add("E109", place)
        return None
    separator = _separator(text[:SAMPLE])
    if b'"' in text and not _plainly_quoted(text, separator):
        # A quotation mark inside an unquoted cell, such as an inch mark, is honest and stands as it is. Polars takes it
        # now and then for the beginning of a quoted cell, so such a file is quoted anew.
        requoted = _requoted(text, separator, path.name, report)
        if requoted is None:
            return None
        text = requoted
    cells = _cells(text, separator)
    # A NUL was looked for already.
    if not readable(cells, Place(file=path.name), report, ["E111"]):
        return None
    # Most columns of a wide sheet are empty throughout.
    names = [c for c in cells.columns if c != ROW and cells.get_column(c).null_count() < cells.height]
    rows = cells.with_columns(pl.col(ROW).cast(pl.Int64))
    return Grid(path.name, sheet, tidied(rows, names, has_wide_spaces(text)))


def _cells(text: bytes, separator: str) -> pl.DataFrame:
    """The cells of a file that is quoted plainly, one column more than the widest line of the sample has."""
    width = max((line.count(separator) + 1 for line in _bare_lines(text[:SAMPLE])), default=1)
    return pl.read_csv(
        BytesIO(text),
        has_header=False,
        separator=separator,
        infer_schema=False,
        # One more than the header's, so that a row with too many cells shows.
        schema={f"c{i}": pl.String for i in range(width + 1)},
        extra_columns="ignore",
        missing_columns="insert",
        row_index_name=ROW,
        row_index_offset=1,
    )


def _plainly_quoted(text: bytes, separator: str) -> bool:
    """Whether every quotation mark opens a cell, closes one or is doubled, which spares reading cell by cell.

    Counted from the file's beginning every second mark closes what the one before it opened. When all that open stand
    behind a separator, a line's end or a doubled mark, and all that close stand before one, the file is quoted rightly.
    """
    data = np.frombuffer(text, dtype=np.uint8)
    marks = np.flatnonzero(data == QUOTE)
    opening, closing = marks[::2], marks[1::2]
    if len(opening) != len(closing) or (closing - opening).max() > CELL_LIMIT:
        return False
    bounds = np.zeros(256, dtype=bool)
    bounds[[QUOTE, ord(separator), ord("\n")]] = True
    opens = bounds[data[opening[opening > 0] - 1]]
    closes = bounds[data[closing[closing < len(data) - 1] + 1]]
    return bool(opens.all() and closes.all())


def _requoted(text: bytes, separator: str, file: str, report: Report) -> bytes | None:
    """The same cells with every mark doubled within quotation marks; a cell that does not end where it closes is
    reported (E111, E123), the first of them, and None is returned."""
    row, out = 0, StringIO()
    csv.field_size_limit(CELL_LIMIT)
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    try:
        for row, record in enumerate(_records(text, separator), start=1):  # noqa: B007 - the last row read counts
            writer.writerow(record)
    except csv.Error as error:
        place = Place(file, "", row + 1)
        if "field limit" in str(error):
            report.add("E111", place, limit=CELL_LIMIT)
        else:
            report.add("E123", place)
        return None
    return out.getvalue().encode()


def _records(text: bytes, separator: str) -> Iterator[list[str]]:
    return csv.reader(TextIOWrapper(BytesIO(text), encoding="utf-8", newline=""), delimiter=separator, strict=True)


def _scan(path: Path) -> str | None:
    """Look for NUL characters and for cells without end, in constant memory and only as far as need be."""
    stretch, quoted, inside = 0, 0, False
    breaks = re.compile(rb"[,;\t|\r\n]")
    with path.open("rb") as source:
        head = source.read(2)
        # Unicode Text from a spreadsheet is UTF-16, where every other byte of plain text is NUL.
        wide = head in (b"\xff\xfe", b"\xfe\xff")
        source.seek(0)
        while chunk := source.read(CHUNK):
            if b"\0" in chunk and not wide:
                return "E109"
            first = breaks.search(chunk)
            last = max(chunk.rfind(b) for b in (b",", b";", b"\t", b"|", b"\r", b"\n"))
            longest = stretch + (len(chunk) if first is None else first.start())
            stretch = longest if first is None else len(chunk) - last
            # Between quotation marks separators are text: a whole chunk without a mark of its own lies within one cell.
            quoted = quoted + len(chunk) if inside and b'"' not in chunk.replace(b'""', b"") else 0
            inside ^= chunk.count(b'"') % 2 == 1
            if max(longest, quoted) > CELL_LIMIT:
                return "E111"
    return None


def _as_utf8(data: bytes) -> bytes | None:
    """The text as UTF-8 without a mark, lines ending in LF; None when its encoding cannot be told."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding: str | None = "utf-16"
    elif _is_utf8(data):
        # The bytes serve as they are: a national study's file is not copied to text and back.
        return data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    else:
        encoding = _guessed(data[:SAMPLE])
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").encode()


def _guessed(sample: bytes) -> str | None:
    """The encoding of text that is not UTF-8: the western Windows one where it may be, since names tell too little."""
    matches = from_bytes(sample, cp_isolation=["cp1252", "cp1250", "iso8859_15", "mac_roman"])
    if any("cp1252" in match.could_be_from_charset for match in matches):
        return "cp1252"
    best = matches.best()
    return best.encoding if best else None


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _separator(sample: bytes) -> str:
    """The separator that most lines of the sample share."""
    lines = _bare_lines(sample)

    def score(separator: str) -> tuple[int, int]:
        return sum(separator in line for line in lines), sum(line.count(separator) for line in lines)

    return max(SEPARATORS, key=score)


def _bare_lines(sample: bytes) -> list[str]:
    """The first lines with something in them, without what stands between quotation marks."""
    text = re.sub(r'"(?:[^"]|"")*"?', "", sample.decode("utf-8", errors="ignore"))
    return [line for line in text.split("\n") if line.strip()][:200]
