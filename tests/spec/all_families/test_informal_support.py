"""Who of kin and friends stands beside each family, and how does that compare with its services?"""

from tests.spec.conftest import SpecGraph

PEOPLE = """
    person | kind         | family | role                | service
    mum    | parent       | F1     | mother              |
    baby   | child        | F1     | child               |
    gran   | kin          | F1     | grandmother         |
    pal    | kin          | F1     | friend              |
    carer  | kin          | F1     | foster_carer        |
    nurse  | professional |        | substance_use_nurse | S1
    other  | parent       | F2     | mother              |
"""


def test_kin_beside_services(graph: SpecGraph) -> None:
    """The grandmother comes along to the clinic, so that one is in both; the foster carer is of the services."""
    graph.told(
        people=PEOPLE,
        care_arrangements="""
            care_arrangement | child | arrangement  | with | when
            a1               | baby  | kinship_care | gran | 2021
        """,
        episodes="""
            episode | kind         | status | attended         | cared                      | reality
            e1      | daily_life   | held   | mum; gran; baby  | gran=offered               |
            e2      | clinic_visit | held   | mum; gran; nurse | nurse=offered              |
            e3      | clinic_visit | held   | mum; nurse       | nurse=withheld             |
            e4      | daily_life   | held   | gran; baby       | gran=offered               | habit
            e5      | daily_life   | held   | carer; baby      | carer=offered              |
            e6      | daily_life   |        | gran             |                            | hope
        """,
    )
    graph.answers(
        "informal_support",
        """
            family | kin | friends | children_with_kin | kin_events_possible | among_themselves | kin_habits | kin_care | service_events_possible | service_care | people
            s:F1   | 2   | 1       | 1                 | 2                   | 1                | 1          | 2        | 2                       | 1            | s:gran s:pal
            s:F2   | 0   | 0       | 0                 | 0                   | 0                | 0          | 0        | 0                       | 0            |
        """,
    )


def test_the_window_and_the_voice(graph: SpecGraph) -> None:
    """A year overlaps the window and does not lie in it; kin count as known to any voice."""
    graph.told(
        people=PEOPLE,
        episodes="""
            episode | voice | kind       | when       | status | attended
            e1      | mum   | daily_life | 2021       | held   | mum; gran
            e2      | gran  | daily_life | 2021-05-10 | held   | mum; gran; pal
            e3      | gran  | daily_life | 2022       | held   | mum; gran
        """,
    )
    row = "family | kin | kin_events_possible | kin_events_certain"
    graph.answers("informal_support", f"{row}\ns:F1 | 2 | 2 | 1", family="s:F1", from_="2021-05-01", to="2021-05-31")
    graph.answers("informal_support", f"{row}\ns:F1 | 2 | 1 | 1", family="s:F1", voice="s:mum")
