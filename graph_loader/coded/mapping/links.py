"""Links of a project: between two cases a stated tie, from a passage to a case the cell of a column."""

import polars as pl

from graph_loader.coded.mapping.cells import CELL, as_rows
from graph_loader.coded.mapping.columns import Columns
from graph_loader.coded.mapping.memo import taken_apart
from graph_loader.coded.project import Project
from graph_loader.study import STUDY_FILE, Coded
from graph_loader.vocabulary import as_word, terms
from schema.nearby import near
from schema.problems import Place, Report

Frame = pl.DataFrame


def meanings(project: Project, coded: Coded, columns: Columns, report: Report) -> Frame:
    """The links with `means`: our column or stated tie; those of which nobody says the meaning are reported (E864)."""
    ties = terms(columns.model, "stated_tie", columns.file)
    known = {**columns.names, **ties}
    said = {}
    for name, target in coded.links.items():
        meant = known.get(as_word(target))
        if meant is None and target not in ("keep", "leave out"):
            fault = "names neither a column of a passage nor a stated tie" + near(target, known)
            report.add("E104", Place(file=STUDY_FILE), field=f"coded.links.{name}", fault=fault)
        said[name] = meant
    found = {}
    for name in project.links.get_column("name").drop_nulls().unique().sort():
        found[name] = said[name] if name in said else known.get(as_word(name))
    lost = sorted(name for name, meant in found.items() if meant is None and name not in said)
    for name in lost:
        report.add("E864", Place(file=project.file), name=name)
    means = pl.col("name").replace_strict(found, default=None, return_dtype=pl.String)
    return project.links.with_columns(means=means).filter(pl.col("means").is_not_null())


def cells_from(links: Frame, things: Frame, passages: Frame, columns: Columns) -> Frame:
    """Cells that links give to passages: `passage`, `column`, `value` (a key), whichever way the link points."""
    keys = things.select("key", thing="id")
    ends = pl.concat(
        [
            links.select("means", passage="origin", thing="target"),
            links.select("means", passage="target", thing="origin"),
        ]
    )
    named = ends.filter(pl.col("means").is_in(list(columns.all)))
    return (
        named.join(passages.select(passage="id"), on="passage", how="semi", maintain_order="left")
        .join(keys, on="thing", how="inner", maintain_order="left")
        .select("passage", column="means", value="key")
    )


def between_passages(links: Frame, passages: Frame) -> Frame:
    """Links between two passages: `passage`, `column` (after, led_to), `other`."""
    known = passages.select("id")
    return (
        links.filter(pl.col("means").is_in(["after", "led_to"]))
        .join(known, left_on="origin", right_on="id", how="semi", maintain_order="left")
        .join(known, left_on="target", right_on="id", how="semi", maintain_order="left")
        .select(passage="origin", column="means", other="target")
    )


def ties_from(links: Frame, things: Frame, project: Project, columns: Columns, report: Report) -> Frame | None:
    """Rows of the sheet of ties, from the links between two cases; the memo's lines fill the other columns."""
    keys = things.select("id", "key")
    found = (
        links.filter(~pl.col("means").is_in(list(columns.all)))
        .join(keys.rename({"key": "from"}), left_on="origin", right_on="id", maintain_order="left")
        .join(keys.rename({"key": "to"}), left_on="target", right_on="id", maintain_order="left")
        .with_columns(row=pl.col("nth").cast(pl.String), tie="means")
    )
    if found.is_empty():
        return None
    ours = columns.model.columns("ties")
    names = {as_word(c.name): c.name for c in ours}
    cells, rest = taken_apart(found.select("row", "memo"), names, ["row"])
    stated = [found.select("row", column=pl.lit(c), value=c) for c in ("from", "tie", "to")]
    memo = rest.select("row", column=pl.lit("memo"), value="value")
    every = pl.concat([*(part.cast(CELL) for part in (*stated, cells, memo))])  # type: ignore[arg-type]
    places = found.select("row", _file=pl.lit(project.file), _sheet=pl.lit("links"), _row="nth")
    return as_rows(places, every, ours, report)
