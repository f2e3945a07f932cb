"""Laying out the documents: header, turns or notes with the passages in them, and where each passage stands."""

import polars as pl

from synthesis.companion.data import words
from synthesis.draws import Draws

SYNTHETIC = "SYNTHETIC DOCUMENT. Invented by a program: it describes nobody, and no words in it were ever said."
#: One piece of small talk to so many passages.
ASIDE_EVERY = 4
#: Documents with fewer passages have as much small talk as if they had so many.
FEWEST = 9
#: Kinds of documents that are notes, without speakers.
NOTES = ("fieldnote",)


def lay_out(
    passages: pl.DataFrame, documents: pl.DataFrame, spec_study: str, draws: Draws
) -> tuple[dict[str, str], pl.DataFrame]:
    """The text of each document, and for each passage `key`, `passage` (its place) and `text`.

    `passages` has `key`, `document`, `at` (its order), `speaker` and `text`; lines end in LF, places count characters
    or lines of the text.
    """
    pieces = pl.concat(
        [_headers(documents, spec_study), _passages(passages, documents), _small_talk(passages, documents, draws)],
        how="diagonal",
    ).sort("nth", "at", "rank", maintain_order=True)
    label = pl.when(pl.col("speaker").is_not_null()).then(pl.format("{}: ", "speaker")).otherwise(pl.lit(""))
    ending = pl.when("blank").then(pl.lit("\n\n")).otherwise(pl.lit("\n"))
    pieces = pieces.with_columns(label=label).with_columns(whole=pl.concat_str("label", "text", ending))
    length = pl.col("whole").str.len_chars().cast(pl.Int64)
    lines = pl.col("whole").str.count_matches("\n", literal=True).cast(pl.Int64)
    pieces = pieces.with_columns(
        begins=length.cum_sum().over("document") - length, line=lines.cum_sum().over("document") - lines + 1
    )
    texts = pieces.group_by("document", maintain_order=True).agg(pl.col("whole").str.join(""))
    start = pl.col("begins") + pl.col("label").str.len_chars().cast(pl.Int64)
    stop = start + pl.col("text").str.len_chars().cast(pl.Int64)
    by_line = pl.format("lines {}-{}", "line", "line")
    placed = pieces.filter(pl.col("key").is_not_null()).select(
        "key",
        passage=pl.when("notes").then(by_line).otherwise(pl.format("chars {}-{}", start, stop)),
        place=pl.when("notes")
        .then(pl.format("paragraph {}", pl.col("turn")))
        .otherwise(pl.format("turn {}", pl.col("turn"))),
        text="text",
    )
    return dict(texts.iter_rows()), placed


def _headers(documents: pl.DataFrame, study: str) -> pl.DataFrame:
    head = pl.format("{}\n{} / {} / {}", pl.lit(SYNTHETIC), pl.lit(study), "document", "title")
    dated = pl.when(pl.col("dated").is_not_null()).then(pl.format(" / {}", "dated")).otherwise(pl.lit(""))
    return documents.select(
        "document", "nth", at=pl.lit(-2.0), rank=pl.lit(0), text=pl.concat_str(head, dated), blank=pl.lit(True)
    )


def _passages(passages: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    kinds = documents.select("document", "nth", notes=pl.col("document_kind").is_in(NOTES))
    rows = passages.join(kinds, on="document", how="inner", maintain_order="left").sort(
        "nth", "at", maintain_order=True
    )
    order = pl.int_range(pl.len()).over("document")
    return rows.with_columns(order=order).select(
        "key",
        "document",
        "nth",
        "notes",
        "text",
        at=pl.col("order").cast(pl.Float64),
        rank=pl.lit(1),
        turn=pl.col("order") + 1,
        speaker=pl.when(~pl.col("notes")).then("speaker"),
        blank=~pl.col("notes"),
    )


def _small_talk(passages: pl.DataFrame, documents: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Openings, questions, asides and closings, in documents of either form."""
    counts = passages.group_by("document").len().select("document", count=pl.col("len").cast(pl.Int64))
    base = documents.select("document", "nth", notes=pl.col("document_kind").is_in(NOTES)).join(
        counts, on="document", how="left", maintain_order="left"
    )
    base = base.with_columns(pl.col("count").fill_null(0))
    turns = base.select("document", "nth", "notes", at=pl.int_ranges(0, pl.max_horizontal("count", FEWEST))).explode(
        "at"
    )
    parts = [
        _drawn("open", base.with_columns(at=pl.lit(-1.0)), draws),
        _drawn("close", base.with_columns(at=pl.max_horizontal("count", FEWEST) + 1.0), draws),
        _drawn("aside", turns.filter(pl.col("at") % ASIDE_EVERY == 0), draws),
        _drawn("ask", turns.filter(~pl.col("notes") & (pl.col("at") % 2 == 0)), draws),
    ]
    return pl.concat(parts, how="diagonal")


def _drawn(what: str, rows: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    text = pl.Series([None], dtype=pl.String).new_from_index(0, rows.height)
    for name in ("interview", "notes"):
        options = words("chatter")[name].get(what, [])
        mine = rows.get_column("notes") == (name == "notes")
        if options and mine.any():
            text = text.fill_null(draws.words_where(f"chatter {what} {name}", mine, options))
    who = "RESEARCHER" if what != "aside" else "ASIDE"
    return rows.with_columns(text=text).select(
        "document",
        "nth",
        "text",
        at=pl.col("at").cast(pl.Float64) - (0.4 if what == "ask" else 0.6 if what == "aside" else 0.0),
        rank=pl.lit(0),
        speaker=pl.when(~pl.col("notes")).then(pl.lit(who)),
        blank=pl.lit(False),
    )
