"""Adding rows to the sheet corrections of a study folder: all or none, and nothing else in the folder is touched."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from disclosure.staged import write_bytes
from graph_loader.read import read_study
from graph_loader.study import STUDY_FILE, read_study_file
from kithgraph.corrections.placing import Row
from schema.definition import Model
from schema.model import load_model
from schema.problems import KithError, Place, Report, Unsound

SHEET = "corrections"
FILE = f"{SHEET}.csv"
NOT_HELD = "is on something that the study folder does not hold as the graph does"
LOAD = "Load the folder with kith load, draw the map anew and make the note there"


@dataclass(frozen=True)
class Added:
    """What was added."""

    rows: tuple[Row, ...]
    #: notes that were in the sheet already
    known: int


def add_rows(folder: Path, study: str, rows: Sequence[Row], notes: Path) -> Added:
    """Add rows to the sheet of a folder, less those that it has.

    Raises E773 when the folder is another study's, E774 when the sheet has another form, E701 when it may not be
    written, and Unsound, with its report, when the folder would not be sound with them. Nothing is written then.
    """
    model = load_model()
    report = Report()
    found = read_study_file(folder, report)
    if found is None:
        raise Unsound(report, str(folder))
    if found.file.study != study:
        raise KithError("E773", Place(file=f"{folder.name}/{STUDY_FILE}"), study=study)
    header = [column.name for column in model.columns(SHEET)]
    if SHEET in found.file.sheets or SHEET in found.file.columns:
        raise _other_form("study.yaml says that it stands elsewhere or under other headers", header)
    old = _bytes(folder / FILE, header)
    names, keys, lines = _known(old, header)
    fresh = list({row["remark"]: row for row in rows if row["remark"] not in keys}.values())
    if fresh:
        text = _text(names, fresh)
        whole = old + (b"" if not old or old.endswith(b"\n") else b"\n") + text.encode()
        _require_sound(folder, whole, lines, fresh, rows, notes, model)
        write_bytes(folder / FILE, whole)
    return Added(tuple(fresh), len(rows) - len(fresh))


def _bytes(path: Path, header: list[str]) -> bytes:
    """What stands in the sheet, or its header where there is none yet."""
    try:
        return path.read_bytes() if path.exists() else (",".join(header) + "\n").encode()
    except OSError as error:
        raise KithError("E113", Place(file=path.name)) from error


def _known(old: bytes, header: list[str]) -> tuple[list[str], set[str], int]:
    """The sheet's own header, the keys in it, and how many lines it has."""
    try:
        text = old.decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _other_form("it is no CSV in UTF-8", header) from error
    names = [name.strip() for name in rows[0]] if rows else []
    if not set(header) <= set(names):
        raise _other_form("it lacks some of the columns", header)
    at = names.index("remark")
    return names, {row[at].strip() for row in rows[1:] if len(row) > at}, len(rows)


def _other_form(fault: str, header: list[str]) -> KithError:
    return KithError("E774", Place(file=FILE), fault=fault, header=",".join(header))


def _text(names: list[str], rows: Sequence[Row]) -> str:
    out = StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writerows(rows)
    return out.getvalue()


def _require_sound(
    folder: Path, whole: bytes, lines: int, fresh: Sequence[Row], rows: Sequence[Row], notes: Path, model: Model
) -> None:
    """Read the folder as it would be; a fault in an added row is said of its note."""
    with _as_it_would_be(folder, whole) as mirror:
        read = read_study(mirror, model)
    if read.sound:
        return
    numbers = {row["remark"]: number for number, row in enumerate(rows, start=1)}
    table = read.report.table.filter(severity="error")
    added = (pl.col("file") == FILE) & (pl.col("row") > lines)
    report = Report()
    for row in table.filter(added).get_column("row").unique().sort():
        remark = fresh[min(row - lines, len(fresh)) - 1]["remark"]
        report.add("E771", Place(file=notes.name), number=numbers[remark], fault=NOT_HELD, remedy=LOAD)
    raise Unsound(report if report.errors else read.report, str(notes if report.errors else folder))


@contextmanager
def _as_it_would_be(folder: Path, whole: bytes) -> Iterator[Path]:
    """A folder that holds what this one holds, with the sheet as it would be."""
    with TemporaryDirectory(prefix="kith-") as name:
        mirror = Path(name) / folder.resolve().name
        mirror.mkdir()
        for one in folder.iterdir():
            if one.name != FILE:
                (mirror / one.name).symlink_to(one.resolve())
        (mirror / FILE).write_bytes(whole)
        yield mirror
