"""How large are case conferences and core groups, who is missing, and what do families get to see, taken together?"""

from tests.spec.conftest import SpecGraph

PEOPLE = """
    person | kind         | family | role                | service
    mum    | parent       | F1     | mother              |
    dad    | parent       | F1     | father              |
    other  | parent       | F2     | mother              |
    nurse  | professional |        | substance_use_nurse | S1
    gp     | professional |        | gp                  | S1
    sw     | professional |        | social_worker       | S2
    mw     | professional |        | midwife             | S3
"""
EPISODES = """
    episode | voice | kind            | when       | status               | attended           | absent | not_invited | reality | notice_days | report_shared | minutes_shared | decision
    e1      | mum   | case_conference | 2022-03-10 | held                 | mum; sw; nurse; mw | gp     | dad         |         | 1           | no            |                | registered
    e2      | mum   | case_conference | 2022       | held                 | mum; dad; sw; gp   |        |             |         | 14          | yes           | yes            | continued
    e3      | other | case_conference | 2022-03    | cancelled_by_service |                    | other  |             |         |             |               |                |
    e4      | other | case_conference | 2022-03    | held                 | other; sw          |        |             | habit   |             |               | no             | continued
    e5      | mum   | core_group      | 2022-03-20 | held                 | mum                |        |             |         |             |               |                |
"""


def test_conferences_taken_together(graph: SpecGraph) -> None:
    """The one that was cancelled has no size; the year's may lie in March; the habit stands apart."""
    graph.told(people=PEOPLE, episodes=EPISODES)
    march = """
        kind            | told_as | families | told_possible | told_certain | held | size_told | professionals_least | professionals_median | professionals_most | relatives_median | professionals_each
        case_conference | event   | 2        | 3             | 2            | 2    | 2         | 2                   | 2.5                  | 3                  | 1.5              | 2.0
        case_conference | habit   | 1        | 1             | 1            | 1    | 1         | 1                   | 1.0                  | 1                  | 1.0              | 1.0
        core_group      | event   | 1        | 1             | 1            | 1    | 0         | -1                  |                      | -1                 | 1.0              |
    """
    graph.answers("conference_summary", march, from_="2022-03-01", to="2022-03-31")
    papers = """
        kind            | told_as | family_left_out | gp_present | gp_away | notice_told | notice_days | report_shared | report_not_shared | minutes_shared | minutes_not_shared | decisions
        case_conference | event   | 1               | 1          | 1       | 2           | 7.5         | 1             | 1                 | 1              | 0                  | continued=1 registered=1
        case_conference | habit   | 0               | 0          | 0       | 0           |             | 0             | 0                 | 0              | 1                  | continued=1
        core_group      | event   | 0               | 0          | 0       | 0           |             | 0             | 0                 | 0              | 0                  |
    """
    graph.answers("conference_summary", papers)


def test_a_meeting_of_no_family_and_one_that_was_never_held(graph: SpecGraph) -> None:
    """Told without saying about which family, it counts where no family is asked for."""
    graph.told(
        episodes="""
            episode | voice | kind            | status      | attended | absent | reality
            e1      | sw    | case_conference | held        | sw; mw   |        |
            e2      | mum   | case_conference | not_offered |          | mum    | did_not_happen
        """
    )
    columns = "kind | told_as | families | told_possible | held | professionals_most"
    missing = "case_conference | did_not_happen | 1 | 1 | 0 | -1"
    graph.answers("conference_summary", f"{columns}\n{missing}\ncase_conference | event | 0 | 1 | 1 | 2")
    graph.answers("conference_summary", f"{columns}\n{missing}", family="s:F1")
    assert graph.ask("conference_summary", family="s:F2").rows.is_empty()
