"""The files of a deposit, found without following links, and sorted by what they may be."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph_loader.documents.texts import ENDINGS as TEXTS
from schema.problems import KithError, Place, Report

LISTS = (".xlsx", ".xlsm", ".csv", ".tsv", ".tab")
RECORDS = (".xml", ".json", ".jsonld")
#: Lists and records of a deposit are small; what is larger is something else.
LIST_LIMIT = 200 << 20
RECORD_LIMIT = 20 << 20
#: More files than any deposit of one study has.
MOST_FILES = 20_000


@dataclass
class Files:
    """What a deposit holds, each part in the order of the names."""

    lists: list[Path] = field(default_factory=list)
    records: list[Path] = field(default_factory=list)
    #: text files that may be documents; a readme is none
    texts: list[Path] = field(default_factory=list)


def files_of(folder: Path, report: Report) -> Files:
    """Find a deposit's files; links (E886) and files that are too large (E885) go into the report.

    Raises KithError E113 where a folder may not be read, and E706 where there are too many files.
    """
    found = Files()
    for number, path in enumerate(_walk(folder, report), start=1):
        if number > MOST_FILES:
            raise KithError("E706", Place(file=str(folder)), files=MOST_FILES, gigabytes=LIST_LIMIT >> 30)
        ending = path.suffix.lower()
        if ending in LISTS and _small(path, LIST_LIMIT, report):
            found.lists.append(path)
        elif ending in RECORDS and _small(path, RECORD_LIMIT, report):
            found.records.append(path)
        elif ending in TEXTS and not path.stem.lower().startswith("read"):
            found.texts.append(path)
    return found


def _walk(folder: Path, report: Report) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise KithError("E113", Place(file=str(error.filename))) from error

    for where, below, names in os.walk(folder, onerror=refuse):
        below.sort()
        # Hidden files and folders are a system's own, not the archive's.
        for name in sorted(one for one in [*names, *below] if not one.startswith((".", "~$"))):
            path = Path(where) / name
            if path.is_symlink():
                report.add("E886", Place(file=path.relative_to(folder).as_posix()))
            elif path.is_file():
                yield path
        below[:] = [one for one in below if not one.startswith(".")]


def _small(path: Path, limit: int, report: Report) -> bool:
    if path.stat().st_size <= limit:
        return True
    report.add("E885", Place(file=path.name), limit=limit >> 20)
    return False
