"""How many agencies, services and workers is each family in contact with?"""

import pytest

from schema.problems import KithError
from tests.spec.conftest import SpecGraph

COLUMNS = "family | agencies_possible | services_possible | workers_possible | contacts_possible"


def test_agencies_services_workers_and_contacts_are_counted_apart(graph: SpecGraph) -> None:
    """Two services of one agency are one agency; a worker met twice is one worker."""
    graph.told(
        episodes="""
            episode | kind         | status | attended
            e1      | clinic_visit | held   | mum; nurse
            e2      | clinic_visit | held   | mum; nurse
            e3      | clinic_visit | held   | mum; mw
            e4      | home_visit   | held   | mum; sw
        """
    )
    graph.answers(
        "multiagency_load",
        f"""
            {COLUMNS}
            s:F1 | 2 | 3 | 3 | 4
            s:F2 | 0 | 0 | 0 | 0
        """,
    )


def test_an_interaction_told_twice_is_one_contact(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | voice | kind         | status | attended
            e1      | i1          | mum   | clinic_visit | held   | mum; nurse
            e2      | i1          | nurse | clinic_visit | held   | mum; nurse
        """
    )
    graph.answers("multiagency_load", f"{COLUMNS}\ns:F1 | 1 | 1 | 1 | 1", family="s:F1")


def test_what_was_missed_or_refused_is_a_demand_and_no_contact(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind       | status      | absent | refused | not_invited | services
            e1      | home_visit | missed      | mum    |         |             | S2
            e2      | drug_test  | refused     |        | mum     |             | S1
            e3      | meeting    | not_invited |        |         | mum         | S2
        """
    )
    graph.answers(
        "multiagency_load",
        """
            family | agencies_possible | contacts_possible | demands_possible
            s:F1   | 0                 | 0                 | 2
        """,
        family="s:F1",
    )


def test_habits_are_counted_apart_and_requests_fears_and_what_did_not_happen_not_at_all(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind           | reality        | status  | attended   | asked_for
            e1      | pharmacy_visit | habit          | held    | mum; nurse |
            e2      | drug_test      | request        | refused |            | sw
            e3      | placement_move | fear           |         |            | sw
            e4      | call           | did_not_happen |         |            | sw
        """
    )
    graph.answers(
        "multiagency_load",
        """
            family | agencies_possible | workers_possible | contacts_possible | habits
            s:F1   | 1                 | 1                | 0                 | 1
        """,
        family="s:F1",
    )


def test_mandated_and_chosen_follow_the_basis(graph: SpecGraph) -> None:
    """A contact whose basis is not stated is in neither."""
    graph.told(
        episodes="""
            episode | kind      | status | tested | collected | basis
            e1      | drug_test | held   | mum    | nurse     | ordered
            e2      | drug_test | held   | mum    | nurse     | pressed
            e3      | drug_test | held   | mum    | nurse     | volunteered
            e4      | drug_test | held   | mum    | nurse     |
            e5      | drug_test | held   | mum    | nurse     | not stated
        """
    )
    graph.answers(
        "multiagency_load",
        "family | contacts_possible | mandated_possible | chosen_possible\ns:F1 | 5 | 2 | 1",
        family="s:F1",
    )


def test_a_fuzzy_date_across_the_windows_edge_is_possible_and_not_certain(graph: SpecGraph) -> None:
    """Inside, across the edge, about, outside, and not dated: any window may hold what has no date."""
    graph.told(
        episodes="""
            episode | kind         | when       | status | attended
            e1      | clinic_visit | 2022-03-10 | held   | mum; nurse
            e2      | home_visit   | 2022-21    | held   | mum; sw
            e3      | clinic_visit | 2021       | held   | mum; mw
            e4      | clinic_visit |            | held   | mum; mw
        """
    )
    graph.answers(
        "multiagency_load",
        """
            family | agencies_certain | agencies_possible | workers_certain | workers_possible | contacts_certain | contacts_possible
            s:F1   | 1                | 2                 | 1               | 3                | 1                | 3
        """,
        family="s:F1",
        from_="2022-03-01",
        to="2022-03-31",
    )


def test_a_voice_rests_only_on_its_own_accounts(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | voice | kind         | status | attended
            e1      | i1          | mum   | clinic_visit | held   | mum; nurse
            e2      | i1          | nurse | clinic_visit | missed |
            e3      |             | sw    | home_visit   | held   | mum; sw
        """
    )
    asked = "family | services_possible | contacts_possible"
    graph.answers("multiagency_load", f"{asked}\ns:F1 | 1 | 1", family="s:F1", voice="s:mum")
    graph.answers("multiagency_load", f"{asked}\ns:F1 | 1 | 1", family="s:F1", voice="role:social_worker")
    graph.answers("multiagency_load", f"{asked}\ns:F1 | 0 | 0", family="s:F1", voice="s:nurse")
    # The agreed record has no status where accounts disagree on it, so it counts only the undisputed visit.
    graph.answers("multiagency_load", f"{asked}\ns:F1 | 1 | 1", family="s:F1")


def test_denominators_say_of_how_many_families_nothing_is_told(graph: SpecGraph) -> None:
    graph.told(episodes="episode | kind | status | attended\ne1 | home_visit | held | mum; sw")
    assert graph.ask("multiagency_load").denominators == {"asked": 2, "with_rows": 1, "without_rows": 1, "unknown": 1}


def test_a_jurisdiction_takes_only_families_of_which_it_is_stated(graph: SpecGraph) -> None:
    """A family whose jurisdiction is not stated counts only when none is asked for."""
    graph.told(
        families="""
            family | name   | jurisdiction
            F1     | Family | scotland
            F2     | Other  |
        """,
        episodes="""
            episode | kind       | status | attended  | family
            e1      | home_visit | held   | mum; sw   | F1
            e2      | home_visit | held   | other; sw | F2
        """,
    )
    graph.answers("multiagency_load", "family | contacts_possible\ns:F1 | 1\ns:F2 | 1")
    graph.answers("multiagency_load", "family | contacts_possible\ns:F1 | 1", jurisdiction="scotland")
    graph.answers("multiagency_load", "family | contacts_possible", jurisdiction="england")


def test_told_of_but_not_of_this_is_not_unknown(graph: SpecGraph) -> None:
    """What is feared is no contact, and yet the family is known; of the other nothing is told at all."""
    graph.told(episodes="episode | kind | reality | asked_for | family\ne1 | placement_move | fear | sw | F1")
    assert graph.ask("multiagency_load").denominators == {
        "asked": 2,
        "with_rows": 0,
        "without_rows": 2,
        "unknown": 1,
    }


def test_a_study_without_episodes_has_zeros(graph: SpecGraph) -> None:
    graph.told()
    graph.answers("multiagency_load", f"{COLUMNS}\ns:F1 | 0 | 0 | 0 | 0\ns:F2 | 0 | 0 | 0 | 0")


def test_a_habit_that_was_left_out_is_no_habit(graph: SpecGraph) -> None:
    """A habit of which no status is told is one, with its agency, its service and who was there."""
    graph.told(
        episodes="""
            episode | kind       | reality | status      | attended | not_invited | services
            e1      | meeting    | habit   | not_invited |          | mum         | S2
            e2      | home_visit | habit   |             | mum; sw  |             |
        """
    )
    graph.answers(
        "multiagency_load",
        """
            family | agencies_possible | services_possible | workers_possible | contacts_possible | habits
            s:F1   | 1                 | 1                 | 1                | 0                 | 1
        """,
        family="s:F1",
    )


def test_a_voice_that_nobody_has_is_refused_and_one_that_is_silent_is_not(graph: SpecGraph) -> None:
    graph.told(episodes="episode | kind | status | attended | when\ne1 | home_visit | held | mum; sw | 2022")
    with pytest.raises(KithError, match="E612"):
        graph.ask("multiagency_load", voice="role:mothr")
    with pytest.raises(KithError, match="E612"):
        graph.ask("family_network", voice="role:mothr")
    silent = graph.ask("chronology", voice="role:mother", from_="2030-01-01", to="2030-12-31")
    assert silent.rows.is_empty()
