"""Selections of one place become one passage; nothing that was said of any of them is lost."""

import polars as pl

from graph_loader.coded.refi.places import WHOLE

#: Between two memos of one thing.
BLANK_LINE = "\n\n"


def joined_texts(column: str) -> pl.Expr:
    """The different texts of a group in their order, a blank line between them; null where there are none."""
    texts = pl.col(column).drop_nulls().unique(maintain_order=True)
    return pl.when(texts.len() > 0).then(texts.str.join(BLANK_LINE)).otherwise(None).alias(column)


def merge_passages(passages: pl.DataFrame, apart: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row for each place, and which passage (`passage`) each selection (`id`) became.

    A selection without a place stays alone, but for those of a document as a whole. `apart` leaves all of them alone:
    of the projects that we write, each selection is a row of its own.
    """
    boxed = pl.col("unit").is_in(["points", "pixels"])
    whole = pl.col("unit").is_null() & (pl.col("place") == WHOLE).fill_null(False)
    alone = pl.lit(apart) | (pl.col("unit").is_null() & ~whole)
    keyed = passages.with_columns(
        _place=pl.when(boxed | whole).then(pl.col("place")), _alone=pl.when(alone).then(pl.col("nth"))
    )
    key = ["document", "unit", "start", "end", "_place", "_alone"]
    firsts = keyed.unique(key, keep="first").select(*key, passage="id")
    first = keyed.join(firsts, on=key, nulls_equal=True, maintain_order="left").drop("_place", "_alone")
    matched = pl.col("quote").filter(pl.col("quote_matches").fill_null(False)).drop_nulls().first()
    merged = merge_rows(
        first.with_columns(id="passage").drop("passage"),
        ["id"],
        [
            pl.col("nth", "document", "unit", "start", "end", "offset_mode").first(),
            pl.col("place").drop_nulls().first(),
            pl.coalesce(matched, pl.col("quote").drop_nulls().first()).alias("quote"),
            # True where any of them quotes what stands there; null where none quotes anything.
            pl.col("quote_matches").max(),
            joined_texts("memo"),
        ],
    )
    return merged, first.select("id", "passage")


def merge_rows(frame: pl.DataFrame, key: list[str], how: list[pl.Expr]) -> pl.DataFrame:
    """One row for each key, in the order of `nth`; rows that are alone are left as they are, which most of them are."""
    several = pl.struct(key).is_duplicated() if len(key) > 1 else pl.col(key).is_duplicated()
    alone = frame.filter(~several)
    if alone.height == frame.height:
        return frame
    merged = frame.filter(several).group_by(key, maintain_order=True).agg(how)
    return pl.concat([alone, merged.select(frame.columns)]).sort("nth")


def told_twice(passages: pl.DataFrame, codings: pl.DataFrame) -> pl.DataFrame:
    """Boxes of a page (`id`) that are told a second time as characters (`passage`) of the page's text.

    Some tools write a selection of a PDF file both ways. It is the same where the words, the codes, the coders and the
    moments are the same.
    """
    boxed = passages.filter(unit="points").select("document").unique()
    # Only documents with boxes can tell anything twice, and few have any.
    passages = passages.join(boxed, on="document", how="semi")
    signed = (
        codings.join(passages, left_on="passage", right_on="id", how="semi")
        .filter(pl.col("made_at").is_not_null())
        .group_by("passage")
        .agg(
            pl.concat_str("code", pl.col("user").fill_null(""), "made_at", separator="\t")
            .sort()
            .str.join("\n")
            .alias("_by")
        )
    )
    words = pl.col("quote").str.replace_all(r"\s+", " ").str.strip_chars().alias("_words")
    told = passages.join(signed, left_on="id", right_on="passage").with_columns(words).filter(pl.col("_words") != "")
    boxes = told.filter(unit="points").select("id", "document", "_by", "_words", "place")
    texts = told.filter(unit="chars").unique(["document", "_by", "_words"], keep="first", maintain_order=True)
    return boxes.join(texts.select("document", "_by", "_words", passage="id"), on=["document", "_by", "_words"]).select(
        "id", "passage", "place"
    )


def looked_up(column: str, table: pl.DataFrame) -> pl.Expr:
    """What became of an id that stands in a column; `table` has `id` and `passage`."""
    moved = table.filter(pl.col("id") != pl.col("passage"))
    return pl.col(column).replace(moved.get_column("id"), moved.get_column("passage"))


def numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """A frame whose `nth` counts its rows from 1."""
    return frame.with_columns(nth=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))
