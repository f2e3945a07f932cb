"""By which ties is the one tied to the other?"""

from tests.spec.conftest import SpecGraph

EPISODES = """
    episode | interaction | voice | told_by         | kind      | when    | status | tested | collected | place  | passage    | result   | codes   | coder | word
    e1      | i1          | mum   | role:researcher | drug_test | 2021-05 | held   | mum    | nurse     | page 2 | lines 3-5  | negative | Tests   | A     | bag
    e2      | i1          | nurse |                 | drug_test | 2021-05 | held   | mum    | nurse     | page 9 | chars 0-40 | positive |         |       |
"""


def test_the_ties_between_two(graph: SpecGraph) -> None:
    stated = (
        "from | tie | to | kin | document | place | memo\nmum | parent_of | baby | birth | D1 | page 1 | Said twice."
    )
    graph.told(episodes=EPISODES, ties=stated)
    graph.answers(
        "ties_between",
        "tie | from_id | to_id | document | place | memo\nPARENT_OF | s:mum | s:baby | s:D1 | page 1 | Said twice.",
        one="s:mum",
        other="s:baby",
    )
    graph.answers("ties_between", "tie\nTOOK_PART", one="s:mum", other="s:i1")
    graph.answers("ties_between", "tie\nWORKED_WITH", one="s:nurse", other="s:F1")
    graph.answers("ties_between", "tie", one="s:baby", other="s:mum")
