"""Coded passages as rows: what codes, memos and links say of each, for each coder apart."""

from dataclasses import dataclass

import polars as pl

from graph_loader.coded.mapping.columns import PASSAGE_SHEETS, Columns
from graph_loader.coded.mapping.keys import digest, shortened
from graph_loader.coded.mapping.memo import taken_apart
from graph_loader.coded.mapping.rules import Rules
from graph_loader.coded.project import OUR_TOOL, Project
from graph_loader.documents.standoff import fingerprints

#: a passage as one coder coded it
CODED = ["passage", "coder"]
WORDS = {"whole": pl.String, "words": pl.String}


@dataclass(frozen=True)
class Said:
    """Passages with their codes, a row for each coder of a passage."""

    #: `passage`, `coder` (empty where none is named), `nth`, `document` (id), `several` coders coded it
    passages: pl.DataFrame
    #: `passage`, `coder`, `column`, `value`: what each of them says
    said: pl.DataFrame


def coded_passages(project: Project, rules: Rules, columns: Columns, coders: list[str]) -> Said:
    """Passages with a code, a memo or a link that says something, with all that is said of them."""
    codings = _of_coders(project.codings, coders)
    codes = codings.join(rules.cells, on="code").select(*CODED, "column", "value")
    notes, rest = taken_apart(codings.select(*CODED, "memo"), columns.names, CODED)
    by_coder = codings.select(CODED).unique(maintain_order=True)
    of_all, memo = taken_apart(project.passages.select(passage="id", memo="memo"), columns.names, ["passage"])
    # A memo of the passage itself is nobody's in particular: it holds for every coder of it.
    alone = project.passages.select(passage="id").join(by_coder, on="passage", how="anti")
    whose = pl.concat([by_coder, alone.with_columns(coder=pl.lit(""))])
    memos = pl.concat([memo.join(whose, on="passage").select(*CODED, "value"), rest])
    said = pl.concat(
        [
            codes,
            notes,
            of_all.join(whose, on="passage").select(*CODED, "column", "value"),
            memos.select(*CODED, column=pl.lit("memo"), value="value"),
            _kept_codes(codings, rules),
            codings.filter(pl.col("coder") != "").select(*CODED, column=pl.lit("coder"), value="coder"),
        ]
    ).unique(maintain_order=True)
    places = project.passages.select("nth", passage="id", document="document")
    whole = whose.join(places, on="passage", how="inner", maintain_order="left")
    return Said(whole.with_columns(several=pl.len().over("passage") > 1), said)


def _of_coders(codings: pl.DataFrame, coders: list[str]) -> pl.DataFrame:
    """The codings that count, with an empty text for a coder whom nobody names; all as one when they go together."""
    named = codings.with_columns(pl.col("coder").fill_null(""))
    if coders == ["together"]:
        return named.with_columns(coder=pl.lit(""))
    return named.filter(pl.col("coder").is_in(coders)) if coders else named


def _kept_codes(codings: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """The codes that the graph keeps as codes: all but words of our vocabulary and those that are left out."""
    kept = rules.verdicts.filter(~pl.col("verdict").is_in(["own", "leave out"]))
    return codings.join(kept, on="code").select(*CODED, column=pl.lit("codes"), value="path")


def rows_of(coded: Said) -> pl.DataFrame:
    """A row for each kind of interaction and of statement that a passage is coded with.

    `row`, `sheet`, `which` (the kind), `passage`, `coder`, `nth`, `document`, `several`.
    """
    parts = []
    for sheet, column in PASSAGE_SHEETS.items():
        kinds = coded.said.filter(pl.col("column") == column).select(*CODED, which="value")
        parts.append(kinds.with_columns(sheet=pl.lit(sheet)))
    rows = coded.passages.join(pl.concat(parts), on=CODED, how="inner", maintain_order="left")
    return rows.with_columns(row=pl.format("{}|{}|{}|{}", "passage", "coder", "sheet", "which"))


def places_of(project: Project, documents: pl.DataFrame) -> pl.DataFrame:
    """Where each passage stands: `passage`, `at` (a part of its key), and its cells `document`, `place`, `span`.

    `documents` has `document` (id) and `key`. A passage without offsets is known by its words, and by its turn among
    those of the same words.
    """
    by_chars = (pl.col("unit") == "chars").fill_null(False)
    named = project.passages.join(documents, on="document", how="left", maintain_order="left").with_columns(
        whole=pl.concat_str(["place", "quote"], separator=" ", ignore_nulls=True)
    )
    # Only a cryptographic digest is the same with every version of everything; each text is digested once.
    texts = named.filter(~by_chars).get_column("whole").unique()
    digests = pl.DataFrame({"whole": texts, "words": [digest(text) for text in texts]}, schema_overrides=WORDS)
    told = named.join(digests, on="whole", how="left", maintain_order="left").with_columns(
        turn=pl.int_range(pl.len()).over("document", "words") + 1
    )
    numbered = pl.when(pl.col("turn") > 1).then(pl.format("{}-{}-{}", "key", "words", "turn"))
    return told.select(
        passage="id",
        at=pl.when(by_chars)
        .then(pl.format("{}-{}-{}", "key", "start", "end"))
        .otherwise(numbered.otherwise(pl.format("{}-{}", "key", "words"))),
        document="key",
        place=pl.when(~by_chars).then("place"),
        # A selection of nothing marks a spot; there are no words to show.
        span=pl.when(by_chars & (pl.col("end") > pl.col("start"))).then(pl.format("chars {}-{}", "start", "end")),
    )


def words_of(project: Project) -> pl.DataFrame:
    """The fingerprints of passages whose words the project brings: `passage`, `column`, `value`.

    A project that we wrote states them where the graph has them.
    """
    texts = dict(project.documents.select("id", "text").drop_nulls().iter_rows())
    if project.tool == OUR_TOOL or not texts:
        return pl.DataFrame(schema={"passage": pl.String, "column": pl.String, "value": pl.String})
    placed = project.passages.filter(pl.col("unit") == "chars").select(
        "id", "document", passage_unit="unit", first_at="start", last_at="end"
    )
    made = fingerprints(texts, placed).with_columns(pl.col("quote_length").cast(pl.String))
    return made.unpivot(index="id", variable_name="column", value_name="value").rename({"id": "passage"})


def episode_keys(rows: pl.DataFrame) -> pl.Series:
    """A key for each row: document, place, kind, and the coder where several coded the passage."""
    names = rows.select(
        pl.concat_str(
            ["at", "which", pl.when(pl.col("several") & (pl.col("coder") != "")).then("coder_key")],
            separator="-",
            ignore_nulls=True,
        ).alias("key")
    ).to_series()
    return shortened(names)
