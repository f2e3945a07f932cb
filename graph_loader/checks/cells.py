"""Typing cells, column by column: keys, references, words, numbers, dates; with reasons for values not there."""

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
        value, reason = _gap(column, text, file, model)
        values.append(_value(column, value, raw, file, model, report))
        if column.required:
            report.add_rows("E301", raw.filter(value.is_null()), column.name)
        if reason.null_count() < len(reason):
            gaps.append(pl.select(pl.format("{}={}", pl.lit(column.property or column.name), reason)).to_series())
    no_gap = pl.Series("_gaps", [], LIST).clear(raw.height).fill_null([])
    listed = pl.select(pl.concat_list(gaps).list.drop_nulls().alias("_gaps")).to_series() if gaps else no_gap
    return TypedSheet(sheet, raw.select(PLACE).hstack([*values, listed]))


def _dtype(column: Column) -> pl.DataType:
    """The type that a column's values come out as; dates come out as a struct."""
    if column.type == "texts" or (column.type == "ref" and column.many):
        return LIST
    return {"int": pl.Int64(), "float": pl.Float64(), "bool": pl.Boolean()}.get(column.type, pl.String())


def _gap(column: Column, text: pl.Series, file: StudyFile, model: Model) -> tuple[pl.Series, pl.Series]:
    """The column's text less the cells that only give a reason for having no value, and those reasons."""
    own = set(terms(model, column.codelist, file)) if column.codelist else set()
    known = {word: slug for word, slug in gap_terms().items() if word not in own}
    words = plain(pl.col(text.name))
    reason = words.replace_strict(known, default=None, return_dtype=pl.String)
    both = text.to_frame().select(reason=reason, text=pl.col(text.name))
    return (
        both.select(pl.when(pl.col("reason").is_null()).then("text").alias(text.name)).to_series(),
        both.get_column("reason"),
    )


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
    pattern = rf"^role:[a-z_]+$|{KEY_PATTERN}" if column.roles else KEY_PATTERN
    bad = ~text.str.contains(pattern)
    _wrong(report, "E302", column, raw, bad, words=KEY_WORDS)
    return text.set(bad.fill_null(False), None)


def _many(column: Column, text: pl.Series, raw: pl.DataFrame, report: Report) -> pl.Series:
    members = pl.col(text.name).str.split(";").list.eval(pl.element().str.strip_chars())
    lists = text.to_frame().select(members.list.eval(pl.element().filter(pl.element().str.len_bytes() > 0))).to_series()
    if column.type == "ref":
        pattern = rf"^role:[a-z_]+$|{KEY_PATTERN}" if column.roles else KEY_PATTERN
        bad = ~lists.list.eval(pl.element().str.contains(pattern)).list.all()
        _wrong(report, "E302", column, raw, bad, words=f"{KEY_WORDS}; several separated by a semicolon")
        lists = lists.set(bad.fill_null(False), None) if bad.any() else lists
    # A cell of separators alone states nothing.
    return lists.set((lists.list.len() == 0).fill_null(False), None).cast(LIST)


def _words(
    column: Column, text: pl.Series, raw: pl.DataFrame, file: StudyFile, model: Model, report: Report
) -> pl.Series:
    codelist = str(column.codelist)
    known = terms(model, codelist, file)
    slugs = text.to_frame().select(
        plain(pl.col(text.name)).replace_strict(known, default=None, return_dtype=pl.String).alias(text.name)
    )
    value = slugs.to_series()
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
    known = {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}
    value = text.to_frame().select(
        plain(pl.col(text.name)).replace_strict(known, default=None, return_dtype=pl.Boolean).alias(text.name)
    )
    _wrong(report, "E307", column, raw, text.is_not_null() & value.to_series().is_null())
    return value.to_series()


def _dates(column: Column, text: pl.Series, raw: pl.DataFrame, report: Report) -> pl.Series:
    parsed = dated(text)
    _wrong(report, "E308", column, raw, parsed.get_column("fault") == "not a date")
    _wrong(report, "E309", column, raw, parsed.get_column("fault") == "backwards")
    return parsed.select(pl.struct(list(DATED)).alias(column.name)).to_series()
