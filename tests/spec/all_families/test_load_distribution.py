"""How is multiagency load spread over families, and which families lie far out?"""

from tests.spec.conftest import SpecGraph

FAMILIES = """
    family | jurisdiction
    F1     | scotland
    F2     | scotland
    F3     | scotland
    F4     | scotland
    F5     | england
"""
PEOPLE = """
    person | kind         | family | role                | service
    m1     | parent       | F1     | mother              |
    m2     | parent       | F2     | mother              |
    m3     | parent       | F3     | mother              |
    m5     | parent       | F5     | mother              |
    nurse  | professional |        | substance_use_nurse | S1
    sw     | professional |        | social_worker       | S2
"""
EPISODES = """
    episode | voice | kind       | when    | status | attended  | absent | basis   | reality
    e1      | m1    | home_visit | 2022-03 | held   | m1; sw    |        | ordered |
    e2      | m2    | home_visit | 2022-03 | held   | m2; sw    |        |         |
    e3      | m3    | home_visit | 2022-03 | held   | m3; sw    |        | asked   |
    e4      | m5    | home_visit | 2022-03 | held   | m5; sw    |        |         |
    e5      | m5    | home_visit | 2022-04 | held   | m5; nurse |        |         |
    e6      | m5    | home_visit | 2022    | missed | sw        | m5     |         |
    e7      | m5    | home_visit | 2022    | held   | m5; sw    |        |         | habit
    e8      | m5    | home_visit | 2021-03 | held   | m5; sw    |        |         |
    e9      | m5    | home_visit | 2021-04 | held   | m5; sw    |        |         |
"""


def test_one_family_of_five_lies_far_out(graph: SpecGraph) -> None:
    """Three families have a contact, one none, and one four; of the window of 2022 the last has two."""
    graph.told(families=FAMILIES, people=PEOPLE, episodes=EPISODES)
    graph.answers(
        "load_distribution",
        """
            figure   | families | with_any | least | lower_quartile | median | upper_quartile | most | far_above | far_below
            agencies | 5        | 4        | 0     | 1.0            | 1.0    | 1.0            | 2    | s:F5      | s:F4
            services | 5        | 4        | 0     | 1.0            | 1.0    | 1.0            | 2    | s:F5      | s:F4
            workers  | 5        | 4        | 0     | 1.0            | 1.0    | 1.0            | 2    | s:F5      | s:F4
            contacts | 5        | 4        | 0     | 1.0            | 1.0    | 1.0            | 4    | s:F5      | s:F4
            demands  | 5        | 4        | 0     | 1.0            | 1.0    | 1.0            | 5    | s:F5      | s:F4
            mandated | 5        | 1        | 0     | 0.0            | 0.0    | 0.0            | 1    | s:F1      |
            chosen   | 5        | 1        | 0     | 0.0            | 0.0    | 0.0            | 1    | s:F3      |
            habits   | 5        | 1        | 0     | 0.0            | 0.0    | 0.0            | 1    | s:F5      |
        """,
    )
    whole = graph.ask("load_distribution", from_="2022-01-01", to="2022-12-31", voice="s:m5").rows
    assert whole.filter(figure="contacts").select("families", "with_any", "most").row(0) == (5, 1, 2)


def test_one_family_alone_and_nothing_told(graph: SpecGraph) -> None:
    """Nobody lies far out of one; a family of which nothing is told has zeros and is unknown."""
    graph.told(families=FAMILIES, people=PEOPLE)
    answer = graph.ask("load_distribution", family="s:F4")
    assert answer.rows.drop("place", "figure", "far_above", "far_below", "having").unique().rows() == [
        (1, 0, 0, 0.0, 0.0, 0.0, 0)
    ]
    assert answer.rows.get_column("far_above").list.len().sum() == 0
    assert answer.denominators == {"asked": 1, "unknown": 1}
