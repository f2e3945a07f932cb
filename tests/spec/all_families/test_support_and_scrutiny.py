"""How much care and how much control do families meet from each profession and each agency?"""

from tests.spec.conftest import SpecGraph

COLUMNS = "of | actor | families | events | care_only | both | control_only | neither | not_stated"


def test_care_and_control_are_of_the_actor_and_never_one_scale(graph: SpecGraph) -> None:
    """The ward's midwife and the clinic's nurse are of one agency; what is said of nobody is not stated."""
    graph.told(
        episodes="""
            episode | kind            | status | attended       | cared                  | controlled
            e1      | clinic_visit    | held   | mum; nurse     | nurse=offered          | nurse=exercised
            e2      | clinic_visit    | held   | mum; nurse     | nurse=withheld         |
            e3      | case_conference | held   | mum; sw; mw    | mw=offered             | sw=exercised
            e4      | home_visit      | held   | other; sw      | sw=mixed               | sw=eased
            e5      | home_visit      | held   | mum; sw        |                        |
            e6      | drug_test       | missed | nurse          |                        |
        """
    )
    graph.answers(
        "support_and_scrutiny",
        f"""
            {COLUMNS} | care_withheld | control_eased
            agency | s:A1                | 1 | 3 | 1 | 1 | 0 | 1 | 0 | 1 | 0
            agency | s:A2                | 2 | 3 | 1 | 0 | 1 | 1 | 1 | 1 | 1
            role   | midwife             | 1 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0
            role   | social_worker       | 2 | 3 | 1 | 0 | 1 | 1 | 1 | 1 | 1
            role   | substance_use_nurse | 1 | 2 | 0 | 1 | 0 | 1 | 0 | 1 | 0
        """,
    )


def test_a_service_of_which_no_worker_is_named_and_a_fuzzy_date(graph: SpecGraph) -> None:
    """The service has a stance of its own; spring may lie in May, June may not; habits are apart."""
    graph.told(
        episodes="""
            episode | kind          | when    | status | attended | services | controlled   | reality
            e1      | contact_visit | 2022-21 | held   | mum      | S2       | S2=exercised |
            e2      | contact_visit | 2022-06 | held   | mum      | S2       | S2=exercised |
            e3      | contact_visit |         | held   | mum      | S2       | S2=exercised | habit
            e4      | contact_visit |         |        | mum      | S2       | S2=exercised | fear
        """
    )
    graph.answers(
        "support_and_scrutiny",
        f"{COLUMNS} | habits | habits_of_control\nagency | s:A2 | 1 | 1 | 0 | 0 | 1 | 0 | 0 | 1 | 1",
        from_="2022-05-01",
        to="2022-05-31",
    )


def test_each_voice_has_its_own_balance(graph: SpecGraph) -> None:
    """Where the mother tells of control and the worker of care, the agreed record has both."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | status | attended | cared      | controlled
            e1      | i1          | mum   | home_visit | held   | mum; sw  |            | sw=exercised
            e2      | i1          | sw    | home_visit | held   | mum; sw  | sw=offered |
        """
    )
    row = "of | actor | care_only | both | control_only"
    for voice, expected in (("s:mum", "0 | 0 | 1"), ("s:sw", "1 | 0 | 0"), ("", "0 | 1 | 0")):
        graph.answers(
            "support_and_scrutiny", f"{row}\nagency | s:A2 | {expected}\nrole | social_worker | {expected}", voice=voice
        )
    assert graph.ask("support_and_scrutiny", family="s:F2").rows.is_empty()


def test_a_worker_who_is_only_talked_about_shows_nothing_for_the_agency_either(graph: SpecGraph) -> None:
    """The mother speaks of the nurse's care at the social worker's visit, where the clinic is said to have a hand."""
    graph.told(
        episodes="""
            episode | kind       | status | attended | talked_about | services | cared
            e1      | home_visit | held   | mum; sw  | nurse        | S1; S2   | nurse=offered
        """
    )
    graph.answers(
        "support_and_scrutiny",
        """
            of     | actor         | events | care_only | neither | not_stated
            agency | s:A1          | 1      | 0         | 1       | 1
            agency | s:A2          | 1      | 0         | 1       | 1
            role   | social_worker | 1      | 0         | 1       | 1
        """,
    )
