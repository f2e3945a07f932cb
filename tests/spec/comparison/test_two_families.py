"""How do two families compare in what agencies have to do with them?"""

from tests.spec.conftest import SpecGraph

EPISODES = """
    episode | interaction | voice | when       | kind       | reality | status | attended   | absent | basis   | family
    e1      | i1          | mum   | 2022-03-10 | home_visit | event   | held   | mum; sw    |        | ordered | F1
    e2      | i1          | sw    | 2022-03-10 | home_visit | event   | held   | mum; sw    |        | ordered | F1
    e3      | i3          | mum   | 2022       | home_visit | event   | held   | mum; nurse |        |         | F1
    e4      | i4          | mum   | 2022-03    | home_visit | event   | missed | sw         | mum    |         | F1
    e5      | i5          | other | 2022-03    | home_visit | habit   | held   | other; sw  |        |         | F2
"""


def test_two_families_side_by_side(graph: SpecGraph) -> None:
    """A visit told twice is one; a missed one is a demand; a habit is no contact; a year may lie in the month or not."""
    graph.told(episodes=EPISODES)
    graph.answers(
        "two_families",
        """
            figure   | one_possible | one_certain | other_possible | other_certain
            agencies | 2            | 1           | 1              | 1
            services | 2            | 1           | 1              | 1
            workers  | 2            | 1           | 1              | 1
            contacts | 2            | 1           | 0              | 0
            demands  | 3            | 2           | 0              | 0
            mandated | 1            | 1           | 0              | 0
            chosen   | 0            | 0           | 0              | 0
            habits   | 0            | 0           | 1              | 1
        """,
        one="s:F1",
        other="s:F2",
        from_="2022-03-01",
        to="2022-03-31",
    )
    # A side that is a study is counted as one whole: the service that both families share is one.
    whole = graph.ask("two_families", one="s", other="s:F1", voice="role:social_worker").rows
    assert whole.select("figure", "one_possible", "other_possible").rows()[:4] == [
        ("agencies", 1, 1),
        ("services", 1, 1),
        ("workers", 1, 1),
        ("contacts", 1, 1),
    ]


def test_sides_of_which_nothing_is_told_have_zeros_and_are_unknown(graph: SpecGraph) -> None:
    graph.told()
    answer = graph.ask("two_families", one="s:F1", other="s:F2")
    assert answer.rows.select("one_possible", "other_possible").rows() == [(0, 0)] * 8
    assert answer.denominators == {"asked": 2, "unknown": 2}
