"""A study folder to begin with, made from something that a researcher has: what it is to hold, and writing it whole."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import yaml

from graph_loader.study import STUDY_FILE
from schema.problems import KithError, Place

#: YAML takes a key without a question mark only up to this length.
LONGEST_KEY = 1000


@dataclass
class Started:
    """The content of a new study folder."""

    #: study.yaml, line by line
    lines: list[str]
    #: files that are copied as they are -> their name in the folder
    copies: dict[Path, str] = field(default_factory=dict)
    #: sheets to write as CSV: file name -> rows
    sheets: dict[str, pl.DataFrame] = field(default_factory=dict)
    #: what was found and what is to be done, sentence by sentence
    summary: list[str] = field(default_factory=list)


def check_new(folder: Path, source: Path) -> None:
    """Raise E120 when the folder to be made is not empty, E887 when it lies within the source, E121."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise KithError("E120", Place(file=str(folder)))
    except PermissionError as error:
        raise KithError("E121", Place(file=str(folder))) from error
    if source.is_dir() and folder.resolve().is_relative_to(source.resolve()):
        raise KithError("E887", Place(file=str(folder)))


def write_started(folder: Path, started: Started) -> None:
    """Write the folder, whole or not at all; raises E113 where a source may not be read, E121, and as `check_new`."""
    staging = folder.parent / f".{folder.name}.{os.getpid()}"
    try:
        staging.mkdir(parents=True)
        (staging / STUDY_FILE).write_text("\n".join(started.lines) + "\n", encoding="utf-8")
        for name, rows in started.sheets.items():
            rows.write_csv(staging / name)
        for path, name in started.copies.items():
            _copy(path, staging / name)
        if folder.exists():
            folder.rmdir()
        staging.replace(folder)
    except OSError as error:
        raise KithError("E121", Place(file=str(folder))) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
    except PermissionError as error:
        raise KithError("E113", Place(file=source.name)) from error


def quoted(text: str) -> str:
    """A text as YAML in quotation marks, on one line."""
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf")).strip()


def entry(name: str, value: str, indent: int = 0) -> str:
    """A line of YAML with a quoted name; a long name takes two."""
    space, key = " " * indent, quoted(name)
    return f"{space}? {key}\n{space}: {value}" if len(key) > LONGEST_KEY else f"{space}{key}: {value}"


def mapping(values: dict[str, str]) -> str:
    """A mapping in one line; names are ours and need no quotation marks."""
    return "{" + ", ".join(f"{name}: {quoted(value)}" for name, value in values.items()) + "}"


def told(text: str) -> str:
    """A text that came from elsewhere, for a comment or a sentence: on one line, without control characters."""
    return "".join(c if c.isprintable() else " " for c in text)
