"""The studies that ship: sound, traced back, their published totals recomputed."""

import json
import re
from pathlib import Path

import polars as pl
import pytest

import kithgraph
from graph_loader.read import read_study
from queries.totals import totals
from schema.model import load_model

REPOSITORY = Path(__file__).parents[2]
STUDIES = sorted(path.parent for path in (REPOSITORY / "studies").glob("*/study.yaml"))
RELATIONS = "relations-2023"


@pytest.mark.parametrize("folder", STUDIES, ids=lambda folder: folder.name)
def test_the_study_is_sound(folder: Path) -> None:
    read = read_study(folder, load_model())
    assert read.sound, "\n".join(map(str, read.report.problems()))


def test_marianne_was_refused_contact_by_one_worker_and_given_it_by_the_next(shipped: kithgraph.Graph) -> None:
    rows = shipped.ask("chronology", family=f"{RELATIONS}:F-marianne").sort("position")
    refused = rows.filter(pl.col("care") == "withheld")
    built_up = rows.filter(pl.col("care") == "offered")
    assert refused.get_column("position").max() < built_up.get_column("position").min()  # type: ignore[operator]
    workers = {
        name: {p.split("=")[0] for people in frame.get_column("people") for p in people if "sw-marianne" in p}
        for name, frame in (("refused", refused), ("built up", built_up))
    }
    assert workers["refused"] == {f"{RELATIONS}:sw-marianne-1"}
    assert workers["built up"] == {f"{RELATIONS}:sw-marianne-2"}


def test_tests_volunteered_and_pressed_are_told_apart_and_a_demand_is_no_event(shipped: kithgraph.Graph) -> None:
    rows = shipped.ask("chronology", study=RELATIONS).filter(pl.col("kind") == "drug_test")
    by_basis = {row["basis"]: row for row in rows.iter_rows(named=True)}
    assert by_basis["volunteered"]["reality"] == "habit"
    assert (by_basis["pressed"]["reality"], by_basis["pressed"]["status"]) == ("request", "refused")


def test_a_father_present_and_not_spoken_to(shipped: kithgraph.Graph) -> None:
    people = [p for cell in shipped.ask("chronology", study=RELATIONS).get_column("people") for p in cell]
    assert f"{RELATIONS}:f-notapeep=not_addressed" in people


def test_published_totals_stand_with_their_sources_where_sources_disagree(shipped: kithgraph.Graph) -> None:
    rows = totals(shipped.store.tables(), load_model(), RELATIONS)
    stated = rows.filter(pl.col("arithmetic").is_null())

    def of(measure: str) -> set[tuple[str, float]]:
        found = stated.filter(pl.col("measure") == measure)
        return set(found.select("document", "n").rows())

    assert {("slides", 81.0), ("record", 75.0)} <= of("children")
    assert {("slides", 103.0), ("record", 97.0)} <= of("professionals")
    assert {("slides", 27.0), ("record", 27.0)} <= of("parents")
    assert ("grant", 30.0) in of("families")
    planned = rows.filter((pl.col("measure") == "families") & (pl.col("n") == 30.0))
    assert planned.get_column("achieved").to_list() == ["planned"]


@pytest.mark.parametrize("folder", STUDIES, ids=lambda folder: folder.name)
def test_every_difference_between_totals_is_explained(shipped: kithgraph.Graph, folder: Path) -> None:
    """Where a source differs from another or from what the graph counts, the row says why."""
    rows = totals(shipped.store.tables(), load_model(), folder.name)
    assert rows.height
    differs = (pl.col("n").n_unique().over("measure") > 1) | (pl.col("counted") != pl.col("n"))
    silent = rows.filter(differs.fill_null(False) & pl.col("difference").is_null())
    assert silent.select("measure", "document", "place", "n").rows() == []


def test_derived_totals_are_what_their_arithmetic_says(shipped: kithgraph.Graph) -> None:
    rows = totals(shipped.store.tables(), load_model(), RELATIONS)
    checked = 0
    for n, arithmetic in rows.filter(pl.col("arithmetic").is_not_null()).select("n", "arithmetic").iter_rows():
        sum_of = re.match(r"^([\d+\s.]+)=\s*([\d.]+)$", arithmetic)
        if sum_of:
            checked += 1
            assert sum(float(part) for part in sum_of[1].split("+")) == float(sum_of[2]) == n
    assert checked >= 10


def test_the_facade_gives_frames_graphs_and_pages(shipped: kithgraph.Graph) -> None:
    network = shipped.family_network(f"{RELATIONS}:F-lara")
    assert network.nodes[f"{RELATIONS}:lara"]["name"] == "Lara"
    assert network.has_edge(f"{RELATIONS}:lara", f"{RELATIONS}:F-lara")
    assert json.dumps([[node, data] for node, data in network.nodes(data=True)])
