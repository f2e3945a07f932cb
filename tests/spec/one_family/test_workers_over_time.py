"""Who worked with the family, for which service, from when to when, after whom and with what gap?"""

from tests.spec.conftest import SpecGraph

PEOPLE = """
    person | kind         | family | role          | service
    mum    | parent       | F1     | mother        |
    sw1    | professional |        | social_worker | S2
    sw2    | professional |        | social_worker | S2
    sw3    | professional |        | social_worker | S2
    gp     | professional |        | gp            |
"""


def test_turns_gaps_and_the_contacts_that_fall_into_them(graph: SpecGraph) -> None:
    """The first left by the end of May and the second came in August at the earliest: 61 days at least."""
    graph.told(
        people=PEOPLE,
        involvements="""
            involvement | family | service | when    | worker | turn | worked
            v1          | F1     | S2      | 2021/.. | sw1    | 1    | 2021-04/2021-05
            v1          | F1     | S2      | 2021/.. | sw2    | 2    | 2021-08/2021-12
            v1          | F1     | S2      | 2021/.. | sw3    | 3    | 2021-12/..
        """,
        episodes="""
            episode | kind         | when       | status | attended | absent | reality
            e1      | home_visit   | 2021-04-10 | held   | mum; sw1 |        |
            e2      | home_visit   | 2021       | held   | mum; sw1 |        |
            e3      | home_visit   | 2021-04-20 | missed | sw1      | mum    |
            e4      | home_visit   | 2022-02-01 | held   | mum; sw1 |        |
            e5      | home_visit   | 2021-09    | held   | mum; sw2 |        | habit
            e6      | clinic_visit | 2021-09-03 | held   | mum; gp  |        |
        """,
    )
    expected = """
        involvement | turn | worker | edtf            | after | gap_days | contacts_possible | contacts_certain | told
                    | 0    | s:gp   |                 |       | -1       | 1                 | 1                | 1
        s:v1        | 1    | s:sw1  | 2021-04/2021-05 |       | -1       | 2                 | 1                | 4
        s:v1        | 2    | s:sw2  | 2021-08/2021-12 | s:sw1 | 61       | 0                 | 0                | 1
        s:v1        | 3    | s:sw3  | 2021-12/..      | s:sw2 | 0        | 0                 | 0                | 0
    """
    graph.answers("workers_over_time", expected, family="s:F1")
    # In a later window the first worker has no turn, and is told of all the same.
    later = """
        involvement | turn | worker | after | gap_days | contacts_possible | told
                    | 0    | s:sw1  |       | -1       | 1                 | 1
        s:v1        | 3    | s:sw3  | s:sw2 | 0        | 0                 | 0
    """
    graph.answers("workers_over_time", later, family="s:F1", from_="2022-01-01")


def test_an_order_without_dates_and_work_of_which_no_worker_is_named(graph: SpecGraph) -> None:
    graph.told(
        people=PEOPLE,
        involvements="""
            involvement | family | service | worker | turn
            v1          | F1     | S2      | sw1    | 1
            v1          | F1     | S2      | sw2    | 2
            v2          | F1     | S1      |        |
        """,
    )
    graph.answers(
        "workers_over_time",
        """
            involvement | turn | worker | services | from_day | after | gap_days | told
            s:v1        | 1    | s:sw1  | s:S2     | -719162  |       | -1       | 0
            s:v1        | 2    | s:sw2  | s:S2     | -719162  | s:sw1 | -1       | 0
            s:v2        | 0    |        | s:S1     | -719162  |       | -1       | 0
        """,
    )
    assert graph.ask("workers_over_time", family="s:F2").rows.is_empty()


def test_a_voice_gives_only_the_people_whom_it_tells_of(graph: SpecGraph) -> None:
    """Told by mother and nurse, an interaction counts once for either, and once in the agreed record."""
    graph.told(
        involvements="involvement | family | service | worker\nv1 | F1 | S1 | nurse",
        episodes="""
            episode | interaction | voice | kind         | status | attended
            e1      | i1          | mum   | clinic_visit | held   | mum; nurse
            e2      | i1          | nurse | clinic_visit | missed |
            e3      |             | mum   | home_visit   | held   | mum; sw
        """,
    )
    row = "involvement | worker | contacts_possible | told"
    mother = f"{row}\n | s:nurse | 1 | 1\n | s:sw | 1 | 1"
    graph.answers("workers_over_time", mother, family="s:F1", voice="s:mum")
    graph.answers("workers_over_time", f"{row}\n | s:sw | 1 | 1\ns:v1 | s:nurse | 0 | 1", family="s:F1")
