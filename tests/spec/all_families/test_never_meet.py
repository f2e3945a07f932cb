"""Which services and agencies share a family and never come together about it?"""

from tests.spec.conftest import SpecGraph

COLUMNS = "level | one | other | shared | never_possible | never_certain | families"


def test_services_that_meet_in_one_family_and_not_in_another(graph: SpecGraph) -> None:
    """The nurse never sits with the ward; as agencies they are one, and it meets the council in F1 alone.

    Asking for a test is not being there, and a meeting to which the social worker did not come joins nobody.
    """
    graph.told(
        episodes="""
            episode | kind            | status | attended       | tested | collected | asked_for | absent
            e1      | core_group      | held   | mum; nurse; sw |        |           |           |
            e2      | clinic_visit    | held   | mum; mw        |        |           |           |
            e3      | drug_test       | held   |                | other  | nurse     | sw        |
            e4      | home_visit      | held   | other; sw      |        |           |           |
            e5      | case_conference | held   | other; nurse   |        |           |           | sw
        """
    )
    graph.answers(
        "never_meet",
        f"""
            {COLUMNS}
            agency  | s:A1 | s:A2 | 2 | 1 | 1 | s:F2
            service | s:S1 | s:S2 | 2 | 1 | 1 | s:F2
            service | s:S1 | s:S3 | 1 | 1 | 1 | s:F1
            service | s:S2 | s:S3 | 1 | 1 | 1 | s:F1
        """,
    )


def test_a_meeting_across_the_windows_edge_may_have_joined_them(graph: SpecGraph) -> None:
    """Not certainly together and not certainly never; in 2023 nothing is told of the nurse, so nothing is shared."""
    graph.told(
        episodes="""
            episode | kind         | when    | status | reality | attended
            e1      | core_group   | 2022    | held   |         | mum; nurse; sw
            e2      | clinic_visit | 2022-03 | held   |         | mum; nurse
            e3      | home_visit   | 2022-03 | held   |         | mum; sw
            e4      | home_visit   | 2023-01 | held   | habit   | mum; sw
            e5      | clinic_visit | 2023-01 | missed |         | nurse
        """
    )
    columns = "level | never_possible | never_certain"
    graph.answers("never_meet", f"{columns}\nagency | 1 | 0\nservice | 1 | 0", from_="2022-02-01", to="2022-04-30")
    assert graph.ask("never_meet").rows.is_empty()
    assert graph.ask("never_meet", from_="2023-01-01").rows.is_empty()


def test_a_star_of_services_whose_workers_are_not_told(graph: SpecGraph) -> None:
    """Each held something, two of them one meeting together; the mother's own accounts know nothing of the ward."""
    graph.told(
        episodes="""
            episode | kind         | voice | status | services | attended | family
            e1      | clinic_visit | mum   | held   | S1       | mum      |
            e2      | meeting      | mum   | held   | S1; S2   | mum      |
            e3      | clinic_visit | dad   | held   | S3       | mum      |
        """
    )
    assert graph.ask("never_meet", voice="s:mum").rows.is_empty()
    graph.answers("never_meet", "level | one | other\nservice | s:S1 | s:S3\nservice | s:S2 | s:S3")
