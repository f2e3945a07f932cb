"""Where a row's passage stands: characters where the table counts them, else what the tool says, and the words."""

import polars as pl

from graph_loader.coded.tables.preset import Role
from graph_loader.coded.tables.recognise import Table
from graph_loader.readers.grid import ROW
from schema.problems import Report

RANGE = r"^(\d+)\s*[-\u2013:]\s*(\d+)$"


def placed(table: Table, rows: pl.DataFrame, report: Report) -> pl.DataFrame:
    """The rows with `start`, `stop` (characters), `place`, `quote` and `medium`; faults go into the report (E835)."""
    rows = rows.with_columns(
        **{f"_{role}": _cell(table, role) for role in ("start", "stop", "range", "begin", "end", "place", "coding_id")},
        quote=_cell(table, "quote"),
    )
    ends = {"start": pl.col("_start"), "stop": pl.col("_stop")}
    if table.roles.get("range"):
        found = pl.col("_range").str.extract_groups(RANGE)
        ends = {"start": found.struct.field("1"), "stop": found.struct.field("2")}
    rows = rows.with_columns(**{f"_{name}": text for name, text in ends.items()})
    rows = rows.with_columns(**{name: pl.col(f"_{name}").cast(pl.Int64, strict=False) for name in ends})
    told = pl.col("_start").is_not_null() | pl.col("_stop").is_not_null()
    sound = (pl.col("start") >= 0) & (pl.col("stop") >= pl.col("start"))
    wrong = rows.filter(told & ~sound.fill_null(False))
    where: Role = "range" if table.roles.get("range") else "start"
    report.add_rows("E835", wrong.select("_file", "_sheet", ROW), _header(table, where))
    spoken = pl.when(pl.col("start").is_null()).then(pl.col("_range"))
    rows = rows.with_columns(place=pl.coalesce(_words(table), _between(), spoken))
    return _without_words(table, rows)


def _cell(table: Table, role: Role) -> pl.Expr:
    cells = table.roles.get(role)
    return pl.col(cells[0]) if cells else pl.lit(None, pl.String)


def _header(table: Table, role: Role) -> str:
    cells = table.roles.get(role, [])
    return table.heads[cells[0]] if cells else ""


def _words(table: Table) -> pl.Expr:
    """The tool's own words for the place; counted places carry what they count, such as page 3."""
    counted = [pl.lit(table.heads[c].strip().lower() + " ") + pl.col(c) for c in table.roles.get("counted", [])]
    said = pl.concat_str([pl.col("_place"), *counted], separator=", ", ignore_nulls=True)
    return pl.when(said.str.len_bytes() > 0).then(said)


def _between() -> pl.Expr:
    """A beginning and an end that are no characters, such as paragraphs or times."""
    same = pl.col("_begin") == pl.col("_end")
    both = pl.concat_str("_begin", "_end", separator=" to ", ignore_nulls=True)
    return pl.when(same).then(pl.col("_begin")).when(both.str.len_bytes() > 0).then(both)


def _without_words(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """Parts of pictures and recordings have no words; the tool writes a word for the medium instead."""
    medium = pl.lit(None, pl.String)
    for beginning, name in table.preset.media.items():
        medium = pl.when(pl.col("_coding_id").str.starts_with(beginning)).then(pl.lit(name)).otherwise(medium)
    rows = rows.with_columns(medium=medium)
    other = pl.col("medium").is_not_null()
    return rows.with_columns(
        quote=pl.when(~other).then(pl.col("quote")),
        place=pl.when(other & pl.col("place").is_null())
        .then(pl.lit("a part of this ") + pl.col("medium"))
        .otherwise(pl.col("place")),
    )
