"""What is said in general: views of families and professionals, and the published totals line by line."""

from typing import Any

import polars as pl

from schema.plain_yaml import read_yaml
from synthesis.companion.cast import Cast
from synthesis.companion.data import DATA, posts
from synthesis.draws import Draws

#: Key of the catalogue record of the study that is imitated.
RECORD = "record"
#: How likely a person is to voice a view that fits them.
VOICED = 0.62


def make_views(cast: Cast, caseload: pl.DataFrame, workers: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Views as rows of statements, with `text` and `owner`, whose talk they stand in."""
    rows = [*_of_families(cast, caseload), *_of_workers(workers)]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    frame = frame.filter(draws.chance("voiced", frame.height, VOICED))
    return frame.with_columns(statement=pl.format("ST{}", pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(3)))


def _views() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_yaml(DATA / "views.yaml")
    return found


def _row(view: dict[str, Any], owner: str, jurisdiction: str, about: str, said: str) -> dict[str, Any]:
    return {
        "statement_kind": view["kind"],
        "holder": owner,
        "reporter": owner,
        "owner": owner,
        "about": about,
        "process": view["process"],
        "says": view["says"],
        "stance": view["stance"],
        "claim": view["claim"],
        "jurisdiction": jurisdiction,
        "text": said,
    }


def _of_families(cast: Cast, caseload: pl.DataFrame) -> list[dict[str, Any]]:
    first = caseload.unique(["family", "post"], keep="first", maintain_order=True)
    known = {(f, p): (w, n) for f, p, w, n in first.select("family", "post", "worker", "name").iter_rows()}
    adults = cast.members.filter(pl.col("participant"))
    rows = []
    for person, family, role, where in adults.select("person", "family", "role", "jurisdiction").iter_rows():
        group = "partner" if role == "partner" else "parent"
        for view in _views():
            fits = group in view["by"] and (role == "mother" or not view.get("mothers"))
            worker, name = known.get((family, view["of"]), (view["of"], None))
            if not fits or (view["of"] in posts() and name is None):
                continue
            about = family if view["of"] == "family" else worker
            rows.append(_row(view, person, where, about, view["said"].replace("{w}", str(name))))
    return rows


def _of_workers(workers: pl.DataFrame) -> list[dict[str, Any]]:
    held = {(s, r): name for name, post in posts().items() for s, r in (post.scotland, post.england)}
    held |= {("EN-D3", "third_sector_drug_worker"): "keyworker"}
    speak = workers.filter(pl.col("participant"))
    rows = []
    for worker, service, role, where in speak.select("worker", "service", "role", "jurisdiction").iter_rows():
        mine = {held.get((service, role), role), role, "any"}
        rows += [_row(view, worker, where, view["of"], view["said"]) for view in _views() if mine & set(view["by"])]
    return rows


def totals_rows() -> pl.DataFrame:
    """The published totals as rows of statements; each points at its place in the record."""
    given: list[dict[str, str]] = read_yaml(DATA / "totals.yaml")
    frame = pl.DataFrame(given, infer_schema_length=None)
    return frame.with_columns(
        statement=pl.format("TO{}", pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(2)),
        statement_kind=pl.lit("published_total"),
        reporter=pl.lit("role:researcher"),
        about=pl.lit("study"),
        achieved=pl.lit("achieved"),
        document=pl.lit(RECORD),
        memo=pl.lit("A figure of the study that the companion imitates, not of anything invented here."),
    )
