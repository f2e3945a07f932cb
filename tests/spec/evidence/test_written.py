"""What have coders written, and which words of participants did they note?"""

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
INVOLVEMENTS = """
    involvement | family | service | when | document | place  | memo
    v1          | F1     | S2      | 2022 | D1       | page 4 | Closed.
"""


def test_memos_claims_and_words(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES, statements=STATEMENTS, involvements=INVOLVEMENTS)
    graph.answers(
        "written",
        """
            id    | what  | written  | document | place
            s:e1  | word  | bag      | s:D1     | page 2
            s:st1 | claim | Kind.    | s:D1     |
            s:st1 | memo  | As told. | s:D1     |
            s:v1  | memo  | Closed.  | s:D1     | page 4
        """,
        study="s",
    )
    graph.answers("written", "id | what", study="t")
