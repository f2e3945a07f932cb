"""Which passages say so, and whose account are they?"""

from tests.spec.conftest import SpecGraph

EPISODES = """
    episode | interaction | voice | told_by         | kind      | when    | status | tested | collected | place  | passage    | result   | codes   | coder | word
    e1      | i1          | mum   | role:researcher | drug_test | 2021-05 | held   | mum    | nurse     | page 2 | lines 3-5  | negative | Tests   | A     | bag
    e2      | i1          | nurse |                 | drug_test | 2021-05 | held   | mum    | nurse     | page 9 | chars 0-40 | positive |         |       |
"""


def test_each_telling_of_an_interaction_is_a_passage(graph: SpecGraph) -> None:
    """Both voices' passages are the evidence of the interaction; with a voice only that voice's are."""
    graph.told(episodes=EPISODES)
    graph.answers(
        "passages",
        "interaction | episode | title | voice\ns:i1 | s:e1 | Interview | s:mum\ns:i1 | s:e2 | Interview | s:nurse",
        family="s:F1",
    )
    graph.answers("passages", "interaction | episode\ns:i1 | s:e2", voice="s:nurse")


def test_a_family_of_which_nothing_is_told(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    graph.answers("passages", "interaction | episode", family="s:F2")
    assert graph.ask("passages", family="s:F2").denominators["unknown"] == 1
