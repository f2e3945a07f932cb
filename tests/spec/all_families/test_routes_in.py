"""How did each family come to services: what was the first contact, and who referred it to whom?"""

from tests.spec.conftest import SpecGraph

COLUMNS = "family | step | interaction | sure | undated | referred_by | from_services | to_services | workers"


def test_the_first_contact_and_the_referrals_after_it(graph: SpecGraph) -> None:
    """A referral is no contact of its own, and the mother who refers herself is one who refers."""
    graph.told(
        episodes="""
            episode | kind         | when       | status | attended   | convened | asked_for | directed_to | family
            e1      | clinic_visit | 2021-05-02 | held   | mum; nurse |          |           |             |
            e2      | referral     | 2021-05-01 | held   |            | nurse    |           | S2          | F1
            e3      | home_visit   | 2021-06    | held   | mum; sw    |          |           |             |
            e4      | referral     |            | held   |            |          | other     | S1          | F2
            e5      | call         | 2021-04-01 | missed | nurse      |          |           |             | F1
        """
    )
    graph.answers(
        "routes_in",
        f"""
            {COLUMNS}
            s:F1 | first contact | s:e1/i | true | 0 |                     |      | s:S1 | substance_use_nurse
            s:F1 | referral      | s:e2/i | true | 0 | substance_use_nurse | s:S1 | s:S2 |
            s:F2 | referral      | s:e4/i | true | 0 | mother              |      | s:S1 |
        """,
    )


def test_fuzzy_dates_leave_open_which_contact_came_first(graph: SpecGraph) -> None:
    """Spring may lie before or after April; June may not; what has no date is counted."""
    graph.told(
        episodes="""
            episode | kind         | when    | status | attended
            e1      | clinic_visit | 2021-21 | held   | mum; nurse
            e2      | home_visit   | 2021-04 | held   | mum; sw
            e3      | clinic_visit | 2021-06 | held   | mum; mw
            e4      | clinic_visit |         | held   | mum; mw
        """
    )
    graph.answers(
        "routes_in",
        f"""
            {COLUMNS}
            s:F1 | first contact | s:e1/i | false | 1 | | | s:S1 | substance_use_nurse
            s:F1 | first contact | s:e2/i | false | 1 | | | s:S2 | social_worker
        """,
    )


def test_an_order_without_dates(graph: SpecGraph) -> None:
    """What comes after another contact is not the first; of the two that nothing comes before, either may be."""
    graph.told(
        episodes="""
            episode | voice | kind         | status | attended   | after
            e1      | mum   | clinic_visit | held   | mum; nurse | e2
            e2      | mum   | home_visit   | held   | mum; sw    |
            e3      | mw    | clinic_visit | held   | mum; mw    |
        """
    )
    rows = "interaction | sure | undated"
    graph.answers("routes_in", f"{rows}\ns:e2/i | false | 0\ns:e3/i | false | 0")
    graph.answers("routes_in", f"{rows}\ns:e3/i | true | 0", voice="role:midwife")


def test_a_family_that_is_only_wished_or_feared_for(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind     | reality | asked_for | attended | directed_to | family
            e1      | referral | request | nurse     |          | S2          | F1
            e2      | call     | fear    |           | mum; sw  |             |
        """
    )
    answer = graph.ask("routes_in")
    assert answer.rows.is_empty()
    assert answer.denominators == {"asked": 2, "with_rows": 0, "without_rows": 2, "unknown": 1}
