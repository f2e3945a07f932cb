"""Generated studies go through the whole loader: they are sound, they are the same in every form, and they hold
everything that a study can hold; what the loader makes of them equals slow computations with plain Python."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.date_forms import EPOCH
from graph_loader.dates import span_of
from graph_loader.read import ReadStudy, read_study
from graph_store.hashing import graph_hash
from graph_store.tables import Tables
from schema.definition import Model
from schema.model import load_model
from synthesis.study import StudySpec, generate
from synthesis.untidy import Form, write_study
from tests.unit.synthesis import slow_derivation
from tests.unit.synthesis.slow_merge import SlowMerge, SlowRecord, nodes_of, ties_of

SPEC = StudySpec(seed=7, families=30)
SMALL = StudySpec(seed=11, families=4, interactions_per_family=14)

#: Pairs that the model allows and no sheet can state, each with its reason.
IMPOSSIBLE = {
    ("BEFORE", "Account", "Interaction"): "`after` begins at the row's own record only as the later one; an account is "
    "named by no key, and stands first only where the same voice tells the later one too",
    ("LED_TO", "Interaction", "Account"): "`led_to` goes to an account only from the same voice's account",
}
#: Columns that stay empty, and the properties they fill: the generator writes no documents, so none has a file and no
#: passage a fingerprint, and it has one coder, whom nobody needs to name. The companion study has the documents.
WITHOUT_DOCUMENTS = ("coder", "quote_sha256", "quote_length")
UNUSED = {
    *(("documents", name) for name in ("file", "sha256")),
    *((sheet, name) for sheet in ("episodes", "statements") for name in WITHOUT_DOCUMENTS),
}
#: What is asked of parents only stays empty of everybody else.
OF_PARENTS = ("ost", "first_time", "shares_care")
UNUSED_PROPERTIES = {
    *(("Document", name) for name in ("file", "sha256")),
    *(("Episode", name) for name in WITHOUT_DOCUMENTS),
    *((kind, name) for kind in ("Child", "Kin", "Professional") for name in OF_PARENTS),
    *(("Study", name) for name in ("doi", "access")),
}

#: Told properties that are answered with yes or no.
BOOLS = {p.name for p in load_model().traits["told"].properties if p.told and p.type == "bool"}
PROBLEM_CODES_OF_UNTIDY_FOLDERS = {"E114", "E115", "E117", "E406", "E417", "E407"}


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="module")
def sheets() -> dict[str, pl.DataFrame]:
    return generate(SPEC)


@pytest.fixture(scope="module")
def tables(sheets: dict[str, pl.DataFrame], model: Model) -> Iterator[Tables]:
    with TemporaryDirectory() as folder:
        write_study(Path(folder), sheets, SPEC)
        yield sound(read_study(Path(folder), model))


@pytest.fixture(scope="module")
def merge(sheets: dict[str, pl.DataFrame], model: Model) -> SlowMerge:
    return SlowMerge(sheets, SPEC.study, model)


def sound(read: ReadStudy) -> Tables:
    """The tables of a sound study; otherwise the first problems are shown."""
    assert read.tables is not None, [str(p) for p in read.report.problems(most=2)]
    return read.tables


def hash_of(
    folder: Path, sheets: dict[str, pl.DataFrame], spec: StudySpec, form: Form, untidy: bool, seed: int | None
) -> str:
    write_study(folder, sheets, spec, form=form, untidy=untidy, shuffle_seed=seed)
    read = read_study(folder, load_model())
    found = sound(read)
    assert set(read.report.table.get_column("code")) <= PROBLEM_CODES_OF_UNTIDY_FOLDERS
    return graph_hash(found)


@pytest.mark.parametrize("untidy", [False, True], ids=["tidy", "untidy"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("shuffle_seed", [None, 3], ids=["in order", "shuffled"])
def test_every_form_gives_one_graph(
    form: Form,
    untidy: bool,
    shuffle_seed: int | None,
    sheets: dict[str, pl.DataFrame],
    tables: Tables,
    tmp_path: Path,
) -> None:
    assert hash_of(tmp_path, sheets, SPEC, form, untidy, shuffle_seed) == graph_hash(tables)


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), shuffle_seed=st.integers(0, 10_000), families=st.integers(1, 5))
def test_rows_may_stand_in_any_order(seed: int, shuffle_seed: int, families: int) -> None:
    spec = StudySpec(seed=seed, families=families, interactions_per_family=8)
    made = generate(spec)
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        in_order = hash_of(Path(one), made, spec, "csv", False, None)
        assert hash_of(Path(other), made, spec, "csv", True, shuffle_seed) == in_order


def test_a_small_study_is_sound_in_every_form(tmp_path: Path) -> None:
    made = generate(SMALL)
    forms: list[tuple[Form, bool]] = [("csv", False), ("csv", True), ("xlsx", False), ("xlsx", True)]
    hashes = {hash_of(tmp_path / f"{f}{u}", made, SMALL, f, u, None) for f, u in forms}
    assert len(hashes) == 1


def test_every_kind_is_there(tables: Tables, model: Model) -> None:
    assert set(tables.nodes) == set(model.kinds)


def test_every_tie_that_a_sheet_can_state_is_there(tables: Tables, model: Model) -> None:
    allowed = {(tie, a, b) for tie in model.ties for a, b in model.pairs(tie)}
    assert allowed - set(tables.ties) == set(IMPOSSIBLE)


def test_every_property_is_filled_somewhere(tables: Tables, model: Model) -> None:
    empty = {
        (kind, p.name)
        for kind in model.kinds
        for p in model.properties(kind)
        if tables.nodes[kind].get_column(p.name).is_null().all()
    }
    assert empty == UNUSED_PROPERTIES | {("Account", "gaps")} & empty


def test_every_column_is_used(sheets: dict[str, pl.DataFrame]) -> None:
    assert {(name, c) for name, f in sheets.items() for c in f.columns if f.get_column(c).is_null().all()} == UNUSED


def test_every_term_of_every_code_list_occurs(sheets: dict[str, pl.DataFrame], tables: Tables, model: Model) -> None:
    missing = {}
    for codelist in model.codelists:
        used: set[str] = set()
        for sheet, frame in sheets.items():
            for column in model.columns(sheet):
                if column.codelist == codelist:
                    used |= set(frame.get_column(column.name).drop_nulls())
        for kind, nodes in tables.nodes.items():
            for p in model.properties(kind):
                if p.codelist == codelist:
                    used |= set(nodes.get_column(p.name).drop_nulls())
        if codelist == "part":
            used |= {e.slug for e in model.codelists[codelist].entries if sheets["episodes"][e.slug].count()}
        if codelist == "gap":
            used |= {
                g.split("=")[1] for n in tables.nodes.values() if "gaps" in n for g in n["gaps"].explode().drop_nulls()
            }
        missing[codelist] = {e.slug for e in model.codelists[codelist].entries} - used
    assert {name: terms for name, terms in missing.items() if terms} == {}


def test_each_kind_of_interaction_states_all_its_attributes(tables: Tables, model: Model) -> None:
    told = tables.nodes["Interaction"]
    for one in model.interactions.values():
        mine = told.filter(pl.col("kind") == one.slug)
        for name in one.attributes:
            assert mine.get_column(name).count(), (one.slug, name)


def test_dates_of_every_sort_mean_what_the_library_says(sheets: dict[str, pl.DataFrame]) -> None:
    texts = set(sheets["episodes"].get_column("when").drop_nulls())
    single = [t for t in texts if "/" not in t and t[5:7] not in ("21", "22", "23", "24")]
    assert len(single) > 300
    for text in [t for t in sorted(single) if not t[-1].isdigit() or len(t) != 10][:80]:
        parsed = parse_edtf(text)
        days = [pl.date(m.tm_year, m.tm_mon, m.tm_mday) for m in (parsed.lower_strict(), parsed.upper_strict())]
        first, last = (pl.select(d).item() for d in days)
        assert ((first - EPOCH).days, (last - EPOCH).days) == (span_of(text).first, span_of(text).last), text


DERIVED: dict[str, Callable[[slow_derivation.SlowRecord], set[tuple[Any, ...]]]] = {
    "INVOLVED_WITH": slow_derivation.involved_with,
    "WORKED_WITH": slow_derivation.worked_with,
    "MET": slow_derivation.met,
    "REFERRED_TO": slow_derivation.referred_to,
}


def test_every_derived_tie_has_a_slow_twin(model: Model) -> None:
    assert set(DERIVED) == {t.tie for t in model.ties.values() if t.rule}


@pytest.mark.parametrize("tie", list(DERIVED))
def test_derived_ties_equal_slow_recomputation(tie: str, tables: Tables, model: Model) -> None:
    ((a, b),) = model.pairs(tie)
    frame = tables.ties[tie, a, b]
    expected = DERIVED[tie](slow_derivation.SlowRecord(tables, model))
    assert set(frame.rows()) == expected
    assert frame.height == len(expected)


def test_records_and_accounts_are_those_of_the_voices(tables: Tables, merge: SlowMerge) -> None:
    nodes = nodes_of(tables)
    assert {r.id for r in merge.records} == set(nodes)
    accounts = [r for r in merge.records if r.voice]
    assert len(accounts) > 300
    assert max(len(r.rows) for r in merge.records) > 2
    for record in merge.records:
        node = nodes[record.id]
        assert set(node["voices"]) == record.voices, record.id
        assert node.get("voice") == record.voice, record.id
    tells = tables.ties["TELLS", "Account", "Interaction"]
    assert set(tells.rows()) == {(r.id, nodes[r.id]["interaction"]) for r in accounts}


def test_values_stand_where_tellings_agree_and_are_disputed_where_not(tables: Tables, merge: SlowMerge) -> None:
    nodes, disputes = nodes_of(tables), 0
    for record in merge.records:
        node = nodes[record.id]
        for name, value in merge.properties(record).items():
            given = {True: "yes", False: "no"}.get(node[name], node[name]) if name in BOOLS else node[name]
            if isinstance(value, set | frozenset):
                assert set(given or []) == set(value), (record.id, name)
                disputes += bool(value) and name == "disputed"
            else:
                assert (given if value is None else type(value)(given)) == value, (record.id, name)
    assert disputes > 100


@pytest.mark.parametrize(
    ("tie", "columns", "slow"),
    [
        ("TOOK_PART", ("part", "care", "control"), SlowMerge.took_part),
        ("CONCERNS", (), lambda m, r: {(f,) for f in m.families(r)}),
        ("HELD_BY", (), lambda m, r: {(s,) for s in m.services(r)}),
        ("LED_TO", (), lambda m, r: {(i,) for i in m.linked(r, "led_to")}),
    ],
)
def test_records_have_the_union_of_their_tellings_ties(
    tie: str,
    columns: tuple[str, ...],
    slow: Callable[[SlowMerge, SlowRecord], set[tuple[Any, ...]]],
    tables: Tables,
    merge: SlowMerge,
) -> None:
    found = ties_of(tables, tie, *columns)
    for record in merge.records:
        assert found[record.id] == slow(merge, record), record.id


def test_order_told_by_a_voice_is_between_its_own_accounts(
    tables: Tables, merge: SlowMerge, sheets: dict[str, pl.DataFrame]
) -> None:
    found = ties_of(tables, "BEFORE")
    stated = {
        (merge.named.get(row["from"]), merge.named.get(row["to"]))
        for row in sheets["ties"].filter(pl.col("tie") == "before").to_dicts()
    }
    for record in merge.records:
        expected = merge.linked(record, "after") | {a for a, b in stated if b == record.id and a}
        assert {other for (other,) in found[record.id]} == expected, record.id
