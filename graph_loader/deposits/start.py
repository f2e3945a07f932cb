"""A study folder from an archive's deposit: lists copied, headers and words settled, documents left where they are."""

import re
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from graph_loader.coded.mapping.keys import key_of
from graph_loader.deposits.documents import from_files, pattern_of, with_files
from graph_loader.deposits.files import files_of
from graph_loader.deposits.lists import DataList, lists_of
from graph_loader.deposits.published import published
from graph_loader.deposits.record import Records, records_of
from graph_loader.deposits.said import Said, said_of
from graph_loader.deposits.written import yaml_of
from graph_loader.readers.headers import named_columns
from graph_loader.started import Started, told
from graph_loader.study import StudyFile
from schema.definition import Model
from schema.problems import Place, Report

DOCUMENTS_FILE = "documents.csv"
#: A title's part before the colon is a name when it is this short.
SHORT_TITLE = 30


def start_from_deposit(source: Path, model: Model, key_pattern: str, report: Report) -> Started | None:
    """What a study folder made from a deposit holds; faults go into the report, and None is returned where errors do.

    Raises KithError E113, E706 and E890. Nothing is written, and nothing of the deposit is changed.
    """
    pattern = pattern_of(key_pattern)
    files = files_of(source, report)
    lists = lists_of(files.lists, model, report)
    if not lists:
        report.add("E880", Place(file=source.name), names=", ".join(n for n, s in model.sheets.items() if s.required))
    records = records_of(files.records, report)
    if report.errors:
        return None
    named = _named(lists)
    said = said_of(named, model)
    key = study_key(records.fields.get("title", ""), source)
    frames = _frames(named, said, key, model)
    started = Started([])
    started.copies = {one.path: where.split("/")[0] for where, one in named.items()}
    made = _documents(source, files.texts, frames.get("documents"), pattern, report)
    if made is not None:
        started.sheets[DOCUMENTS_FILE] = made
        documents = [where for where, one in named.items() if one.sheet == "documents"]
        kept = {one.path for where, one in named.items() if where not in documents}
        started.copies = {path: name for path, name in started.copies.items() if path in kept}
        said.without("documents", documents)
    extra, left = published(records, frames.get("statements"))
    started.sheets |= extra
    if report.errors:
        return None
    unknown = _words(frames, said, model)
    started.lines = yaml_of(source.name, key, records, named, said, started, unknown, model)
    started.summary = _summary(named, frames, made, files.texts, records, left, unknown)
    return started


def study_key(title: str, source: Path) -> str:
    """A study's key: the short name with which its title begins, else the name of where it comes from."""
    name, colon, _ = title.partition(":")
    short = name if colon and len(name) <= SHORT_TITLE else source.name
    return key_of(short.lower())


def _named(lists: Sequence[DataList]) -> dict[str, DataList]:
    """The lists as study.yaml will name them; of two files of one name, the later gets its folder's name before it."""
    taken: dict[str, Path] = {}
    named: dict[str, DataList] = {}
    for one in lists:
        name = one.path.name
        if taken.setdefault(name, one.path) != one.path:
            name = f"{one.path.parent.name}_{name}"
            taken[name] = one.path
        named[name + one.where.removeprefix(one.path.name)] = one
    return named


def _frames(named: dict[str, DataList], said: Said, key: str, model: Model) -> dict[str, pl.DataFrame]:
    """The rows of each sheet under our names, as the loader will read them; its problems are told when it does."""
    file = StudyFile(study=key, title=key, columns=said.columns, ignore=said.ignore)
    parts: dict[str, list[pl.DataFrame]] = {}
    for where, one in named.items():
        rows = _read(one, where, file, said, model)
        if rows is not None:
            parts.setdefault(one.sheet, []).append(rows)
    return {sheet: pl.concat([one.select(rows[0].columns) for one in rows]) for sheet, rows in parts.items()}


def _read(one: DataList, where: str, file: StudyFile, said: Said, model: Model) -> pl.DataFrame | None:
    # A list of documents may lack the key, which their file names give: a stand-in is filled in below.
    lacking = {c.name: "" for c in model.columns(one.sheet) if c.required and c.name not in one.columns}
    held = {**lacking, **said.throughout.get(where, {})}
    whole = file.model_copy(update={"throughout": {f"{one.grid.file}/{one.grid.sheet}": held}})
    rows = named_columns(one.sheet, one.grid, whole, model, Report())
    return None if rows is None else rows.with_columns(pl.col(pl.String).replace("", None))


def _documents(
    source: Path, texts: Sequence[Path], listed: pl.DataFrame | None, pattern: re.Pattern[str], report: Report
) -> pl.DataFrame | None:
    """The sheet of documents that must be written because no list has all of it; None where one has."""
    if listed is None:
        return from_files(source, texts, pattern, report)
    whole = with_files(listed, texts, pattern, report)
    made = whole.drop("_row", "_file", "_sheet")
    if made.equals(listed.select(made.columns)):
        return None
    return made.select(name for name in made.columns if made.get_column(name).null_count() < made.height)


def _words(frames: dict[str, pl.DataFrame], said: Said, model: Model) -> dict[str, dict[str, int]]:
    """Sheet -> column -> how many different words no code list knows; those that an inflection settles are settled."""
    unknown: dict[str, dict[str, int]] = {}
    for sheet, rows in frames.items():
        for column in model.columns(sheet):
            if column.codelist:
                left = said.settle_words(column.codelist, rows.get_column(column.name), model)
                if left:
                    unknown.setdefault(sheet, {})[column.name] = left
    return unknown


def _summary(
    named: dict[str, DataList],
    frames: dict[str, pl.DataFrame],
    made: pl.DataFrame | None,
    texts: Sequence[Path],
    records: Records,
    left: int,
    unknown: dict[str, dict[str, int]],
) -> list[str]:
    counts = ", ".join(f"{sheet.replace('_', ' ')} {rows.height:,}" for sheet, rows in frames.items())
    lines = [f"Lists recognised: {len(named)}; rows: {counts}."]
    lines.append(f"Documents in the deposit: {len(texts):,}. They stay there and were not copied.")
    if made is not None:
        lines.append(f"{DOCUMENTS_FILE} was made, with keys and hashes from the files: {made.height:,} rows.")
    if records.records:
        forms = ", ".join(f"{one.file} ({one.form})" for one in records.records)
        lines.append(f"Catalogue records read: {forms}.")
        if left:
            lines.append(f"Numbers in their texts that no measure was sure for, and that were left out: {left}.")
    heads = dict.fromkeys(told(head) for one in named.values() for head in one.others)
    if heads:
        lines.append(f"Headers without a column of ours, which are left unread: {', '.join(heads)}.")
    words = sum(count for columns in unknown.values() for count in columns.values())
    if words:
        lines.append(f"Words that no code list knows, to be given a meaning under words: {words}.")
    return lines
