"""Who is meant where an entry says role:mother or people, and whose family a passage is about: by its cases' ties."""

import polars as pl

from graph_loader.coded.mapping.columns import PEOPLE, ROLE, STANCES, Columns
from graph_loader.coded.project import Project
from graph_loader.vocabulary import plain, terms
from schema.problems import Report

PRESENT = {"passage": pl.String, "key": pl.String, "role": pl.String, "near": pl.Int64}


def present_in(project: Project, things: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """People of each passage: `passage`, `key`, `role`, and `near`: 0 tied to the passage itself, 1 to its document."""
    return _tied(project, things.filter(pl.col("sheet") == "people").with_columns(role=_slug(columns)))


def families_in(project: Project, things: pl.DataFrame) -> pl.DataFrame:
    """Families that a passage is tied to as `present_in` has people: of its document only a single one."""
    tied = _tied(project, things.filter(pl.col("sheet") == "families"))
    nearest = tied.filter(pl.col("near") == pl.col("near").min().over("passage"))
    return nearest.filter((pl.col("near") == 0) | (pl.col("key").n_unique().over("passage") == 1))


def _tied(project: Project, things: pl.DataFrame) -> pl.DataFrame:
    members = project.members.join(things.select("key", "role", case="id"), on="case")
    own = members.filter(pl.col("passage").is_not_null()).select("passage", "key", "role", near=pl.lit(0))
    of_document = (
        members.filter(pl.col("document").is_not_null() & pl.col("passage").is_null())
        .select("document", "key", "role", near=pl.lit(1))
        .join(project.passages.select("document", passage="id"), on="document")
    )
    return pl.concat([own.cast(PRESENT), of_document.select(*PRESENT).cast(PRESENT)]).unique(maintain_order=True)  # type: ignore[arg-type]


def _slug(columns: Columns) -> pl.Expr:
    known = terms(columns.model, "role", columns.file)
    return plain(pl.col("role")).replace_strict(known, default=None, return_dtype=pl.String)


def with_people(
    cells: pl.DataFrame, rows: pl.DataFrame, present: pl.DataFrame, columns: Columns, report: Report
) -> pl.DataFrame:
    """Cells (`row`, `column`, `value`) with keys in the place of role:… and people.

    Where the passage has nobody of the role, the role itself stands where a column may name one; elsewhere nobody is
    made up, and the row is reported (E866).
    """
    named = cells.with_columns(
        meant=pl.when(pl.col("column").is_in([*columns.people(), *STANCES])).then(
            pl.col("value").str.extract(rf"^({PEOPLE}|{ROLE}[a-z_]+)(?:=.*)?$", 1)
        ),
        term=pl.when(pl.col("column").is_in(STANCES)).then(pl.col("value").str.extract(r"=(.*)$", 1)),
    )
    open_ = named.filter(pl.col("meant").is_not_null()).join(rows.select("row", "passage"), on="row")
    fits = (pl.col("meant") == PEOPLE) | (pl.lit(ROLE) + pl.col("role") == pl.col("meant"))
    found = open_.join(present, on="passage").filter(fits)
    # Whoever is tied to the passage itself comes before those whom the whole document is about.
    nearest = found.filter(pl.col("near") == pl.col("near").min().over("row", "column", "meant"))
    keys = nearest.select(
        "row", "column", value=pl.concat_str(["key", "term"], separator="=", ignore_nulls=True), meant="meant"
    )
    nobody = open_.join(keys, on=["row", "column", "meant"], how="anti")
    roles = [name for name, column in columns.all.items() if column.roles]
    as_role = nobody.filter(pl.col("column").is_in(roles) & pl.col("meant").str.starts_with(ROLE))
    for (column,), lost in nobody.filter(~pl.col("column").is_in(roles)).group_by("column", maintain_order=True):
        report.add_rows("E866", lost.join(rows, on="row"), str(column), "meant")
    closed = named.filter(pl.col("meant").is_null()).select("row", "column", "value")
    return pl.concat([closed, keys.select("row", "column", "value"), as_role.select("row", "column", value="meant")])


def without_part(cells: pl.DataFrame, rows: pl.DataFrame, present: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """People tied to an episode's passage itself whom no column of the row names: `row`, `key`."""
    naming = [*columns.people()]
    named = cells.filter(pl.col("column").is_in(naming)).select("row", key="value")
    episodes = rows.filter(pl.col("sheet") == "episodes").select("row", "passage")
    tied = episodes.join(present.filter(pl.col("near") == 0), on="passage")
    return tied.select("row", "key").join(named, on=["row", "key"], how="anti").unique(maintain_order=True)
