"""How does contact between parents and children come about, and does it change with the worker?"""

from tests.spec.conftest import SpecGraph

PEOPLE = """
    person | kind         | family | role                  | gender | service
    mum    | parent       | F1     | mother                | woman  |
    dad    | parent       | F1     | father                | man    |
    baby   | child        | F1     | child                 |        |
    sw1    | professional |        | social_worker         |        | S2
    sw2    | professional |        | social_worker         |        | S2
    nurse  | professional |        | substance_use_nurse   |        | S1
"""


def test_the_earlier_worker_refused_and_the_later_one_built_it_up(graph: SpecGraph) -> None:
    """Nothing is dated. A visit of which no worker is told stands in a row whose worker is empty."""
    graph.told(
        people=PEOPLE,
        involvements="""
            involvement | family | service | worker | turn
            v1          | F1     | S2      | sw1    | 1
            v1          | F1     | S2      | sw2    | 2
            v2          | F1     | S1      | nurse  |
        """,
        episodes="""
            episode | kind          | family | reality        | status      | convened | refused | not_invited | attended  | mode         | supervision | decision
            e1      | contact_visit | F1     | did_not_happen | not_offered |          | sw1     | mum         |           |              |             | contact_refused
            e2      | contact_visit | F1     | habit          | held        | sw2      |         |             | mum; baby | video        |             | contact_increased
            e3      | contact_visit | F1     |                | held        | sw2      |         |             | mum; baby | face_to_face | supervised  | contact_increased
            e4      | contact_visit | F1     |                | held        |          |         |             | mum; baby |              |             |
        """,
    )
    graph.answers(
        "contact_visits",
        """
            service | worker | turn | visits_possible | held_possible | habits | refused_by_service | refused_by    | video | face_to_face | supervised | increased | interactions
            s:S2    |        | 0    | 1               | 1             | 0      | 0                  |               | 0     | 0            | 0          | 0         | s:e4/i
            s:S2    | s:sw1  | 1    | 0               | 0             | 0      | 1                  | social_worker | 0     | 0            | 0          | 0         | s:e1/i
            s:S2    | s:sw2  | 2    | 1               | 1             | 1      | 0                  |               | 1     | 1            | 1          | 2         | s:e2/i s:e3/i
        """,
    )
    assert graph.ask("contact_visits").denominators == {"asked": 2, "with_rows": 1, "without_rows": 1, "unknown": 1}


def test_a_visit_without_a_worker_goes_by_whose_time_it_lies_in(graph: SpecGraph) -> None:
    """In May either may have carried the case; the window cuts the year 2022 in two, so that visit is not certain."""
    graph.told(
        people=PEOPLE,
        involvements="""
            involvement | family | service | when         | worker | turn | worked
            v1          | F1     | S2      | 2022/2023    | sw1    | 1    | 2022-01/2022-05
            v1          | F1     | S2      | 2022/2023    | sw2    | 2    | 2022-05/2023
        """,
        episodes="""
            episode | kind          | when       | family | status               | observed | attended | absent | asked_for | refused
            e1      | contact_visit | 2022-03-01 | F1     | held                 | sw1      | mum; baby |       |           |
            e2      | contact_visit | 2022-03-08 | F1     | cancelled_by_family  |          |           | mum   |           |
            e3      | contact_visit | 2022-05-08 | F1     | missed               |          |           | dad   |           |
            e4      | contact_visit | 2022-06    | F1     | cancelled_by_service |          |           | sw2   |           |
            e5      | contact_visit | 2022       | F1     | held                 |          | dad; baby |       |           |
            e6      | contact_visit | 2022-07    | F1     | refused              |          |           |       | mum       | dad
        """,
    )
    graph.answers(
        "contact_visits",
        """
            worker | visits_possible | visits_certain | held_possible | cancelled_by_service | cancelled_by_family | missed | refused_by_family | absent
                   | 2               | 1              | 1             | 0                    | 0                   | 1      | 0                 | father
            s:sw1  | 2               | 2              | 1             | 0                    | 1                   | 0      | 0                 | mother
            s:sw2  | 2               | 2              | 0             | 1                    | 0                   | 0      | 1                 | social_worker
        """,
        to="2022-11-30",
    )


def test_a_family_whose_contact_no_service_has_a_hand_in(graph: SpecGraph) -> None:
    """Both tell it and differ on whether it was held: it is disputed, and each account can be asked for."""
    graph.told(
        people=PEOPLE,
        episodes="""
            episode | interaction | voice | kind          | family | status  | attended  | refused
            e1      | i1          | mum   | contact_visit | F1     | held    | mum; baby |
            e2      | i1          | dad   | contact_visit | F1     | refused |           | mum
        """,
    )
    columns = "family | service | worker | visits_possible | held_possible | refused | refused_by_family | disputed"
    graph.answers("contact_visits", f"{columns}\ns:F1 | | | 1 | 0 | 0 | 0 | 1")
    graph.answers("contact_visits", f"{columns}\ns:F1 | | | 1 | 1 | 0 | 0 | 0", voice="s:mum")
    graph.answers("contact_visits", f"{columns}\ns:F1 | | | 1 | 0 | 1 | 1 | 0", voice="role:father")
    assert graph.ask("contact_visits", family="s:F2").rows.is_empty()
