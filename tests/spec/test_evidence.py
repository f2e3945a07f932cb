"""Which passages say so, and whose account are they?"""

from tests.spec.conftest import SpecGraph

EPISODES = """
    episode | interaction | voice | told_by         | kind      | status | tested | collected | place  | passage    | result
    e1      | i1          | mum   | role:researcher | drug_test | held   | mum    | nurse     | page 2 | lines 3-5  | negative
    e2      | i1          | nurse |                 | drug_test | held   | mum    | nurse     | page 9 | chars 0-40 | positive
"""
STATEMENTS = """
    statement | statement_kind | holder   | reporter | about | claim | document | passage
    st1       | view           | role:gp  | nurse    | mum   | Kind. | D1       | lines 7
"""


def test_every_telling_of_an_interaction(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    graph.answers(
        "evidence",
        """
            episode | place  | unit  | first_at | last_at | voice   | told_by           | asserts
            s:e1    | page 2 | lines | 3        | 5       | s:mum   | s:role/researcher | result=negative status=held
            s:e2    | page 9 | chars | 0        | 40      | s:nurse |                   | result=positive status=held
        """,
        id="s:i1",
    )
    graph.answers("evidence", "episode\ns:e2", id="s:i1", voice="s:nurse")


def test_of_a_person_a_service_a_family_and_a_statement(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES, statements=STATEMENTS)
    for thing in ("s:nurse", "s:S1", "s:F1"):
        graph.answers("evidence", "episode\ns:e1\ns:e2", id=thing)
    graph.answers("evidence", "episode | kind | voice\ns:st1/passage | view | s:nurse", id="s:st1")


def test_of_something_that_nobody_tells_of(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    assert graph.ask("evidence", id="s:baby").rows.is_empty()


def test_passages_of_a_family(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    graph.answers(
        "passages",
        "interaction | episode | title | voice\ns:i1 | s:e1 | Interview | s:mum\ns:i1 | s:e2 | Interview | s:nurse",
        family="s:F1",
    )
