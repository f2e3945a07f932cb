"""A coded project as sheets of ours, ready for the same checks and the same interpretation as sheets of a folder."""

import polars as pl

from graph_loader.coded.mapping.cases import Rows, things_of
from graph_loader.coded.mapping.cells import CELL, as_rows
from graph_loader.coded.mapping.columns import PASSAGE_SHEETS, PEOPLE, Columns
from graph_loader.coded.mapping.keys import key_of
from graph_loader.coded.mapping.links import between_passages, cells_from, meanings, ties_from
from graph_loader.coded.mapping.passages import CODED, Said, coded_passages, episode_keys, places_of, rows_of, words_of
from graph_loader.coded.mapping.people import families_in, present_in, with_people, without_part
from graph_loader.coded.mapping.reached import report_unreached
from graph_loader.coded.mapping.rules import rules_for
from graph_loader.coded.project import Project
from graph_loader.study import Coded, StudyFile
from graph_loader.vocabulary import plain, terms
from schema.definition import Model
from schema.problems import Report

#: sheet -> the column for whoever speaks, who is the one person that a document is about
SPEAKERS = {"episodes": "voice", "statements": "reporter"}


def sheets_of(project: Project, means: Coded, file: StudyFile, model: Model, known: Rows, report: Report) -> Rows:
    """Our sheets with text columns under our names and `_file`, `_sheet` (sort of element), `_row` (which of them).

    `known` are sheets that the folder has itself: cases and documents that they name are references to them. What does
    not reach the graph is reported with its reason (E861-E869), faults of `study.yaml` as E104.
    """
    columns = Columns(model, file)
    things = things_of(project, means, model, known, report)
    links = meanings(project, means, columns, report)
    rules = rules_for(project.codes, means, columns, report)
    coded = coded_passages(project, rules, columns, means.chosen)
    linked = cells_from(links, things.frame, project.passages, columns)
    coded = Said(coded.passages, pl.concat([coded.said, _for_all_coders(linked, coded)]))
    rows = _keyed(rows_of(coded), project, things.frame, columns)
    cells = _cells(rows, coded, words_of(project), columns)
    present = present_in(project, things.frame, columns)
    cells = with_people(cells, rows, present, columns, report)
    cells = _otherwise(cells, rows, present, means, columns, report)
    cells = _with_families(cells, rows, families_in(project, things.frame), columns)
    cells = pl.concat([cells, _to_other_rows(between_passages(links, project.passages), rows)])
    sheets = dict(things.rows)
    for sheet in PASSAGE_SHEETS:
        mine = rows.filter(pl.col("sheet") == sheet)
        if mine.height:
            sheets[sheet] = as_rows(mine, cells, model.columns(sheet), report)
    ties = ties_from(links, things.frame, project, columns, report)
    if ties is not None:
        sheets["ties"] = pl.concat([sheets["ties"], ties]) if "ties" in sheets else ties
    report_unreached(project, coded, rules, report)
    return sheets


def _for_all_coders(linked: pl.DataFrame, coded: Said) -> pl.DataFrame:
    """A link belongs to nobody in particular: it holds for every coder of the passage."""
    return coded.passages.select(CODED).join(linked, on="passage", maintain_order="left").select(coded.said.columns)


def _keyed(rows: pl.DataFrame, project: Project, things: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """With the row's key, place and origin, and with the kind as our term."""
    known = {**terms(columns.model, "interaction_kind", columns.file)}
    known |= terms(columns.model, "statement_kind", columns.file)
    documents = things.filter(pl.col("sheet") == "documents").select("key", document="id")
    coders = rows.get_column("coder").unique().sort()
    names = pl.DataFrame(
        {"coder": coders, "coder_key": [key_of(c) for c in coders]},
        schema_overrides={"coder": pl.String, "coder_key": pl.String},
    )
    which = plain(pl.col("which"))
    whole = (
        rows.with_columns(which=which.replace_strict(known, default=which, return_dtype=pl.String))
        .drop("document")
        .join(places_of(project, documents), on="passage", how="left", maintain_order="left")
        .join(names, on="coder", how="left", maintain_order="left")
    )
    return whole.with_columns(
        key=episode_keys(whole),
        shared=episode_keys(whole.with_columns(several=pl.lit(False))),
        _file=pl.lit(project.file),
        _sheet=pl.lit("passages"),
        _row=pl.col("nth").cast(pl.Int64),
    )


def _cells(rows: pl.DataFrame, coded: Said, words: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """`row`, `column`, `value`: what is said of the passage, and what its place gives where nothing else is said."""
    said = rows.select("row", *CODED, "which", "sheet").join(coded.said, on=CODED, maintain_order="left")
    kind = pl.col("column").is_in(list(PASSAGE_SHEETS.values()))
    said = _fitting(said.filter(~kind), columns)
    stated = said.select("row", "column").unique()
    given = pl.concat(
        [rows.select("row", column=pl.lit(column), value="which") for column in PASSAGE_SHEETS.values()]
        + [
            rows.filter(pl.col("sheet") == "episodes").select("row", column=pl.lit("episode"), value="key"),
            rows.filter(pl.col("sheet") == "statements").select("row", column=pl.lit("statement"), value="key"),
            rows.select("row", column=pl.lit("document"), value="document"),
            rows.select("row", column=pl.lit("place"), value="place"),
            rows.select("row", column=pl.lit("passage"), value="span"),
            rows.filter("several").select("row", column=pl.lit("interaction"), value="shared"),
            rows.select("row", "passage").join(words, on="passage").select("row", "column", "value"),
        ]
    ).join(stated, on=["row", "column"], how="anti", maintain_order="left")
    return pl.concat([said.select("row", "column", "value"), given]).cast(CELL)  # type: ignore[arg-type]


def _fitting(said: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """Where a passage tells of several kinds, an attribute that only some of them have goes to those."""
    kinds = columns.model.interactions
    special = sorted({name for one in kinds.values() for name in one.attributes})
    pairs = [(kind, name) for kind, one in kinds.items() for name in one.attributes]
    has = pl.DataFrame(pairs, schema={"which": pl.String, "column": pl.String}, orient="row").with_columns(fits=True)
    marked = said.join(has, on=["which", "column"], how="left", maintain_order="left").with_columns(
        pl.col("fits").fill_null(~pl.col("column").is_in(special))
    )
    return marked.filter(pl.col("fits") | ~pl.col("fits").any().over(*CODED, "column", "value"))


def _otherwise(
    cells: pl.DataFrame,
    rows: pl.DataFrame,
    present: pl.DataFrame,
    means: Coded,
    columns: Columns,
    report: Report,
) -> pl.DataFrame:
    """What to write where a passage says nothing: the document's one person as the voice, then what study.yaml says."""
    said = dict(means.otherwise)
    part = said.pop(PEOPLE, None)
    lone = without_part(cells, rows, present, columns)
    if part in columns.parts():
        cells = pl.concat([cells, lone.select("row", column=pl.lit(part), value="key")])
    else:
        report.add_rows("E867", rows.join(lone.select("row").unique(), on="row", how="semi"))
    alone = present.filter(pl.col("near") == 1).filter(pl.col("key").n_unique().over("passage") == 1)
    speaker = alone.select("passage", value="key").unique()
    for sheet, column in SPEAKERS.items():
        spoken = rows.filter(pl.col("sheet") == sheet).join(speaker, on="passage")
        cells = _where_silent(cells, spoken.select("row", column=pl.lit(column), value="value"))
    for column, value in said.items():
        if columns.takes(column, value, f"coded.otherwise.{column}", report):
            cells = _where_silent(cells, rows.select("row", column=pl.lit(column), value=pl.lit(value)))
    return cells


def _with_families(cells: pl.DataFrame, rows: pl.DataFrame, families: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """The family of an interaction where nothing else says it: that of the passage's case, else of its document's.

    Where people are named, their own families count before that of the document.
    """
    named = cells.filter(pl.col("column").is_in(columns.parts()) & pl.col("value").is_not_null()).select("row")
    found = rows.filter(pl.col("sheet") == "episodes").select("row", "passage").join(families, on="passage")
    peopled = found.join(named.unique().with_columns(peopled=True), on="row", how="left")
    given = peopled.filter((pl.col("near") == 0) | pl.col("peopled").is_null())
    return _where_silent(cells, given.select("row", column=pl.lit("family"), value="key"))


def _where_silent(cells: pl.DataFrame, more: pl.DataFrame) -> pl.DataFrame:
    said = cells.filter(pl.col("value").is_not_null()).select("row", "column")
    return pl.concat([cells, more.join(said, on=["row", "column"], how="anti", maintain_order="left")])


def _to_other_rows(pairs: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Cells that name the interaction which another passage tells."""
    episodes = rows.filter(pl.col("sheet") == "episodes")
    others = episodes.select(other="passage", value=pl.when("several").then("shared").otherwise("key"))
    named = pairs.join(others.unique(), on="other", maintain_order="left")
    return named.join(episodes.select("passage", "row"), on="passage", maintain_order="left").select(
        "row", "column", "value"
    )
