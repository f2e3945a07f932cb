"""Whose names were put on the child protection register or plan, kept there and taken off?"""

from tests.spec.conftest import SpecGraph

OPEN = 2932896


def test_on_the_register_and_off_again(graph: SpecGraph) -> None:
    """The conference of August decides nothing on it; the deregistration of 2020 ends no later registration."""
    graph.told(
        episodes="""
            episode | kind            | when       | family | status | reality     | talked_about | decision     | attended
            e1      | case_conference | 2021-05-14 | F1     | held   |             | baby         | registered   | mum; sw
            e2      | case_conference | 2021-08    | F1     | held   |             | baby         |              | mum; sw
            e3      | core_group      | 2021-10    | F1     | held   |             | baby         | continued    | mum; sw
            e4      | registration    | 2022-02    | F1     | held   |             | baby         | deregistered |
            e5      | case_conference | 2020       | F1     | held   |             |              | deregistered | mum; sw
            e6      | registration    |            | F2     |        | supposition |              |              | other
        """,
        involvements="""
            involvement | family | service | when    | register
            v1          | F1     | S2      | 2021/.. | was_on_register
            v2          | F1     | S1      | 2021/.. |
        """,
    )
    graph.answers(
        "registrations",
        f"""
            family | record | kind            | step            | told_as     | edtf       | ended_from_day | ended_to_day | children
            s:F1   | s:e5/i | case_conference | deregistered    | event       | 2020       | {OPEN}         | {OPEN}       |
            s:F1   | s:v1   | involvement     | was_on_register | listed      | 2021/..    | {OPEN}         | {OPEN}       |
            s:F1   | s:e1/i | case_conference | registered      | event       | 2021-05-14 | 19024          | 19051        | s:baby
            s:F1   | s:e3/i | core_group      | continued       | event       | 2021-10    | {OPEN}         | {OPEN}       | s:baby
            s:F1   | s:e4/i | registration    | deregistered    | event       | 2022-02    | {OPEN}         | {OPEN}       | s:baby
            s:F2   | s:e6/i | registration    |                 | supposition |            | {OPEN}         | {OPEN}       |
        """,
    )
    graph.answers("registrations", "record\ns:v1\ns:e4/i", family="s:F1", from_="2022-02-15")


def test_accounts_that_differ_on_the_decision(graph: SpecGraph) -> None:
    """With a voice, no list of involvements; a family of whom nothing is told has no row."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind            | when | status | attended | decision
            e1      | i1          | mum   | case_conference | 2021 | held   | mum; sw  | registered
            e2      | i1          | sw    | case_conference | 2021 | held   | mum; sw  | not_registered
        """,
        involvements="involvement | family | service | register\nv1 | F1 | S2 | on_register",
    )
    graph.answers("registrations", "record | step\ns:v1 | on_register\ns:i1 | disputed")
    graph.answers("registrations", "record | step\ns:i1 | registered", voice="s:mum")
    graph.answers("registrations", "record | step\ns:i1 | not_registered", voice="role:social_worker")
    assert graph.ask("registrations", family="s:F2").rows.is_empty()
