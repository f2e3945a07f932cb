"""Where do accounts of the same interaction differ, and what does each voice say?"""

from tests.spec.conftest import SpecGraph


def test_each_voice_stands_beside_the_others(graph: SpecGraph) -> None:
    """The mother and the nurse differ on the test's result and on care; on what the nurse does not state they do not."""
    graph.told(
        episodes="""
            episode | interaction | voice | when    | kind       | status | family | collected | result   | specimen | cared
            e1      | i1          | mum   | 2022-03 | drug_test  | held   | F1     | nurse     | negative | urine    | nurse=withheld
            e2      | i1          | nurse | 2022-03 | drug_test  | held   | F1     | nurse     | positive |          | nurse=offered
            e3      | i3          | mum   | 2022-05 | home_visit | missed | F1     |           |          |          |
            e4      | i3          | sw    | 2022-05 | home_visit | held   | F1     |           |          |          |
            e5      | i5          | mum   |         | drug_test  | held   | F1     |           | negative | urine    |
        """
    )
    graph.answers(
        "compare_accounts",
        """
            interaction | property | voice   | value    | passages
            s:i1        | care     | s:mum   | withheld | s:e1
            s:i1        | care     | s:nurse | offered  | s:e2
            s:i1        | result   | s:mum   | negative | s:e1
            s:i1        | result   | s:nurse | positive | s:e2
            s:i3        | status   | s:mum   | missed   | s:e3
            s:i3        | status   | s:sw    | held     | s:e4
        """,
        family="s:F1",
    )
    graph.answers("compare_accounts", "interaction | value\ns:i3 | missed\ns:i3 | held", voice="s:sw")
    # A window that the test cannot lie in, and the visit can.
    graph.answers("compare_accounts", "interaction | voice\ns:i3 | s:mum\ns:i3 | s:sw", from_="2022-04-15")


def test_one_voice_that_says_two_things(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | kind      | status | tested | result
            e1      | i1          | drug_test | held   | mum    | negative
            e2      | i1          | drug_test | held   | mum    | positive
        """
    )
    graph.answers("compare_accounts", "voice | value | passages\ns:mum | negative | s:e1\ns:mum | positive | s:e2")


def test_where_all_agree_nothing_differs(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | status | attended
            e1      | i1          | mum   | home_visit | held   | mum; sw
            e2      | i1          | sw    | home_visit | held   | sw
        """
    )
    assert graph.ask("compare_accounts").rows.is_empty()
