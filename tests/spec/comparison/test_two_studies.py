"""How do two studies compare in what agencies have to do with their families?"""

from tests.spec.conftest import SpecGraph


def test_families_lie_between_least_and_most_with_those_of_none(graph: SpecGraph) -> None:
    """A family of which nothing is told has none and is counted; a side may be one family, which is its own median."""
    graph.told(
        episodes="""
            episode | voice | kind         | reality | status | attended   | basis
            e1      | mum   | home_visit   | event   | held   | mum; sw    | ordered
            e2      | mum   | clinic_visit | event   | held   | mum; nurse | volunteered
            e3      | sw    | home_visit   | event   | held   | mum; sw    |
            e4      | sw    | home_visit   | habit   | held   | mum; sw    |
        """
    )
    graph.answers(
        "two_studies",
        """
            figure   | one_families | one_with_any | one_least | one_median | one_most | other_families | other_median
            agencies | 2            | 1            | 0         | 1.0        | 2        | 1              | 2.0
            services | 2            | 1            | 0         | 1.0        | 2        | 1              | 2.0
            workers  | 2            | 1            | 0         | 1.0        | 2        | 1              | 2.0
            contacts | 2            | 1            | 0         | 1.5        | 3        | 1              | 3.0
            demands  | 2            | 1            | 0         | 1.5        | 3        | 1              | 3.0
            mandated | 2            | 1            | 0         | 0.5        | 1        | 1              | 1.0
            chosen   | 2            | 1            | 0         | 0.5        | 1        | 1              | 1.0
            habits   | 2            | 1            | 0         | 0.5        | 1        | 1              | 1.0
        """,
        one="s",
        other="s:F1",
    )
    rows = graph.ask("two_studies", one="s", other="s:F1", voice="s:mum").rows
    assert rows.filter(figure="contacts").select("one_most", "other_most").row(0) == (2, 2)


def test_where_nothing_is_told_all_have_none(graph: SpecGraph) -> None:
    graph.told()
    answer = graph.ask("two_studies", one="s", other="s:F2")
    assert answer.rows.select("one_most", "one_with_any", "other_median").rows() == [(0, 0, 0.0)] * 8
    assert answer.denominators == {"asked": 2, "unknown": 2}
