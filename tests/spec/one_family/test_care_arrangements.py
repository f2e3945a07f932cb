"""Where did each child of the family live, with whom and on what legal basis, from when to when?"""

from tests.spec.conftest import SpecGraph

PEOPLE = """
    person | kind   | family | role   | age_band
    mum    | parent | F1     | mother |
    nan    | kin    | F1     | grandmother |
    kid    | child  | F1     | child  | 5_11
    baby   | child  | F1     | child  | unborn
    other  | parent | F2     | mother |
"""


def test_a_childs_homes_in_order_and_a_child_of_whom_none_is_told(graph: SpecGraph) -> None:
    """From home to hospital in the same month, and to the grandmother a month later at the earliest."""
    graph.told(
        people=PEOPLE,
        care_arrangements="""
            care_arrangement | child | arrangement  | with | legal_basis       | when
            a3               | kid   | kinship_care | nan  | supervision_order | 2020-05/..
            a1               | kid   | with_parent  | mum  | none              | 2014/2020-02
            a2               | kid   | hospital     | S3   | not stated        | 2020-02/2020-03
        """,
    )
    expected = """
        child  | age_band | care_arrangement | arrangement  | with_whom | legal_basis       | after | gap_days | certain | gaps
        s:baby | unborn   |                  |              |           |                   |       | -1       | false   |
        s:kid  | 5_11     | s:a1             | with_parent  | s:mum     | none              |       | -1       | true    |
        s:kid  | 5_11     | s:a2             | hospital     | s:S3      |                   | s:a1  | 0        | true    | legal_basis=not_stated
        s:kid  | 5_11     | s:a3             | kinship_care | s:nan     | supervision_order | s:a2  | 30       | true    |
    """
    graph.answers("care_arrangements", expected, family="s:F1")
    # In April 2020 nothing is told for certain; an end in March is over, a start in May has not come.
    gap = "child | care_arrangement | certain\ns:baby | | false\ns:kid | | false"
    graph.answers("care_arrangements", gap, family="s:F1", from_="2020-04-05", to="2020-04-25")
    march = "child | care_arrangement | after | certain\ns:baby | | | false\ns:kid | s:a2 | s:a1 | false"
    graph.answers("care_arrangements", march, family="s:F1", from_="2020-03-15", to="2020-04-15")


def test_a_list_is_nobodys_account(graph: SpecGraph) -> None:
    graph.told(
        people=PEOPLE,
        care_arrangements="care_arrangement | child | arrangement | with\na1 | kid | with_parent | mum",
        episodes="episode | kind | status | attended\ne1 | daily_life | held | mum",
    )
    listed = "child | care_arrangement | arrangement\ns:baby | |\ns:kid | s:a1 | with_parent"
    graph.answers("care_arrangements", listed)
    graph.answers("care_arrangements", "child | care_arrangement\ns:baby |\ns:kid |", voice="s:mum")


def test_an_order_without_dates_and_a_family_without_children(graph: SpecGraph) -> None:
    graph.told(
        people=PEOPLE,
        care_arrangements="""
            care_arrangement | child | arrangement  | with
            a1               | kid   | with_parent  | mum
            a2               | kid   | kinship_care | nan
        """,
        ties="from | tie | to\na2 | before | a1",
    )
    graph.answers(
        "care_arrangements",
        """
            child  | care_arrangement | from_day | after | gap_days
            s:baby |                  | -719162  |       | -1
            s:kid  | s:a1             | -719162  | s:a2  | -1
            s:kid  | s:a2             | -719162  |       | -1
        """,
    )
    assert graph.ask("care_arrangements", family="s:F2").rows.is_empty()


def test_another_childs_arrangement_comes_before_none_of_this_childs(graph: SpecGraph) -> None:
    """A source puts the home of one child before that of the other, whose own order is then that of the dates."""
    graph.told(
        people=PEOPLE,
        care_arrangements="""
            care_arrangement | child | arrangement  | when
            a1               | kid   | with_parent  | 2021-01-01/2021-01-31
            a2               | kid   | kinship_care | 2021-02-11/2021-12-31
            a3               | baby  | with_parent  | 2020
        """,
        ties="from | tie | to\na3 | before | a2",
    )
    graph.answers(
        "care_arrangements",
        """
            child  | care_arrangement | after | gap_days
            s:baby | s:a3             |       | -1
            s:kid  | s:a1             |       | -1
            s:kid  | s:a2             | s:a1  | 10
        """,
    )
