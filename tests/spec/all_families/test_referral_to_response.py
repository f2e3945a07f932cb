"""How long was it from a referral to the next contact with the service referred to?"""

from tests.spec.conftest import SpecGraph

COLUMNS = "referral | service | days_least | days_most | next_contact | in_touch_before | undated | led_to"


def test_days_to_the_next_held_contact(graph: SpecGraph) -> None:
    """A missed visit is no contact; the ward was in touch already; the one who is never seen has no days."""
    graph.told(
        episodes="""
            episode | interaction | kind         | when       | status | attended   | convened | directed_to | family | led_to | how
            e1      | r           | referral     | 2022-03-01 | held   |            | nurse    | S2; S3      | F1     | v2     | referral
            e2      | v1          | home_visit   | 2022-03-05 | missed | sw         |          |             | F1     |        |
            e3      | v2          | home_visit   | 2022-03-11 | held   | mum; sw    |          |             |        |        |
            e4      | v3          | clinic_visit | 2022-02-01 | held   | mum; mw    |          |             |        |        |
            e5      | v4          | clinic_visit |            | held   | mum; mw    |          |             |        |        |
            e6      | q           | referral     | 2022-04-01 | held   |            | nurse    | S2          | F2     |        |
        """
    )
    graph.answers(
        "referral_to_response",
        f"""
            {COLUMNS}
            s:r | s:S2 | 10 | 10 | s:v2 | false | 0 | s:v2
            s:r | s:S3 | -1 | -1 |      | true  | 1 | s:v2
            s:q | s:S2 | -1 | -1 |      | false | 0 |
        """,
    )


def test_fuzzy_dates_give_a_range(graph: SpecGraph) -> None:
    """Referred some day in March: the visit of spring may have been the same day, that of May certainly followed."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | when       | status | attended | convened | directed_to | family
            e1      | r           | nurse | referral   | 2022-03    | held   |          | nurse    | S2          | F1
            e2      | v1          | mum   | home_visit | 2022-21    | held   | mum; sw  |          |             |
            e3      | v2          | nurse | home_visit | 2022-05-10 | held   | mum; sw  |          |             |
        """
    )
    row = "referral | days_least | days_most | next_contact"
    graph.answers("referral_to_response", f"{row}\ns:r | 0 | 70 | s:v2", from_="2022-03-31", to="2022-03-31")
    graph.answers("referral_to_response", f"{row}\ns:r | 40 | 70 | s:v2", voice="s:nurse")
    assert graph.ask("referral_to_response", from_="2022-04-01").rows.is_empty()


def test_a_referral_without_a_date(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | kind       | when       | status | attended | convened | directed_to | family
            e1      | r           | referral   |            | held   |          | nurse    | S2          | F1
            e2      | q           | referral   | ../2022-03 | held   |          | nurse    | S2          | F1
            e3      | v           | home_visit | 2022-05-10 | held   | mum; sw  |          |             |
        """
    )
    row = "referral | days_least | days_most | next_contact"
    graph.answers("referral_to_response", f"{row}\ns:q | 40 | -1 | s:v\ns:r | -1 | -1 |")
