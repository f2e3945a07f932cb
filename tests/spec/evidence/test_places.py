"""Where do the coded passages stand?"""

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


def test_a_passage_without_a_text_at_hand_has_a_place_and_no_hash(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES, statements=STATEMENTS)
    graph.answers(
        "places",
        """
            document | episode       | unit  | first_at | last_at | quote_sha256 | quote_length
            s:D1     | s:e2          | chars | 0        | 40      |              | -1
            s:D1     | s:e1          | lines | 3        | 5       |              | -1
            s:D1     | s:st1/passage | lines | 7        | 7       |              | -1
        """,
    )
    graph.answers("places", "document | episode", study="t")
