"""Who belongs to a family's web, and what ties them?"""

from tests.spec.conftest import SpecGraph


def test_people_services_and_workers(graph: SpecGraph) -> None:
    graph.told(
        ties="from | tie | to | kin\nmum | parent_of | baby | birth\nmum | partner_of | dad | living_together",
        episodes="""
            episode | kind         | status | attended   | cared         | controlled
            e1      | clinic_visit | held   | mum; nurse | nurse=offered |
            e2      | clinic_visit | held   | mum; nurse | nurse=offered | nurse=exercised
        """,
    )
    graph.answers(
        "family_network",
        """
            tie           | from_id | to_id  | contacts | care | control | detail
            involved_with | s:F1    | s:S1   | 2        | 2    | 1       |
            member_of     | s:baby  | s:F1   | 0        | 0    | 0       |
            member_of     | s:dad   | s:F1   | 0        | 0    | 0       | man
            member_of     | s:mum   | s:F1   | 0        | 0    | 0       | woman
            parent_of     | s:mum   | s:baby | 0        | 0    | 0       | birth
            partner_of    | s:mum   | s:dad  | 0        | 0    | 0       | living_together
            worked_with   | s:nurse | s:F1   | 2        | 2    | 1       |
            works_for     | s:nurse | s:S1   | 0        | 0    | 0       |
        """,
        family="s:F1",
    )


def test_absence_is_kept_apart_from_what_was_never_offered(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind            | status      | attended | absent | not_invited | reality | asked_for
            e1      | home_visit      | missed      | sw       | mum    |             |         |
            e2      | case_conference | not_invited | sw       |        | mum         |         |
            e3      | drug_test       | refused     |          |        |             | request | sw
        """
    )
    graph.answers(
        "family_network",
        """
            tie           | to_id | contacts | missed | not_offered | other
            involved_with | s:S2  | 0        | 1      | 1           | 0
            member_of     | s:F1  | 0        | 0      | 0           | 0
            member_of     | s:F1  | 0        | 0      | 0           | 0
            member_of     | s:F1  | 0        | 0      | 0           | 0
            worked_with   | s:F1  | 0        | 1      | 1           | 0
            works_for     | s:S2  | 0        | 0      | 0           | 0
        """,
        family="s:F1",
    )


def test_an_involvement_of_which_nothing_is_told(graph: SpecGraph) -> None:
    """The service and its workers, in their order, belong to the web."""
    graph.told(
        people="""
            person | kind         | family | role          | service
            mum    | parent       | F1     | mother        |
            sw1    | professional |        | social_worker | S2
            sw2    | professional |        | social_worker | S2
        """,
        involvements="""
            involvement | family | service | basis     | worker | turn
            v1          | F1     | S2      | statutory | sw1    | 1
            v1          | F1     | S2      | statutory | sw2    | 2
        """,
    )
    graph.answers(
        "family_network",
        """
            tie         | from_id | to_id
            carries     | s:sw1   | s:F1
            carries     | s:sw2   | s:F1
            involvement | s:F1    | s:S2
            member_of   | s:mum   | s:F1
            works_for   | s:sw1   | s:S2
            works_for   | s:sw2   | s:S2
        """,
        family="s:F1",
    )


def test_a_family_of_which_only_one_voice_is_known(graph: SpecGraph) -> None:
    graph.told()
    graph.answers("family_network", "tie | from_id | to_id\nmember_of | s:other | s:F2", family="s:F2")
