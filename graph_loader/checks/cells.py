"""Typing cells, column by column: keys, references, words, numbers, dates; with reasons for values not there."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from graph_loader.dates import DATED, dated
from graph_loader.study import StudyFile
from graph_loader.vocabulary import NO, YES, gap_terms, plain, terms
from schema.definition import Model
from schema.ids import KEY_PATTERN, KEY_WORDS
from schema.problems import Report
from schema.shapes import Column

PLACE = ["_file", "_sheet", "_row"]
LIST = pl.List(pl.String)


@dataclass(frozen=True)
class TypedSheet:
    """A sheet whose cells are typed: references and lists as lists, dates as structs, `_gaps` as a list."""

    name: str
    frame: pl.DataFrame


def typed(sheet: str, raw: pl.DataFrame, file: StudyFile, model: Model, report: Report) -> TypedSheet:
    """Type every column of a sheet; faults go into the report (E301-E309) and leave the cell empty."""
    gaps, values = [], []
    for column in model.columns(sheet):
        text = raw.get_column(column.name)
        # Most columns of most sheets are empty, and then there is nothing to read.
        if text.null_count() == len(text) and column.type != "date" and not column.required:
            values.append(pl.Series(column.name, [], _dtype(column)).clear(len(text)))
            continue
        if text.dtype == LIST:
            # Taken apart by whoever knows better than to split at semicolons.
            values.append(text)
            continue
        value, reason = _gap(column, text, file, model)
        values.append(_value(column, value, raw, file, model, report))
        if column.required and value.null_count():
            report.add_rows("E301", raw.filter(value.is_null()), column.name)
        if reason is not None:
            name = pl.lit(column.property or column.name)
            gaps.append(reason.to_frame("reason").with_row_index("nth").drop_nulls().with_columns(name=name))
    return TypedSheet(sheet, raw.select(PLACE).hstack([*values, _listed(gaps, raw.height)]))


def _listed(gaps: list[pl.DataFrame], height: int) -> pl.Series:
    """`_gaps`, a list a row: what its columns give as `nth`, `name` and `reason`, as name=reason in their order."""
    if not gaps:
        return pl.Series("_gaps", [], LIST).clear(height).fill_null([])
    stated = pl.concat(gaps).select("nth", _gaps=pl.concat_str("name", pl.lit("="), "reason"))
    by_row = stated.group_by("nth", maintain_order=True).agg("_gaps")
    every = pl.select(nth=pl.int_range(height, dtype=pl.UInt32)).join(
        by_row, on="nth", how="left", maintain_order="left"
    )
    return every.get_column("_gaps").fill_null([])


def _dtype(column: Column) -> pl.DataType:
    """The type that a column's values come out as; dates come out as a struct."""
    if column.type == "texts" or (column.type == "ref" and column.many):
        return LIST
    return {"int": pl.Int64(), "float": pl.Float64(), "bool": pl.Boolean()}.get(column.type, pl.String())


def _gap(column: Column, text: pl.Series, file: StudyFile, model: Model) -> tuple[pl.Series, pl.Series | None]:
    """The column's text less the cells that only give a reason for having no value, and those reasons if any."""
    own = set(terms(model, column.codelist, file)) if column.codelist else set()
    known = {word: slug for word, slug in gap_terms().items() if word not in own}
    found = _by_text(text, known).drop_nulls("value")
    if found.is_empty():
        return text, None
    reason = text.replace_strict(found["text"], found["value"], default=None, return_dtype=pl.String)
    return text.set(reason.is_not_null(), None), reason


def _by_text(text: pl.Series, known: Mapping[str, str | bool]) -> pl.DataFrame:
    """`text` and `value`: what each distinct text means as a word; a column has many cells and few words."""
    distinct = text.drop_nulls().unique().to_frame("text")
    kind = pl.Boolean if True in known.values() else pl.String
    meaning = plain(pl.col("text")).replace_strict(list(known), list(known.values()), default=None, return_dtype=kind)
    return distinct.with_columns(value=meaning)


def _value(
    column: Column, text: pl.Series, raw: pl.DataFrame, file: StudyFile, model: Model, report: Report
) -> pl.Series:
    if column.type == "key" or (column.type == "ref" and not column.many):
        return _keys(column, text, raw, report)
    if column.type in ("ref", "texts"):
        return _many(column, text, raw, report)
    if column.type == "word":
        return _words(column, text, raw, file, model, report)
    if column.type in ("int", "float"):
        return _numbers(column, text, raw, report)
    if column.type == "bool":
        return _bools(column, text, raw, report)
    if column.type == "date":
        return _dates(column, text, raw, report)
    return text


def _wrong(report: Report, code: str, column: Column, raw: pl.DataFrame, bad: pl.Series, **details: str) -> None:
    if bad.any():
        report.add_rows(code, raw.filter(bad.fill_null(False)), column.name, **details)


def _keys(column: Column, text: pl.Series, raw: pl.DataFrame, report: Report) -> pl.Series:
    pattern = _key_pattern(column)
    distinct = text.drop_nulls().unique()
    wrong = distinct.filter(~distinct.str.contains(pattern))
    if wrong.is_empty():
        return text
    bad = text.is_in(wrong.implode())
    _wrong(report, "E302", column, raw, bad, words=KEY_WORDS)
    return text.set(bad.fill_null(False), None)


def _key_pattern(column: Column) -> str:
    return rf"^role:[a-z_]+$|{KEY_PATTERN}" if column.roles else KEY_PATTERN


def _many(column: Column, text: pl.Series, raw: pl.DataFrame, report: Report) -> pl.Series:
    distinct = text.drop_nulls().unique().to_frame("text")
    lists = distinct.with_columns(members=_split(distinct.get_column("text")))
    if column.type == "ref":
        members = lists.explode("members")
        bad = members.filter(~pl.col("members").str.contains(_key_pattern(column)))
        if bad.height:
            words = f"{KEY_WORDS}; several separated by a semicolon"
            _wrong(report, "E302", column, raw, text.is_in(bad.get_column("text").implode()), words=words)
            lists = lists.join(bad, on="text", how="anti")
    if lists.height == text.len() - text.null_count():
        # Hardly a text occurs twice: splitting each again is no more work than finding it.
        return _split(text).alias(column.name)
    whole = text.to_frame("text").join(lists, on="text", how="left", maintain_order="left")
    return whole.get_column("members").alias(column.name)


def _split(text: pl.Series) -> pl.Series:
    """The members between semicolons; null for a cell of separators alone, which states nothing."""
    untidy = text.str.contains(r"^;|;$|\s;|;[^ ]|; \s")
    if not untidy.any():
        return text.str.split("; ")
    members = pl.element().str.strip_chars()
    lists = text.str.split(";").list.eval(members.filter(members.str.len_bytes() > 0))
    return lists.set((lists.list.len() == 0).fill_null(False), None)


def _words(
    column: Column, text: pl.Series, raw: pl.DataFrame, file: StudyFile, model: Model, report: Report
) -> pl.Series:
    codelist = str(column.codelist)
    meant = _by_text(text, terms(model, codelist, file))
    if meant.get_column("text").equals(meant.get_column("value")):
        return text
    value = text.replace_strict(meant["text"], meant["value"], default=None, return_dtype=pl.String)
    allowed = ", ".join(e.slug for e in model.codelists[codelist].entries)
    _wrong(report, "E303", column, raw, text.is_not_null() & value.is_null(), codelist=codelist, allowed=allowed)
    return value


def _numbers(column: Column, text: pl.Series, raw: pl.DataFrame, report: Report) -> pl.Series:
    plain_text = text.str.replace(r"^(-?\d+),(\d+)$", "$1.$2")
    if column.type == "int":
        value = plain_text.str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
    else:
        value = plain_text.cast(pl.Float64, strict=False)
        value = value.set((value.is_nan() | value.is_infinite()).fill_null(False), None)
    code = "E304" if column.type == "int" else "E305"
    _wrong(report, code, column, raw, text.is_not_null() & value.is_null())
    low, high = column.at_least, column.at_most
    if low is not None or high is not None:
        outside = pl.Series([False]).new_from_index(0, len(value))
        outside = outside | (value < low) if low is not None else outside
        outside = outside | (value > high) if high is not None else outside
        words = f"{low} to {high}" if low is not None and high is not None else f"at least {low}"
        _wrong(report, "E306", column, raw, outside, range=words)
    return value.alias(column.name)


def _bools(column: Column, text: pl.Series, raw: pl.DataFrame, report: Report) -> pl.Series:
    meant = _by_text(text, {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)})
    value = text.replace_strict(meant["text"], meant["value"], default=None, return_dtype=pl.Boolean)
    _wrong(report, "E307", column, raw, text.is_not_null() & value.is_null())
    return value


def _dates(column: Column, text: pl.Series, raw: pl.DataFrame, report: Report) -> pl.Series:
    parsed = dated(text)
    _wrong(report, "E308", column, raw, parsed.get_column("fault") == "not a date")
    _wrong(report, "E309", column, raw, parsed.get_column("fault") == "backwards")
    return parsed.select(pl.struct(list(DATED)).alias(column.name)).to_series()
