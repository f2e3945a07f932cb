"""Who sits in each case conference and core group, who is invited and stays away, and what does the family see?"""

from tests.spec.conftest import SpecGraph

PEOPLE = """
    person | kind         | family | role                | gender | service
    mum    | parent       | F1     | mother              | woman  |
    dad    | parent       | F1     | father              | man    |
    nurse  | professional |        | substance_use_nurse |        | S1
    chair  | professional |        | conference_chair    |        | S2
    sw     | professional |        | social_worker       |        | S2
    sw2    | professional |        | social_worker       |        | S2
    gp     | professional |        | gp                  |        | S3
"""


def test_who_is_there_and_who_is_not(graph: SpecGraph) -> None:
    """Who called it together is not thereby present; two social workers are two people and one role."""
    graph.told(
        people=PEOPLE,
        episodes="""
            episode | kind            | when       | status | convened | chaired | attended      | not_addressed | invited | absent    | not_invited | notice_days | report_shared | minutes_shared | decision
            e1      | case_conference | 2022-03-10 | held   | sw       | chair   | sw2; mum; dad |               |         | gp; nurse |             | 1           | no            | yes            | registered
            e2      | core_group      | 2022-03-01 | held   |          |         | sw; sw2       | mum           | nurse   |           | dad         |             |               |                |
            e3      | case_conference | 2022-02    | held   |          | chair   | sw; gp        |               |         | mum       |             | not known   | yes           |                | continued
        """,
    )
    graph.answers(
        "case_conferences",
        """
            interaction | kind            | professionals_present | relatives_present | professionals_each | relatives_not_addressed | gp
            s:e3/i      | case_conference | 3                     | 0                 |                    | 0                       | present
            s:e1/i      | case_conference | 2                     | 2                 | 1.0                | 0                       | absent
            s:e2/i      | core_group      | 2                     | 1                 | 2.0                | 1                       |
        """,
    )
    graph.answers(
        "case_conferences",
        """
            interaction | roles_present                     | family_present | roles_invited       | roles_absent           | roles_left_out | notice_days | report_shared | minutes_shared | decision
            s:e3/i      | conference_chair gp social_worker |                |                     | mother                 |                | -1          | yes           |                | continued
            s:e1/i      | conference_chair social_worker    | father mother  |                     | gp substance_use_nurse |                | 1           | no            | yes            | registered
            s:e2/i      | social_worker                     | mother         | substance_use_nurse |                        | father         | -1          |               |                |
        """,
    )


def test_one_whose_people_are_not_told_has_no_size(graph: SpecGraph) -> None:
    """-1 is not zero: a family not invited to one, a habit with one worker told, and one that everybody missed.

    One of which no family is said has no family, and stands in no family's answer.
    """
    graph.told(
        people=PEOPLE,
        episodes="""
            episode | kind            | family | status               | reality | not_invited | absent        | attended
            e1      | case_conference | F1     | not_invited          |         | mum; dad    |               |
            e2      | core_group      | F1     | held                 | habit   |             |               | sw
            e3      | core_group      | F1     | cancelled_by_service |         |             | mum; sw; nurse |
            e4      | case_conference |        | held                 |         |             |               | sw; sw2
        """,
    )
    graph.answers(
        "case_conferences",
        """
            interaction | told_as | status               | professionals_present | relatives_present | professionals_each | roles_left_out
            s:e4/i      | event   | held                 | 2                     | -1                |                    |
            s:e1/i      | event   | not_invited          | -1                    | 0                 |                    | father mother
            s:e2/i      | habit   | held                 | 1                     | -1                |                    |
            s:e3/i      | event   | cancelled_by_service | 0                     | 0                 |                    |
        """,
    )
    graph.answers("case_conferences", "interaction\ns:e1/i\ns:e2/i\ns:e3/i", family="s:F1")
    assert graph.ask("case_conferences", family="s:F2").rows.is_empty()
    assert graph.ask("case_conferences").denominators == {"asked": 2, "with_rows": 1, "without_rows": 1, "unknown": 1}


def test_accounts_that_differ_on_the_notice(graph: SpecGraph) -> None:
    """Each voice's own account has its own days; the agreed record has none. March is within no week of February."""
    graph.told(
        people=PEOPLE,
        episodes="""
            episode | interaction | voice | kind            | when    | status | attended       | notice_days
            e1      | i1          | mum   | case_conference | 2022-03 | held   | mum; sw; nurse | 1
            e2      | i1          | sw    | case_conference | 2022-03 | held   | mum; sw        | 14
        """,
    )
    row = "notice_days | disputed | professionals_present"
    graph.answers("case_conferences", f"{row}\n-1 | notice_days | 2", from_="2022-03-15")
    graph.answers("case_conferences", f"{row}\n1 | | 2", voice="role:mother")
    graph.answers("case_conferences", f"{row}\n14 | | 1", voice="s:sw")
    assert graph.ask("case_conferences", to="2022-02-28").rows.is_empty()
