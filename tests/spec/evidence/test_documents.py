"""Which documents were coded, and how many passages of each?"""

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


def test_passages_are_counted_by_document(graph: SpecGraph) -> None:
    """The passage that makes a statement is one too."""
    graph.told(episodes=EPISODES, statements=STATEMENTS)
    graph.answers("documents", "document | title | passages\ns:D1 | Interview | 3", study="s")
    graph.answers("documents", "document | title", study="t")
