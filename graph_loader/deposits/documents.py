"""The documents of a deposit: their keys from a list or from their file names, and the hashes of their files."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from graph_loader.coded.mapping.keys import key_of
from schema.ids import KEY_PATTERN
from schema.problems import KithError, Place, Report

#: An archive's number before a file's own name: 900001_D01-talk.txt is D01-talk.
KEY_FROM_NAME = r"^(?:\d{3,}_)?(.+)$"
CHUNK = 1 << 20


def pattern_of(text: str) -> re.Pattern[str]:
    """The pattern whose one group gives a document's key from the name of its file; raises KithError E890."""
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise KithError("E890", example=KEY_FROM_NAME) from error
    if pattern.groups != 1:
        raise KithError("E890", example=KEY_FROM_NAME)
    return pattern


def with_files(listed: pl.DataFrame, texts: Sequence[Path], pattern: re.Pattern[str], report: Report) -> pl.DataFrame:
    """The listed documents with keys and hashes where the list has none, by the files that it names.

    `listed` has our columns of the sheet of documents. Files that are listed and not there (E892) and files that are
    there and not listed (E893) are counted.
    """
    by_name = _by_name(texts)
    names = listed.get_column("file").drop_nulls().unique()
    there = {name: by_name[one] for name in names if (one := Path(name).name.lower()) in by_name}
    lost = len(names) - len(there)
    if lost:
        report.add("E892", Place(file=_files(listed)), count=lost)
    unlisted = len(set(texts) - set(there.values()))
    if unlisted and len(names):
        report.add("E893", Place(file=_files(listed)), count=unlisted)
    keys = {name: _key(Path(name).stem, pattern) for name in names}
    silent = listed.filter(pl.col("sha256").is_null()).get_column("file").drop_nulls().unique()
    digests = {name: sha256_of(there[name]) for name in silent if name in there}
    return listed.with_columns(
        document=pl.coalesce("document", _from("file", keys)), sha256=pl.coalesce("sha256", _from("file", digests))
    )


def from_files(folder: Path, texts: Sequence[Path], pattern: re.Pattern[str], report: Report) -> pl.DataFrame:
    """Documents that no list names: `document`, `data_set` (their folder), `file`, `sha256`; doubled keys are E891."""
    rows: dict[str, tuple[str, str | None, str, str]] = {}
    for path in texts:
        key = _key(path.stem, pattern)
        where = path.parent.relative_to(folder).as_posix()
        if key in rows:
            report.add("E891", Place(file=path.relative_to(folder).as_posix()), other=rows[key][2])
            continue
        rows[key] = (key, where if where != "." else None, path.name, sha256_of(path))
    schema = dict.fromkeys(("document", "data_set", "file", "sha256"), pl.String)
    return pl.DataFrame(list(rows.values()), schema=schema, orient="row")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes; raises KithError E113."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
    except PermissionError as error:
        raise KithError("E113", Place(file=path.name)) from error
    return digest.hexdigest()


def _by_name(texts: Sequence[Path]) -> dict[str, Path]:
    """Files by their names in small letters; a name that two files have means neither."""
    names = [path.name.lower() for path in texts]
    return {name: path for name, path in zip(names, texts, strict=True) if names.count(name) == 1}


def _key(stem: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(stem)
    name = (match[1] or stem) if match else stem
    return name if re.match(KEY_PATTERN, name) else key_of(name)


def _from(column: str, values: dict[str, str]) -> pl.Expr:
    return pl.col(column).replace_strict(values, default=None, return_dtype=pl.String)


def _files(listed: pl.DataFrame) -> str:
    return ", ".join(listed.get_column("_file").unique().sort())
