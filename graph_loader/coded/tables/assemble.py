"""From facts to the frames of a project: each document, code, case, passage and coding once, with an id.

Tables know no ids but those of passages; documents, codes and cases go by their names and paths. `nth` is the row.
"""

import polars as pl

from graph_loader.coded.project import SCHEMAS
from graph_loader.coded.tables.facts import Facts
from graph_loader.readers.grid import ROW

#: What makes two rows one passage, beside the tool's own id.
PLACE = ["document", "start", "stop", "place", "quote"]


def frames(facts: Facts) -> dict[str, pl.DataFrame]:
    """The frames of a project."""
    segments = _numbered(facts.of("segments"))
    passages = _passages(segments)
    told = segments.join(passages.select("passage", "_number"), on="_number", maintain_order="left")
    codings = _codings(told, facts)
    cases = _named(_listed(facts, "case"), segments.select(ROW, name="case"))
    members = told.drop_nulls("case").select("case", "passage", nth=ROW, document=None)
    groups = facts.of("groups").unique(["group", "document"], keep="first", maintain_order=True)
    made = {
        "documents": _documents(segments, facts),
        "codes": _codes(segments, facts),
        "passages": passages.select(*(c for c in SCHEMAS["passages"] if c in passages.columns)),
        "codings": codings,
        "cases": cases,
        "values": _values(facts),
        "members": members.unique(["case", "passage"], keep="first", maintain_order=True),
        "sets": groups.select(nth=ROW, id="group", name="group", member="document"),
    }
    shaped = {name: _shaped(name, frame) for name, frame in made.items() if frame.height}
    # Last, since what is left out becomes known on the way.
    return {**shaped, "skipped": facts.skipped} if facts.skips else shaped


def _shaped(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    shape = SCHEMAS[name]
    columns = [pl.col(c).cast(t) if c in frame.columns else pl.lit(None, t).alias(c) for c, t in shape.items()]
    return frame.select(columns)


def _numbered(segments: pl.DataFrame) -> pl.DataFrame:
    """The segments with `_number`: rows of one passage share it.

    Where only codings have ids, a second coding of the same words with the same code by the same coder is of another
    place that reads alike: the tool itself would not let one place be coded so twice.
    """
    again = pl.int_range(pl.len()).over([*PLACE, "code", "coder"])
    key = pl.struct(*PLACE, "id", pl.when(pl.col("coding_id").is_not_null()).then(again).alias("_again"))
    return segments.with_columns(_number=key.rank("dense"))


def _passages(segments: pl.DataFrame) -> pl.DataFrame:
    first = [pl.col(c).first() for c in (ROW, "_sheet", *PLACE, "id", "coding_id")]
    memo = pl.col("memo").drop_nulls().unique(maintain_order=True).str.join("\n")
    rows = segments.group_by("_number", maintain_order=True).agg(*first, memo=memo)
    own = pl.coalesce("id", "coding_id")
    sheet = pl.when(pl.col("_sheet") != "").then(pl.col("_sheet") + ", ").otherwise(pl.lit(""))
    row = pl.format("{}row {}", sheet, ROW)
    # An id that the table gives to two passages names neither.
    rows = rows.with_columns(passage=pl.when(own.is_not_null() & (pl.len().over(own) == 1)).then(own).otherwise(row))
    twice = pl.int_range(pl.len()).over("passage")
    rows = rows.with_columns(
        passage=pl.when(twice > 0).then(pl.col("passage") + pl.format(" ({})", twice + 1)).otherwise(pl.col("passage"))
    )
    chars = pl.col("start").is_not_null()
    return rows.with_columns(
        nth=ROW,
        id="passage",
        unit=pl.when(chars).then(pl.lit("chars")),
        end="stop",
        memo=pl.when(pl.col("memo") != "").then(pl.col("memo")),
    )


def _codings(told: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    rows = told.drop_nulls("code")
    once = rows.unique(["passage", "code", "coder"], keep="first", maintain_order=True)
    again = rows.join(
        once.select("passage", "code", "coder", _first=ROW), on=["passage", "code", "coder"], nulls_equal=True
    )
    facts.skip_rows("codings given twice", again.filter(pl.col(ROW) != pl.col("_first")))
    return once.select("passage", "code", "coder", "made_at", nth=ROW, memo="coding_memo")


def _documents(segments: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    listed = _listed(facts, "document").select(ROW, document="name", medium=pl.lit(None, pl.String))
    rows = pl.concat([segments.select(ROW, "document", "medium"), listed])
    medium = pl.col("medium").drop_nulls().first().fill_null("text")
    each = (
        rows.drop_nulls("document")
        .group_by("document", maintain_order=True)
        .agg(nth=pl.col(ROW).first(), medium=medium)
    )
    return each.with_columns(id="document", name="document")


def _listed(facts: Facts, of: str) -> pl.DataFrame:
    """The cases or documents that a sheet lists or gives values to."""
    owners = facts.of("values").filter(pl.col("of") == of).select(ROW, name="owner")
    return pl.concat([facts.of("listed").filter(pl.col("of") == of).select(ROW, "name"), owners])


def _named(*parts: pl.DataFrame) -> pl.DataFrame:
    every = pl.concat([p.select(ROW, "name") for p in parts]).drop_nulls("name")
    return every.unique("name", keep="first", maintain_order=True).select(nth=ROW, id="name", name="name")


def _codes(segments: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """Codes of codebooks and of codings; the first description stands, another one is named."""
    described = facts.of("codes")
    used = segments.drop_nulls("code").select(ROW, path="code", memo=pl.lit(None, pl.String))
    every = pl.concat([described, used])
    memos = described.drop_nulls("memo").unique(["path", "memo"], maintain_order=True)
    facts.skip("second descriptions of a code", memos.height - memos.get_column("path").n_unique(), "")
    each = every.group_by("path", maintain_order=True).agg(
        nth=pl.col(ROW).first(), memo=pl.col("memo").drop_nulls().first()
    )
    return each.with_columns(id="path", codable=pl.lit(True))


def _values(facts: Facts) -> pl.DataFrame:
    """Each value once; nothing stated in one row gives way to what another row states."""
    rows = facts.of("values").unique(["of", "owner", "variable", "value"], keep="first", maintain_order=True)
    stated = pl.col("value").is_not_null().any().over("of", "owner", "variable")
    return rows.filter(pl.col("value").is_not_null() | ~stated).with_columns(nth=ROW)
