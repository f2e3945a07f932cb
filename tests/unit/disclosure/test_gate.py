"""The gate on a real graph: what each person sees of each question, and that it stands in the log before."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from disclosure.asker import Asker
from disclosure.audit import Audit, Written
from disclosure.gate import Gate
from disclosure.policy import Consent, Policy
from disclosure.release import Released
from graph_store.embedded import EmbeddedStore
from kithgraph.facade import Graph, open_graph
from schema.model import load_model
from schema.problems import KithError
from tests.lib.cast import write_study
from tests.lib.classified import SHIPPED

MODEL = load_model()
FAMILIES = 36
ETHNOGRAPHER = Asker("maud", ("ethnographer",))
ANALYST = Asker("ann", ("analyst",))
NOBODY = Asker("nobody", ())


def sheets(families: int, first: int = 0) -> dict[str, str]:
    """Families with one parent each; every third was visited seven times, every other once."""
    numbers = range(first, first + families)
    return {
        "families": "\n".join(["family | name", *(f"F{n} | Secretname{n}" for n in numbers)]),
        "people": "\n".join(
            [
                "person | kind | family | role | service",
                *(f"m{n} | parent | F{n} | mother |" for n in numbers),
                "sw | professional | | social_worker | S2",
            ]
        ),
        "episodes": "\n".join(
            [
                "episode | kind | status | attended | voice",
                *(
                    f"e{n}-{v} | home_visit | held | m{n}; sw | m{n}"
                    for n in numbers
                    for v in range(1 + 6 * (n % 3 == 0))
                ),
            ]
        ),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one study."""
    base = tmp_path_factory.mktemp("gate")
    with open_graph(base / "graph") as graph:
        graph.load(write_study(base / "s", **sheets(FAMILIES)))
    return base / "graph"


@pytest.fixture
def private(tmp_path: Path) -> Path:
    made = tmp_path / "private"
    made.mkdir(mode=0o700)
    return made


def policy(level: str = "public", **families: str) -> Policy:
    labels = {"s": Consent.model_validate({"level": level, "because": "A test."})}
    own = {f"s:{key}": Consent.model_validate({"level": one, "because": "A test."}) for key, one in families.items()}
    return SHIPPED.model_copy(update={"studies": labels, "families": own})


@pytest.fixture
def store(folder: Path) -> Iterator[EmbeddedStore]:
    made = EmbeddedStore(folder, MODEL)
    yield made
    made.close()


def gate(store: EmbeddedStore, private: Path, rules: Policy | None = None) -> Gate:
    return Gate(store, MODEL, rules or policy(), private, Audit(private))


def lines(private: Path) -> list[dict[str, object]]:
    files = sorted((private / "audit").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def counted(tables: list[Released], name: str) -> list[int | None]:
    (one,) = (table for table in tables if table.parameters["table"] == name)
    return one.rows.get_column("families").to_list()


def test_the_same_question_at_three_levels(store: EmbeddedStore, private: Path) -> None:
    own = gate(store, private)
    (exact,) = own.answer(ETHNOGRAPHER, "multiagency_load", {"study": "s"}, "research")
    assert exact.rows.height == FAMILIES
    assert (exact.level, exact.k) == ("research", 0)
    for level, k in (("workshop", 5), ("public", 10)):
        tables = own.answer(ETHNOGRAPHER, "multiagency_load", {"study": "s"}, level)
        assert {one.level for one in tables} == {level}
        assert {one.k for one in tables} == {k}
        # Twelve and twenty-four families, rounded; all have one agency, and of everybody's nothing is shown.
        assert counted(tables, "contacts") == [25, 10, 35]
        assert counted(tables, "agencies") == []
        assert all(one.synthetic == ("s",) for one in tables)
        assert all(f"{k} families or more" in one.banner for one in tables)
        assert all(set(one.columns) == set(one.rows.columns) for one in tables)


def test_no_name_and_no_id_is_in_a_released_table(store: EmbeddedStore, private: Path) -> None:
    own = gate(store, private)
    for question in ("multiagency_load", "gendered_burden", "informal_support", "chronology", "never_meet"):
        for level in ("public", "workshop"):
            for one in own.answer(ETHNOGRAPHER, question, {"study": "s"}, level):
                text = one.rows.write_json() + json.dumps([one.columns, one.definition, one.banner])
                assert "Secretname" not in text
                assert "s:F" not in text
                assert "s:m" not in text


#: who, level asked for, label of the study, the level that is shown or the code of the refusal
@pytest.mark.parametrize(
    ("asker", "asked", "label", "result"),
    [
        (ETHNOGRAPHER, "research", "research", "research"),
        (ETHNOGRAPHER, "workshop", "research", "E723"),
        (ETHNOGRAPHER, "public", "workshop", "E723"),
        (ANALYST, "research", "public", "workshop"),
        (ANALYST, "research", "research", "E723"),
        (ANALYST, "public", "public", "public"),
        (NOBODY, "research", "public", "public"),
        (NOBODY, "research", "workshop", "E723"),
        (Asker("x", ("wizard",)), "public", "public", "E722"),
        (ANALYST, "secret", "public", "E702"),
    ],
)
def test_who_sees_what(store: EmbeddedStore, private: Path, asker: Asker, asked: str, label: str, result: str) -> None:
    own = gate(store, private, policy(label))
    if result.startswith("E"):
        with pytest.raises(KithError, match=result):
            own.answer(asker, "multiagency_load", {"study": "s"}, asked)
        assert lines(private)[-1]["outcome"] == "refused"
    else:
        assert {one.level for one in own.answer(asker, "multiagency_load", {"study": "s"}, asked)} == {result}
        assert lines(private)[-1]["level"] == result


@pytest.mark.parametrize(
    ("question", "given", "code"),
    [
        ("multiagency_load", {}, "E724"),
        ("multiagency_load", {"study": "s", "family": "s:F1"}, "E725"),
        ("multiagency_load", {"study": "s", "from": "2020-01-01"}, "E725"),
        ("multiagency_load", {"study": "s", "surprise": "x"}, "E725"),
        ("multiagency_load", {"study": "s", "table": "agenci"}, "E727 .*did you mean agencies"),
        ("multiagency_load", {"study": "s' OR true //"}, "E723"),
        ("views", {"study": "s"}, "E726"),
        ("nothing", {"study": "s"}, "E601"),
        ("case_conferences", {"study": "s"}, "E726"),
    ],
)
def test_what_is_not_asked_in_public(
    store: EmbeddedStore, private: Path, question: str, given: dict[str, str], code: str
) -> None:
    with pytest.raises(KithError, match=code):
        gate(store, private).answer(NOBODY, question, given, "public")


def test_a_study_without_label_and_one_that_is_not_there_are_refused_alike(store: EmbeddedStore, private: Path) -> None:
    said = set()
    for study, rules in (("s", policy("research")), ("t", policy()), ("t", SHIPPED), ("merseyside-1999", SHIPPED)):
        with pytest.raises(KithError) as caught:
            gate(store, private, rules).answer(NOBODY, "multiagency_load", {"study": study}, "public")
        said.add(str(caught.value))
    assert len(said) == 1


def test_every_answer_and_refusal_is_one_line(store: EmbeddedStore, private: Path) -> None:
    heeded: list[Written] = []
    own = Gate(store, MODEL, policy(), private, Audit(private), heeded.append)
    own.answer(ETHNOGRAPHER, "chronology", {"family": "s:F1"}, "research", "kith ask")
    own.answer(ANALYST, "multiagency_load", {"study": "s", "table": "agencies"}, "public")
    with pytest.raises(KithError):
        own.answer(ANALYST, "multiagency_load", {"voice": "s:m1"}, "public")
    first, second, third = lines(private)
    live = store.live()
    assert live is not None
    assert (first["who"], first["action"], first["families"]) == ("maud", "kith ask", ["s:F1"])
    assert (first["level"], first["rows"], first["version"]) == ("research", 1, live.hash)
    assert (second["who"], second["level"], second["families"]) == ("ann", "public", [])
    assert (third["outcome"], third["parameters"]) == ("refused", ["voice"])
    assert [one.seq for one in heeded] == [1, 2]


def test_nothing_is_shown_that_cannot_be_logged(store: EmbeddedStore, private: Path) -> None:
    own = gate(store, private)
    shutil.rmtree(private / "audit")
    (private / "audit").write_text("in the way", encoding="utf-8")
    for level in ("research", "public"):
        with pytest.raises(KithError, match="E732"):
            own.answer(ETHNOGRAPHER, "multiagency_load", {"study": "s"}, level)


def test_a_family_with_narrower_consent_counts_nowhere(store: EmbeddedStore, private: Path) -> None:
    """Thirty-six families are told of; with thirty-two narrowed four are left, and they show nothing."""
    narrowed = {f"F{number}": "research" for number in range(32)}
    own = gate(store, private, policy(**narrowed))
    for level in ("public", "workshop"):
        tables = own.answer(ETHNOGRAPHER, "gendered_burden", {"study": "s"}, level)
        assert all(one.rows.is_empty() for one in tables)
    (exact,) = own.answer(ETHNOGRAPHER, "multiagency_load", {"study": "s"}, "research")
    assert exact.rows.height == FAMILIES


def test_what_the_facade_gives(folder: Path, private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_PRIVATE", str(private))
    (private / "policy.yaml").write_text(_open_policy(), encoding="utf-8")
    with Graph(EmbeddedStore(folder, MODEL), MODEL) as graph:
        assert graph.ask("multiagency_load", study="s").height == FAMILIES
        one = graph.ask("multiagency_load", level="public", study="s", table="agencies")
        assert one.schema == {"agencies": pl.String, "families": pl.Int64}
        assert len(graph.tables("multiagency_load", "public", study="s")) > 5
        with pytest.raises(KithError, match=r"E603 .*table"):
            graph.ask("multiagency_load", level="public", study="s")


def _open_policy() -> str:
    return json.dumps(policy().model_dump(mode="json"))
