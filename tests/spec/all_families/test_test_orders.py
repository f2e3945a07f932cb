"""Who asks for or orders drug tests, of mothers and of fathers, and on what basis?"""

from tests.spec.conftest import SpecGraph

EPISODES = """
    episode | kind      | when       | status  | tested | refused | asked_for | basis       | reality
    e1      | drug_test | 2022-03-10 | held    | mum    |         | sw        | ordered     |
    e2      | drug_test | 2022       | held    | mum    |         | sw; nurse | pressed     |
    e3      | drug_test | 2022-03    | refused |        | mum     | sw        |             |
    e4      | drug_test | 2022-03    | held    | dad    |         |           | volunteered |
    e5      | drug_test | 2022-03    | held    | mum    |         | nurse     | asked       | habit
    e6      | drug_test | 2022-03    |         | mum    |         | dad       |             | fear
"""


def test_who_asked_for_tests_of_whom(graph: SpecGraph) -> None:
    """A test that two asked for stands in the row of each; nobody is told to have asked for the father's."""
    graph.told(episodes=EPISODES)
    graph.answers(
        "test_orders",
        """
            asker               | tested | told_as | families | tests_possible | tests_certain | volunteered | asked | pressed | ordered | not_stated | refused
                                | father | event   | 1        | 1              | 1             | 1           | 0     | 0       | 0       | 0          | 0
            father              | mother | fear    | 1        | 1              | 1             | 0           | 0     | 0       | 0       | 1          | 0
            social_worker       | mother | event   | 1        | 3              | 2             | 0           | 0     | 1       | 1       | 1          | 1
            substance_use_nurse | mother | event   | 1        | 1              | 0             | 0           | 0     | 1       | 0       | 0          | 0
            substance_use_nurse | mother | habit   | 1        | 1              | 1             | 0           | 1     | 0       | 0       | 0          | 0
        """,
        from_="2022-03-01",
        to="2022-03-31",
    )


def test_a_family_without_tests(graph: SpecGraph) -> None:
    graph.told(episodes=EPISODES)
    graph.answers("test_orders", "asker | tested | tests_possible", family="s:F2")
