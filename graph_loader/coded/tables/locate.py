"""Finding passages again in the documents at hand by the words that a table quotes."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from graph_loader.coded.project import SCHEMAS, Project
from graph_loader.documents.folder import Copies
from schema.problems import KithError

#: What counts as white space: readers of sheets make plain spaces of these, and tools of line ends.
SPACES = np.array([n for n in range(0x3001) if chr(n).isspace() and not 0x1C <= n <= 0x1F] + [0x200B, 0xFEFF])
SPACE = r"[\s\x{200b}\x{feff}]+"
#: how a passage was not found, and what is said of it
STATES = {
    "ambiguous": "passages whose words stand in their document more than once",
    "absent": "passages whose words do not stand in their document",
    "past": "passages that end after their document and quote no words",
}
NO_TEXT = "documents whose text is not at hand"


def locate(project: Project, folder: Path) -> Project:
    """The project with the texts and sums of the documents that the folder holds, and with places of passages.

    A passage of a text is looked for by its quoted words, as they stand and then with white space made alike. Found
    once, it has `unit` chars, `start` and `end`, `quote` as the document has it, and `quote_matches`. Found more than
    once it keeps no place and `quote_matches`; not found, `quote_matches` is false. Both, and documents that are not
    there, are counted in `skipped`. Places that a tool gives in characters stand where the words stand there. Raises
    KithError (E113, E705, E706) when the folder cannot be read.
    """
    documents = _with_texts(project.documents, Copies.of([folder]))
    texts = documents.filter(pl.col("medium") == "text")
    parts, states = [], []
    for (document,), part in project.passages.group_by("document", maintain_order=True):
        text = texts.filter(pl.col("id") == document).get_column("text").drop_nulls()
        placed = _placed(part, text[0]) if text.len() else part.with_columns(_state=pl.lit(None, pl.String))
        states.append(placed.select("nth", "_state"))
        parts.append(placed.drop("_state"))
    passages = pl.concat([pl.DataFrame(schema=SCHEMAS["passages"]), *parts]).sort("nth", maintain_order=True)
    lost = _counted(texts.filter(pl.col("text").is_null()).with_columns(_state=pl.lit(NO_TEXT)))
    seen = pl.concat([pl.DataFrame(schema={"nth": pl.Int64, "_state": pl.String}), *states])
    said = _counted(seen.with_columns(pl.col("_state").replace_strict(STATES, default=None, return_dtype=pl.String)))
    frames = {"documents": documents, "passages": passages, "skipped": pl.concat([project.skipped, lost, said])}
    return replace(project, frames={**project.frames, **{n: f for n, f in frames.items() if f.height}})


def _with_texts(documents: pl.DataFrame, copies: Copies) -> pl.DataFrame:
    """Texts and sums of the documents that have no text yet; documents are as many as files, not as rows."""
    rows = []
    for one, name, sha256 in documents.filter(pl.col("text").is_null()).select("id", "name", "sha256").iter_rows():
        found = copies.find(name or one, sha256 or "")
        if found is None:
            continue
        try:
            text = copies.reading(found[0]).text
        except KithError as error:
            if error.problem.code != "E709":
                raise
            continue  # a file without a text is no text at hand, and is counted as such
        rows.append((one, text, found[0].sha256))
    schema = {"id": pl.String, "_text": pl.String, "_sha256": pl.String}
    found_texts = pl.DataFrame(rows, schema=schema, orient="row")
    joined = documents.join(found_texts, on="id", how="left", maintain_order="left")
    return joined.with_columns(text=pl.coalesce("text", "_text"), sha256=pl.coalesce("_sha256", "sha256")).select(
        SCHEMAS["documents"].keys()
    )


def _placed(passages: pl.DataFrame, text: str) -> pl.DataFrame:
    """The passages of one document with their places in its text, and `_state`."""
    plain, positions = _even(text)
    in_chars = pl.col("unit").eq_missing(pl.lit("chars"))
    # Columns rather than literals: both sides of a search must be as long as each other.
    rows = passages.with_columns(_text=pl.lit(text), _plain=pl.lit(plain), _words=_alike(pl.col("quote")))
    rows = rows.with_columns(
        # What a tool quotes may have other white space, or be cut short and yet have been found right.
        _stands=in_chars & ((_alike(_slice()) == pl.col("_words")) | pl.col("quote_matches")).fill_null(False),
        _exact=_times("_text", "quote"),
        _loose=_times("_plain", "_words"),
        _at=_first("_text", "quote"),
        _loosely_at=_first("_plain", "_words"),
    )
    exact, loose = pl.col("_exact"), pl.col("_loose")
    # Places on a page, in time or in a table are not looked for among words.
    no_words = pl.col("_words").is_null() | (pl.col("unit").is_not_null() & ~in_chars)
    rows = rows.with_columns(
        _state=pl.when(in_chars & (pl.col("end") > len(text)) & pl.col("_words").is_null())
        .then(pl.lit("past"))
        .when(no_words)
        .then(None)
        .when("_stands")
        .then(pl.lit("stands"))
        .when(exact == 1)
        .then(pl.lit("exact"))
        .when((exact == 0) & (loose == 1))
        .then(pl.lit("loose"))
        .when((exact > 1) | (loose > 1))
        .then(pl.lit("ambiguous"))
        .otherwise(pl.lit("absent"))
    )
    return _moved(rows, pl.lit(pl.Series(positions, dtype=pl.Int64))).select(*SCHEMAS["passages"].keys(), "_state")


def _moved(rows: pl.DataFrame, positions: pl.Expr) -> pl.DataFrame:
    """Found passages at their places; a place at which other words stand is none any more."""
    state = pl.col("_state")
    start = (
        pl.when(state == "exact")
        .then("_at")
        .when(state == "loose")
        .then(positions.gather(_within(pl.col("_loosely_at"))))
    )
    end = pl.when(state == "exact").then(pl.col("_at") + _length("quote"))
    end_loosely = positions.gather(_within(pl.col("_loosely_at") + _length("_words") - 1)) + 1
    found = state.is_in(["exact", "loose"]).fill_null(False)
    lost = state.is_in(list(STATES)).fill_null(False) & (pl.col("unit") == "chars").fill_null(False)
    rows = rows.with_columns(
        unit=pl.when(found).then(pl.lit("chars")).when(~lost).then("unit"),
        start=pl.when(found).then(start).when(~lost).then("start"),
        end=pl.when(found).then(end.when(state == "loose").then(end_loosely)).when(~lost).then("end"),
        quote_matches=pl.when(state.is_not_null()).then(~state.is_in(["absent", "past"])).otherwise("quote_matches"),
    )
    return rows.with_columns(quote=pl.when(found).then(_slice()).otherwise("quote"))


def _within(position: pl.Expr) -> pl.Expr:
    """A position that can be looked up, also in rows that need none."""
    return pl.when(pl.col("_state") == "loose").then(position).otherwise(0)


def _slice() -> pl.Expr:
    return pl.col("_text").str.slice(pl.col("start"), pl.col("end") - pl.col("start"))


def _length(column: str) -> pl.Expr:
    return pl.col(column).str.len_chars().cast(pl.Int64)


def _even(text: str) -> tuple[str, npt.NDArray[np.int64]]:
    """The text with single spaces for all white space, and of each of its characters the place in the text.

    One place more, that of the end, stands last.
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    space = np.isin(points, SPACES)
    kept = np.flatnonzero(~(space & np.append([False], space)[:-1]))
    even = np.where(space, 32, points)[kept].astype(np.uint32)
    return even.tobytes().decode("utf-32-le", "surrogatepass"), np.append(kept, len(points)).astype(np.int64)


def _alike(quote: pl.Expr) -> pl.Expr:
    words = quote.str.replace_all(SPACE, " ").str.strip_chars()
    return pl.when(words.str.len_bytes() > 0).then(words)


def _times(text: str, words: str) -> pl.Expr:
    return pl.col(text).str.count_matches(pl.col(words), literal=True).cast(pl.Int64)


def _first(text: str, words: str) -> pl.Expr:
    """The character at which the words stand first; the text's length where they do not."""
    before = pl.col(text).str.splitn(pl.col(words), 2).struct.field("field_0")
    return before.str.len_chars().cast(pl.Int64)


def _counted(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with `nth` and `_state` as rows of `skipped`."""
    groups = rows.drop_nulls("_state").sort("nth").group_by("_state", maintain_order=True)
    counted = groups.agg(count=pl.len().cast(pl.Int64), first=pl.format("row {}", pl.col("nth").first()))
    return counted.rename({"_state": "what"}).select(SCHEMAS["skipped"].keys())
