"""Five thousand hostile values over all parameters: the graph stays as it is, and nobody sees more than before."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure.asker import Asker
from disclosure.audit import Audit
from disclosure.gate import Gate
from disclosure.policy import LEVELS, OPEN_LEVELS, StudyRule
from disclosure.tables.reading import load_tables
from graph_store.embedded import EmbeddedStore
from queries.entry import catalogue, find_entry
from queries.parameters import asked_of
from schema.model import load_model
from schema.problems import KithError
from tests.lib.classified import SHIPPED
from tests.lib.commands import kith
from tests.lib.intruder.canaries import STUDY, Canaries, study_of
from tests.lib.live import Live, live_graph
from tests.lib.used import ATTACKED

MODEL = load_model()
MANY = 5000
SEEDS = (
    "'", '"', "`", "\\", "' OR 1=1 //", "x' RETURN 1 //", "*", ".*", "%", "_", "$family_from", "{}", "{{7*7}}",
    "'}) DETACH DELETE n //", "`) MATCH (n) DETACH DELETE n //", "; COPY (MATCH (n) RETURN n) TO '/tmp/out.csv'",
    "LOAD FROM '/etc/passwd' RETURN *", "CALL show_tables() RETURN *", "../../etc/passwd", "file:///etc/passwd",
    "\x00", "\n", "\r\nSet-Cookie: a=b", "\u202e", "\ud83d", "\U0010ffff", "\ufeff", "é" * 50, "A" * 5000, "-1", "0",
    "9" * 40, "1e309", "nan", "inf", "true", "null", "None", "[]", "<script>alert(1)</script>", "=1+1", "+1", "@x",
    "research", "public", "workshop", "RESEARCH", "aviary", "aviary:", "aviary:\uffff", "2020-01-01/..", "../..",
    "2021-13-45", "0000-00-00", "", " ", "\t", "%00", "%27", "&#39;", "\\u0027", "~", "aviary OR true",
    "__import__('os')",
)  # fmt: skip
RESEARCHER, ANALYST, NOBODY = Asker("e", ("ethnographer",)), Asker("a", ("analyst",)), Asker("n", ())


@pytest.fixture(scope="module")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Live, Gate, Path]]:
    folder = tmp_path_factory.mktemp("hostile")
    study, _ = study_of(Canaries(), folder)
    live = live_graph(folder / "graph", study)
    store = EmbeddedStore(live.folder, MODEL)
    private = folder / "private"
    private.mkdir(mode=0o700)
    rules = SHIPPED.model_copy(update={"studies": {STUDY: StudyRule(level="public", because="A test.")}})
    yield live, Gate(store, MODEL, rules, private, Audit(private)), folder
    store.close()


def hostile(rng: random.Random) -> str:
    """A value, or two put together, somewhere in a sound one."""
    value = rng.choice(SEEDS)
    if rng.random() < 0.5:
        value = rng.choice((STUDY, f"{STUDY}:", "", rng.choice(SEEDS))) + value
    return value + (rng.choice(SEEDS) if rng.random() < 0.3 else "")


def asked(rng: random.Random, level: str) -> tuple[str, dict[str, str]]:
    """A question and parameters, of which one is hostile; sometimes the question's or the parameter's name is."""
    if level == "research":
        name = rng.choice(list(catalogue("embedded")))
        known = [one.name for one in asked_of(find_entry(name, "embedded").params)]
    else:
        name = rng.choice(sorted({one.question for one in load_tables(MODEL).tables.values()}))
        known = ["study", "table", "family", "from", "to"]
    parameters = {"study": STUDY} if "study" in known else {}
    where = rng.random()
    if where < 0.1:
        return hostile(rng), parameters
    parameters[hostile(rng) if where < 0.2 or not known else rng.choice(known)] = hostile(rng)
    return name, parameters


def test_hostile_values_change_nothing_and_show_nothing_more(aviary: tuple[Live, Gate, Path]) -> None:
    live, gate, folder = aviary
    before = sorted(str(one) for one in folder.parent.rglob("*") if "private" not in str(one))
    rng = random.Random(7)
    sound: dict[tuple[str, str, str], int] = {}
    refused = answered = 0
    for number in range(MANY):
        # Most below research, where nothing but what is frozen may come out; some at it, where queries run.
        level = "research" if number % 10 == 0 else rng.choice(OPEN_LEVELS)
        asker = RESEARCHER if level == "research" else rng.choice((RESEARCHER, ANALYST, NOBODY))
        name, parameters = asked(rng, level)
        shown = hostile(rng) if rng.random() < 0.1 else level
        try:
            found = gate.answer(asker, name, parameters, shown)
        except KithError:
            refused += 1
            continue
        answered += 1
        key = (name, found[0].level, parameters.get("table", ""))
        if found[0].level == "research":
            assert asker is RESEARCHER
            if key not in sound:
                study = {one.name for one in asked_of(find_entry(name, "embedded").params)} & {"study"}
                try:
                    whole = gate.answer(RESEARCHER, name, dict.fromkeys(study, STUDY), "research")
                except KithError:
                    continue  # it cannot be asked without more, so there is no whole answer to compare with
                sound[key] = whole[0].rows.height
            assert found[0].rows.height <= sound[key], (name, parameters)
        else:
            assert {one.level for one in found} <= set(OPEN_LEVELS)
            usual = gate.answer(asker, name, {k: v for k, v in parameters.items() if k in ("study", "table")}, shown)
            assert [one.rows.rows() for one in found] == [one.rows.rows() for one in usual]
            assert parameters.get("study") == STUDY
    ATTACKED["hostile values"] = (
        f"{MANY}, of which {refused} were refused and {answered} answered as always; graph as before"
    )
    assert refused > answered
    assert live.unchanged()
    assert sorted(str(one) for one in folder.parent.rglob("*") if "private" not in str(one)) == before


def test_hostile_studies_and_levels_of_a_composite(aviary: tuple[Live, Gate, Path]) -> None:
    """What is no level is refused, and what is no study; research is one that analysts are held below."""
    live, gate, _ = aviary
    for value in SEEDS:
        if value not in LEVELS:
            with pytest.raises(KithError):
                gate.composite(ANALYST, STUDY, value)
        if value != STUDY:
            with pytest.raises(KithError):
                gate.composite(ANALYST, value, "workshop")
    assert gate.composite(ANALYST, STUDY, "research").level == "workshop"
    assert live.unchanged()


def test_bytes_that_are_no_text(aviary: tuple[Live, Gate, Path]) -> None:
    """The command line hands them on as halves of letters, which no engine takes."""
    live, gate, _ = aviary
    ran = kith("ask", "multiagency_load", "study=\udcff", "--from", live.folder)
    assert ran.status == 2
    assert ran.err.startswith("E604 The parameter study must be text in UTF-8.")
    for name in ("find", "family", "study"):
        with pytest.raises(KithError):
            gate.answer(RESEARCHER, "chronology", {name: "a\ud83d"}, "research")
