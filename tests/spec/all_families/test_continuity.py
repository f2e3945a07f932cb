"""How many workers has each family had at each service, how long did each stay, and what lay between them?"""

from tests.spec.conftest import SpecGraph

PEOPLE = """
    person | kind         | family | role                | service
    mum    | parent       | F1     | mother              |
    other  | parent       | F2     | mother              |
    sw1    | professional |        | social_worker       | S2
    sw2    | professional |        | social_worker       | S2
    sw3    | professional |        | social_worker       | S2
    nurse  | professional |        | substance_use_nurse | S1
    mw     | professional |        | midwife             | S3
"""


def test_handovers_gaps_and_stays(graph: SpecGraph) -> None:
    """Between sw1 and sw2 nobody for September and October; sw2 and sw3 may have met in 2022. The nurse stayed."""
    graph.told(
        people=PEOPLE,
        involvements="""
            involvement | family | service | when         | worker | turn | worked
            v1          | F1     | S2      | 2021/2023    | sw1    | 1    | 2021-05/2021-08
            v1          | F1     | S2      | 2021/2023    | sw2    | 2    | 2021-11/2022
            v1          | F1     | S2      | 2021/2023    | sw3    | 3    | 2022/..
            v2          | F1     | S1      | 2021-01-01/2021-12-31 | nurse  |      |
        """,
    )
    columns = "service | workers_possible | workers_certain | handovers | gaps | longest_gap_days | longest_stay_days | shortest_stay_days"
    graph.answers(
        "continuity", f"{columns}\ns:S1 | 1 | 1 | 0 | 0 | 0 | 365 | 365\ns:S2 | 3 | 3 | 2 | 1 | 61 | 426 | 123"
    )
    graph.answers(
        "continuity",
        f"{columns}\ns:S1 | 1 | 0 | 0 | 0 | 0 | 365 | 365\ns:S2 | 2 | 1 | 1 | 1 | 61 | 426 | 123",
        from_="2021-03-01",
        to="2021-12-31",
    )


def test_workers_who_were_met_are_counted_apart_from_those_listed(graph: SpecGraph) -> None:
    """Two carried it, in which order is not told. The midwife is on no list; who stayed away was not met."""
    graph.told(
        people=PEOPLE,
        involvements="""
            involvement | family | service | worker
            v1          | F1     | S2      | sw1
            v1          | F1     | S2      | sw2
        """,
        episodes="""
            episode | kind         | voice | when    | status | reality | attended | absent
            e1      | home_visit   | mum   | 2022-03 | held   |         | mum; sw1 | sw2
            e2      | home_visit   | mum   | 2022-05 | held   |         | mum; sw3 |
            e3      | clinic_visit | mum   | 2022    | held   | habit   | mum; mw  |
            e4      | clinic_visit | mum   | 2022-03 | missed |         | nurse    | mum
        """,
    )
    columns = "family | service | workers_possible | met_possible | met_certain | handovers | longest_stay_days"
    graph.answers(
        "continuity",
        f"{columns}\ns:F1 | s:S2 | 2 | 2 | 1 | -1 | -1\ns:F1 | s:S3 | 0 | 1 | 0 | -1 | -1",
        to="2022-05-15",
    )
    graph.answers(
        "continuity", f"{columns}\ns:F1 | s:S2 | 0 | 2 | 2 | -1 | -1\ns:F1 | s:S3 | 0 | 1 | 1 | -1 | -1", voice="s:mum"
    )


def test_a_family_without_workers_has_no_row(graph: SpecGraph) -> None:
    graph.told(people=PEOPLE)
    answer = graph.ask("continuity")
    assert answer.rows.is_empty()
    assert answer.denominators["without_rows"] == 2


def test_who_alone_is_listed_was_there_for_as_long_as_it_lasted_whatever_the_window(graph: SpecGraph) -> None:
    """In the window sw2 alone is left; the other had a turn too, so how long sw2 stayed is not told."""
    graph.told(
        people=PEOPLE,
        involvements="""
            involvement | family | service | when | worker | turn | worked
            v1          | F1     | S2      | 2021 | sw1    | 1    | 2021-01
            v1          | F1     | S2      | 2021 | sw2    | 2    |
            v2          | F1     | S1      | 2021 | nurse  |      |
        """,
    )
    graph.answers(
        "continuity",
        """
            service | workers_possible | handovers | longest_stay_days
            s:S1    | 1                | 0         | 365
            s:S2    | 1                | 0         | -1
        """,
        from_="2021-06-01",
    )
