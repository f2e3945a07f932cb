"""The same sources give one graph hash on both engines; loading again writes nothing, shuffling changes nothing."""

import csv
import random
import shutil
from pathlib import Path

import pytest

from graph_loader.derive.rules import RULES, with_derived
from graph_loader.load import load
from graph_loader.read import ReadStudy, read_study
from graph_store.embedded import EmbeddedStore
from graph_store.hashing import graph_hash
from graph_store.tables import Tables
from schema.model import load_model
from synthesis.spec import StudySpec
from synthesis.study import generate
from synthesis.untidy import write_study
from tests.lib.neo4j_fixtures import Stores

STUDIES = sorted(path.parent for path in (Path(__file__).parents[2] / "studies").glob("*/study.yaml"))
SPEC = StudySpec(seed=7, families=30, interactions_per_family=20)


def say_nothing(_: str) -> None:
    """Progress that nobody watches."""


def whole(read: ReadStudy) -> Tables:
    assert read.tables is not None, "\n".join(map(str, read.report.problems(5)))
    return read.tables


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One generated study with every kind and tie, as it is, untidy and shuffled, as CSV and XLSX."""
    root = tmp_path_factory.mktemp("generated")
    sheets = generate(SPEC)
    folders = {name: root / name for name in ("tidy", "untidy csv", "untidy xlsx", "shuffled")}
    write_study(folders["tidy"], sheets, SPEC)
    write_study(folders["untidy csv"], sheets, SPEC, untidy=True)
    write_study(folders["untidy xlsx"], sheets, SPEC, form="xlsx", untidy=True)
    write_study(folders["shuffled"], sheets, SPEC, shuffle_seed=3)
    return folders


def test_every_form_and_order_of_the_sheets_gives_one_hash(generated: dict[str, Path]) -> None:
    hashes = {name: graph_hash(whole(read_study(folder, load_model()))) for name, folder in generated.items()}
    assert len(set(hashes.values())) == 1, hashes


@pytest.mark.parametrize("study", STUDIES, ids=lambda folder: folder.name)
def test_the_rows_of_a_study_that_ships_may_stand_in_any_order(study: Path, tmp_path: Path) -> None:
    """Every sheet is shuffled; no engine is needed, because the hash is that of the tables which go into both."""
    rng = random.Random(3)
    for path in study.iterdir():
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as rows:
                head, *body = csv.reader(rows)
            rng.shuffle(body)
            with (tmp_path / path.name).open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([head, *body])
    shutil.copy(study / "study.yaml", tmp_path)
    model = load_model()
    assert graph_hash(whole(read_study(tmp_path, model))) == graph_hash(whole(read_study(study, model)))


def test_both_engines_hold_the_same_graph(generated: dict[str, Path], neo4j_stores: Stores, tmp_path: Path) -> None:
    """The studies that ship and a generated one together; each engine is read back whole and hashed."""
    model = load_model()
    shipped = [read_study(folder, model) for folder in STUDIES]
    read = [*shipped, read_study(generated["tidy"], model)]
    embedded, server = EmbeddedStore(tmp_path / "graph", model), neo4j_stores.open()
    done = [load(store, read, model, say_nothing) for store in (embedded, server)]
    hashes = {done[0].version.hash, done[1].version.hash}
    hashes |= {graph_hash(embedded.read_back()), graph_hash(server.read_back())}
    assert len(hashes) == 1

    again = [load(store, read, model, say_nothing) for store in (embedded, server)]
    assert [one.changes.count for one in again] == [0, 0]

    shuffled = [*shipped, read_study(generated["shuffled"], model)]
    assert [load(store, shuffled, model, say_nothing).changes.count for store in (embedded, server)] == [0, 0]
    embedded.close()


def test_derived_ties_are_those_recomputed_from_the_stated_ones(generated: dict[str, Path], tmp_path: Path) -> None:
    """Read back from the engine, stripped of derived ties, derived anew: the same graph."""
    model = load_model()
    store = EmbeddedStore(tmp_path / "graph", model)
    load(store, [read_study(generated["tidy"], model)], model, say_nothing)
    held = store.read_back()
    store.close()
    assert {key[0] for key in held.ties} >= set(RULES)
    stated = Tables(held.nodes, {key: frame for key, frame in held.ties.items() if key[0] not in RULES})
    assert graph_hash(with_derived(stated, model)) == graph_hash(held)
