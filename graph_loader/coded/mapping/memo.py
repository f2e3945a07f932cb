"""Memos: lines such as `when: 2022-03~` fill a column, everything else stays the memo.

A line that begins with `| ` is memo whatever it looks like, and one that begins with `+ ` goes on with the line before
it; we write them where a text needs them, and anybody may.
"""

import polars as pl

from graph_loader.vocabulary import plain

LINE = r"^([A-Za-z][A-Za-z0-9_ /-]*?)\s*:\s*(.*?)\s*$"
LITERAL, FURTHER = "| ", "+ "


def taken_apart(memos: pl.DataFrame, names: dict[str, str], by: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Memos (`by` and `memo`) as cells (`by`, `column`, `value`) and as what is left of them (`by`, `value`).

    `names` has every name in plain form by which a column is known; a line that names none of them is memo.
    """
    lines = (
        memos.filter(pl.col("memo").is_not_null())
        .select(*by, line=pl.col("memo").str.split("\n"))
        .with_row_index("at")
        .explode("line")
        .with_columns(name=plain(pl.col("line").str.extract(LINE, 1)), value=pl.col("line").str.extract(LINE, 2))
        .with_columns(column=pl.col("name").replace_strict(names, default=None, return_dtype=pl.String))
        .with_columns(further=pl.col("line").str.starts_with(FURTHER))
        .with_columns(turn=(~pl.col("further")).cum_sum().over("at"))
    )
    # A line that goes on belongs to whatever the line before it was.
    whole = lines.group_by("at", "turn", maintain_order=True).agg(
        pl.col(*by, "column").first(),
        value=pl.concat_str(
            [pl.col("value").first(), pl.col("line").slice(1).str.strip_prefix(FURTHER).str.join("\n")], separator="\n"
        ).str.strip_suffix("\n"),
        text=pl.concat_str(
            [pl.col("line").first().str.strip_prefix(LITERAL), pl.col("line").slice(1).str.join("\n")], separator="\n"
        ).str.strip_suffix("\n"),
    )
    is_cell = (pl.col("column").is_not_null() & (pl.col("value").str.len_bytes() > 0)).fill_null(False)
    cells = whole.filter(is_cell).select(*by, "column", "value")
    rest = (
        whole.filter(~is_cell)
        .group_by("at", maintain_order=True)
        .agg(pl.col(by).first(), value=pl.col("text").str.join("\n").str.strip_chars())
        .filter(pl.col("value").str.len_bytes() > 0)
        .select(*by, "value")
    )
    return cells, rest


def cell_line(column: pl.Expr, value: pl.Expr) -> pl.Expr:
    """A cell as a line of a memo, over several lines where its text has several; null where there is none."""
    return column + ": " + value.str.replace_all("\n", f"\n{FURTHER}", literal=True)


def memo_lines(memo: pl.Expr) -> pl.Expr:
    """A memo whose lines all stay memo when they are read again."""
    marked = pl.element()
    marked = (
        pl.when(marked.str.contains(LINE) | marked.str.starts_with(LITERAL) | marked.str.starts_with(FURTHER))
        .then(pl.lit(LITERAL) + marked)
        .otherwise(marked)
    )
    return memo.str.split("\n").list.eval(marked).list.join("\n")
