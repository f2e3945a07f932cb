"""Sheets as a project of a coding tool: things as cases, passages as selections, ties as links.

Terms of our code lists become codes below `kithgraph`, people and services a link each, and whatever is neither stands
in the memo as `column: value`; so the project is of use in the tool, and reading it again gives the same sheets.
"""

from collections.abc import Mapping

import polars as pl

from graph_loader.coded.mapping.columns import PASSAGE_SHEETS
from graph_loader.coded.mapping.memo import cell_line, memo_lines
from graph_loader.coded.mapping.rules import VOCABULARY
from graph_loader.coded.project import OUR_TOOL, SCHEMAS, Project
from schema.definition import Model
from schema.ids import BETWEEN_LEVELS
from schema.shapes import Column

Frame = pl.DataFrame
#: The mark of our own sort of link is its name; the sort of tie that is written otherwise.
TIES = "ties"


def project_from(
    sheets: Mapping[str, Frame], fields: Mapping[str, str], model: Model, texts: Mapping[str, str], file: str
) -> Project:
    """A project with everything that the sheets hold; `texts` are documents at hand, by key."""
    things = {name: rows for name, rows in sheets.items() if name not in (*PASSAGE_SHEETS, TIES)}
    cases = {name: _numbered(rows, name) for name, rows in things.items() if name != "documents"}
    keys = _keys(cases, model)
    passages = {name: _numbered(sheets[name], name) for name in PASSAGE_SHEETS if name in sheets}
    linked, unlinked = _ties(sheets.get(TIES), keys)
    if unlinked is not None:
        cases[TIES] = _numbered(unlinked, TIES)
    documents = _numbered(sheets["documents"], "documents")
    said = pl.concat([_cells(name, rows, model) for name, rows in passages.items()]) if passages else _no_cells()
    codings = _codings(said, passages)
    codes = codings.select("code").unique().sort("code")
    frames = {
        "documents": documents.select(
            id="id",
            name="document",
            medium=pl.lit("text"),
            text=pl.col("document").replace_strict(texts, default=None, return_dtype=pl.String),
        ),
        "codes": codes.select(id="code", path="code", codable=pl.lit(True)),
        "passages": _passages(passages, said, keys, documents, texts),
        "codings": codings,
        "cases": pl.concat([_cases(name, rows, model) for name, rows in cases.items()]) if cases else None,
        "values": pl.concat([_values(name, rows) for name, rows in {**cases, "documents": documents}.items()]),
        "links": pl.concat([_links(said, keys), linked]),
    }
    description = "\n".join(f"{name}: {value}" for name, value in fields.items())
    shaped = {name: _shaped(name, one) for name, one in frames.items() if one is not None}
    return Project(file, fields["title"], OUR_TOOL, shaped, description)


def _shaped(name: str, rows: Frame) -> Frame:
    """A frame with all of its columns, numbered in order."""
    schema = SCHEMAS[name]
    whole = rows.drop("nth", strict=False).with_row_index("nth", offset=1)
    missing = [pl.lit(None).alias(column) for column in schema if column not in whole.columns]
    return whole.with_columns(missing).select(pl.col(c).cast(dtype) for c, dtype in schema.items())


def _numbered(rows: Frame, name: str) -> Frame:
    return rows.with_columns(id=pl.format("{}/{}", pl.lit(name), pl.int_range(pl.len())))


def _keys(cases: Mapping[str, Frame], model: Model) -> Frame:
    """`key` and `case` (id) of everything that a link may point at: the first row of each thing."""
    parts = [
        rows.select(key=column, case="id").drop_nulls()
        for name, rows in cases.items()
        if (column := model.key_column(name)) is not None
    ]
    empty = pl.DataFrame(schema={"key": pl.String, "case": pl.String})
    return pl.concat([empty, *parts]).unique("key", keep="first", maintain_order=True)


def _cases(name: str, rows: Frame, model: Model) -> Frame:
    column = model.key_column(name)
    label = pl.col(column) if column else pl.format("{} {}", pl.lit(name), pl.int_range(pl.len()) + 1)
    memo = pl.col("memo") if "memo" in rows.columns else pl.lit(None, pl.String)
    return rows.select(id="id", name=label, memo=memo)


def _values(name: str, rows: Frame) -> Frame:
    """Variables of cases and documents: sheet:column, for every cell but the memo."""
    of = "document" if name == "documents" else "case"
    long = rows.drop("memo", strict=False).unpivot(index="id", variable_name="column", value_name="value").drop_nulls()
    return long.select(
        of=pl.lit(of), owner="id", variable=pl.format("{}:{}", pl.lit(name), "column"), value="value"
    ).sort("owner", "variable", maintain_order=True)


def _no_cells() -> Frame:
    return pl.DataFrame(schema=dict.fromkeys(("id", "column", "value", "how"), pl.String))


def _cells(name: str, rows: Frame, model: Model) -> Frame:
    """Every cell of passages as `id`, `column`, `value`, and `how` it is written: code, link or line."""
    columns = {c.name: c for c in model.columns(name)}
    long = (
        rows.drop("codes", "coder", "document", "memo", strict=False)
        .unpivot(index="id", variable_name="column", value_name="value")
        .drop_nulls()
    )
    how = {column: _how(columns[column]) for column in long.get_column("column").unique()}
    known = long.with_columns(how=pl.col("column").replace_strict(how, return_dtype=pl.String))
    refs = known.filter(pl.col("how") == "link").with_columns(pl.col("value").str.split("; ")).explode("value")
    return pl.concat([known.filter(pl.col("how") != "link"), refs])


def _how(column: Column) -> str:
    if column.codelist:
        return "code"
    return "link" if column.type == "ref" else "line"


def _codings(said: Frame, passages: Mapping[str, Frame]) -> Frame:
    own = said.filter(pl.col("how") == "code").select(
        "id", code=pl.concat_str([pl.lit(VOCABULARY), "column", "value"], separator=BETWEEN_LEVELS)
    )
    studys = [
        rows.select("id", code=pl.col("codes")).explode("code").drop_nulls()
        for rows in passages.values()
        if "codes" in rows.columns
    ]
    coders = pl.concat([rows.select("id", "coder") for rows in passages.values()])
    whole = pl.concat([*studys, own]).join(coders, on="id", how="left", maintain_order="left")
    return whole.select(passage="id", code="code", coder="coder").sort("passage", maintain_order=True)


def _links(said: Frame, keys: Frame) -> Frame:
    """Links from passages to the cases that their cells name."""
    found = said.filter(pl.col("how") == "link").join(keys, left_on="value", right_on="key", maintain_order="left")
    return found.select(
        name="column", origin="id", target="case", direction=pl.lit("OneWay"), memo=pl.lit(None, pl.String)
    ).with_columns(id=pl.format("{}-{}-{}", "origin", "name", "target"))


def _ties(rows: Frame | None, keys: Frame) -> tuple[Frame, Frame | None]:
    """Stated ties as links between cases, and the rows of those whose ends are no cases."""
    schema = dict.fromkeys(("name", "origin", "target", "direction", "memo", "id"), pl.String)
    if rows is None:
        return pl.DataFrame(schema=schema), None
    named = rows.join(
        keys.rename({"key": "from", "case": "origin"}), on="from", how="left", maintain_order="left"
    ).join(keys.rename({"key": "to", "case": "target"}), on="to", how="left", maintain_order="left")
    both = pl.col("origin").is_not_null() & pl.col("target").is_not_null()
    lines = [cell_line(pl.lit(c), pl.col(c)) for c in rows.columns if c not in ("from", "tie", "to", "memo")]
    links = named.filter(both).select(
        name="tie",
        origin="origin",
        target="target",
        direction=pl.lit("OneWay"),
        memo=pl.concat_str([*lines, memo_lines(pl.col("memo"))], separator="\n", ignore_nulls=True).replace("", None),
    )
    rest = named.filter(~both).drop("origin", "target")
    numbered = links.with_columns(id=pl.format("tie/{}", pl.int_range(pl.len())))
    return numbered.select(*schema), rest if rest.height else None


def _passages(
    passages: Mapping[str, Frame], said: Frame, keys: Frame, documents: Frame, texts: Mapping[str, str]
) -> Frame:
    """Selections, one for each row, so that two rows on the same words stay two."""
    parts = []
    for rows in passages.values():
        mine = said.filter(
            (pl.col("how") == "line") | ((pl.col("how") == "link") & ~pl.col("value").is_in(keys["key"].implode()))
        )
        lines = mine.with_columns(line=cell_line(pl.col("column"), pl.col("value")))
        memo = lines.group_by("id", maintain_order=True).agg(lines=pl.col("line").str.join("\n"))
        spans = _spans(rows, texts)
        parts.append(
            rows.join(memo, on="id", how="left", maintain_order="left")
            .join(spans, on="id", how="left", maintain_order="left")
            .join(documents.select("document", home="id"), on="document", how="left", maintain_order="left")
            .select(
                id="id",
                document="home",
                unit=pl.lit("chars"),
                start=pl.col("start").fill_null(0),
                end=pl.col("end").fill_null(0),
                quote="words",
                memo=pl.concat_str(["lines", memo_lines(pl.col("memo"))], separator="\n", ignore_nulls=True).replace(
                    "", None
                ),
            )
        )
    return pl.concat(parts) if parts else pl.DataFrame(schema=SCHEMAS["passages"])


def _spans(rows: Frame, texts: Mapping[str, str]) -> Frame:
    """`id`, `start`, `end` of passages given by characters, or by lines of a document at hand, and their `words`."""
    text = pl.col("document").replace_strict(texts, default=None, return_dtype=pl.String)
    split = pl.col("passage").str.extract_groups(r"^(?<unit>\w+) (?<first>\d+)-(?<last>\d+)$").struct.unnest()
    found = rows.select("id", "document", split).with_columns(pl.col("first", "last").cast(pl.Int64))
    at = {key: _line_starts(text) for key, text in texts.items()}
    starts = pl.DataFrame(
        [(key, n, start, end) for key, lines in at.items() for n, (start, end) in enumerate(lines, start=1)],
        schema={"document": pl.String, "line": pl.Int64, "begins": pl.Int64, "stops": pl.Int64},
        orient="row",
    )
    first = found.join(
        starts, left_on=["document", "first"], right_on=["document", "line"], how="left", maintain_order="left"
    )
    both = first.join(
        starts.select("document", "line", until="stops"),
        left_on=["document", "last"],
        right_on=["document", "line"],
        how="left",
        maintain_order="left",
    )
    chars = pl.col("unit") == "chars"
    spans = both.select(
        "id",
        "document",
        start=pl.when(chars).then("first").otherwise("begins"),
        end=pl.when(chars).then("last").otherwise("until"),
    )
    words = text.str.slice(pl.col("start"), pl.col("end") - pl.col("start")).replace("", None)
    return spans.with_columns(words=words).drop("document")


def _line_starts(text: str) -> list[tuple[int, int]]:
    at, found = 0, []
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found
