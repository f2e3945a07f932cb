"""Which passages say so, and whose account are they?"""

import pytest

from queries.evidence import evidence_of_row, evidence_of_tie
from schema.model import load_model
from schema.problems import KithError
from tests.spec.conftest import SpecGraph

EPISODES = """
    episode | interaction | voice | told_by         | kind      | when    | status | tested | collected | place  | passage    | result   | codes   | coder | word
    e1      | i1          | mum   | role:researcher | drug_test | 2021-05 | held   | mum    | nurse     | page 2 | lines 3-5  | negative | Tests   | A     | bag
    e2      | i1          | nurse |                 | drug_test | 2021-05 | held   | mum    | nurse     | page 9 | chars 0-40 | positive |         |       |
"""
STATEMENTS = """
    statement | statement_kind | holder   | reporter | about | claim | document | passage | memo
    st1       | view           | role:gp  | nurse    | mum   | Kind. | D1       | lines 7 | As told.
"""
MORE = """
    episode | interaction | voice | kind            | when    | status | attended | services | directed_to | family | led_to
    e3      | i3          | mum   | case_conference | 2022-01 | held   | mum; sw  | S2       |             | F1     | i5
    e4      | i4          | mum   | placement_move  | 2021-03 | held   | baby     | S2       |             | F1     |
    e5      | i5          | sw    | referral        | 2022-02 | held   |          | S2       | S1          | F1     |
"""
CARE = """
    care_arrangement | child | arrangement  | with | when            | document | place
    ca1              | baby  | kinship_care | dad  | 2021-01/2021-12 | D1       | page 3
    ca2              | baby  | kinship_care | dad  | 2023            |          |
"""
INVOLVEMENTS = """
    involvement | family | service | when | document | place  | memo
    v1          | F1     | S2      | 2022 | D1       | page 4 | Closed.
"""


def test_every_telling_of_an_interaction(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    graph.answers(
        "evidence",
        """
            episode | record  | place  | unit  | first_at | last_at | voice   | told_by           | codes | coder | word
            s:e1    | Account | page 2 | lines | 3        | 5       | s:mum   | s:role/researcher | Tests | A     | bag
            s:e2    | Account | page 9 | chars | 0        | 40      | s:nurse |                   |       |       |
        """,
        id="s:i1",
    )
    for row, result in zip(graph.ask("evidence", id="s:i1").rows["asserts"], ("negative", "positive"), strict=True):
        assert {"edtf=2021-05", f"result={result}", "status=held"} <= set(row)
    graph.answers("evidence", "episode\ns:e2", id="s:i1", voice="s:nurse")


def test_of_a_person_a_service_a_family_and_a_statement(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES, statements=STATEMENTS)
    for thing in ("s:S1", "s:A1", "s:F1", "s:role/substance_use_nurse"):
        graph.answers("evidence", "episode\ns:e1\ns:e2", id=thing)
    for thing in ("s:mum", "s:nurse", "s:D1"):
        graph.answers("evidence", "episode\ns:e1\ns:e2\ns:st1/passage", id=thing)
    for thing in ("s:st1", "s:role/gp", "s:st1/passage"):
        graph.answers(
            "evidence",
            "episode | kind | voice | claim | memo\ns:st1/passage | view | s:nurse | Kind. | As told.",
            id=thing,
        )


def test_of_a_passage_a_code_and_one_account(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    accounts = graph.store.tables().nodes["Account"]
    for thing in ("s:e1", "s:code/Tests", accounts.filter(voice="s:mum").item(0, "id")):
        graph.answers("evidence", "interaction | episode\ns:i1 | s:e1", id=thing)


def test_of_an_involvement_and_of_a_care_arrangement(graph: SpecGraph) -> None:
    graph.told(episodes=MORE, care_arrangements=CARE, involvements=INVOLVEMENTS)
    graph.answers("evidence", "episode\ns:e3\ns:e5", id="s:v1")
    graph.answers("evidence", "episode\ns:e4", id="s:ca1")
    assert graph.ask("evidence", id="s:ca2").rows.is_empty(), "the move was before its time"
    graph.answers("evidence", "episode\ns:e5", id="s:S1")


def test_of_something_that_nobody_tells_of(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    assert graph.ask("evidence", id="s:baby").rows.is_empty()
    assert graph.ask("evidence", id="s:nothing").rows.is_empty()


def _passages(graph: SpecGraph, one: str, tie: str, other: str) -> list[str]:
    found = evidence_of_tie(graph.store, load_model(), one, tie, other)
    return found.passages.rows.get_column("episode").to_list()


def test_behind_a_tie(graph: SpecGraph) -> None:
    another = "e9 | i9 | mum | | home_visit | 2021-06 | held | | | page 1 | | | | |"
    graph.told(episodes=f"{EPISODES}    {another}", statements=STATEMENTS)
    assert _passages(graph, "s:mum", "took part", "s:i1") == ["s:e1", "s:e2"]
    assert _passages(graph, "s:F1", "INVOLVED_WITH", "s:S1") == ["s:e1", "s:e2"]
    assert _passages(graph, "s:st1", "ABOUT", "s:mum") == ["s:st1/passage"]
    assert _passages(graph, "s:e1", "CODED_AS", "s:code/Tests") == ["s:e1"]
    assert _passages(graph, "s:mum", "MEMBER_OF", "s:F1") == []


def test_behind_a_tie_between_two_interactions(graph: SpecGraph) -> None:
    graph.told(episodes=MORE)
    assert _passages(graph, "s:i3", "LED_TO", "s:i5") == ["s:e3", "s:e5"]


def test_ties_that_there_are_not(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    for words, code, says in (
        (("s:mum", "TOOKPART", "s:i1"), "E703", "did you mean TOOK_PART?"),
        (("s:i1", "TOOK_PART", "s:mum"), "E614", "the other way round there is TOOK_PART"),
        (("s:mum", "PARENT_OF", "s:i1"), "E614", "there is TOOK_PART"),
        (("s:mum", "PARENT_OF", "s:baby"), "E614", "from the first to the second. See"),
        (("s:mum", "TOOK_PART", "s:i2"), "E610", "near are s:"),
    ):
        with pytest.raises(KithError) as caught:
            _passages(graph, *words)
        assert caught.value.problem.code == code
        assert says in str(caught.value)


def test_behind_a_row_within_the_window_and_by_the_voice(graph: SpecGraph) -> None:
    graph.told(episodes=MORE, statements=STATEMENTS)

    def behind(question: str, row: int, **asked: str) -> list[str]:
        answer = graph.ask(question, **asked)
        return evidence_of_row(graph.store, answer, row).passages.rows.get_column("episode").to_list()

    assert behind("multiagency_load", 1, study="s") == ["s:e3", "s:e4", "s:e5"]
    assert behind("multiagency_load", 1, from_="2021-02-01", to="2021-12-31") == ["s:e4"]
    assert behind("multiagency_load", 1, voice="s:sw") == ["s:e5"]
    assert behind("multiagency_load", 2) == []
    rows = graph.ask("family_network", family="s:F1").rows
    worked = rows.get_column("tie").to_list().index("worked_with") + 1
    assert behind("family_network", worked, family="s:F1") == ["s:e3"]
    assert behind("evidence", 1, id="s:st1") == ["s:st1/passage"]
    for row in (0, 3):
        with pytest.raises(KithError, match="E613 The answer has no such row; it has 2"):
            behind("multiagency_load", row)
