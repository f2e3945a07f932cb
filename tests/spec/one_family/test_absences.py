"""What was missed, refused, cancelled or not offered, who was left out, and on whose side did it lie?"""

from tests.spec.conftest import SpecGraph


def test_what_did_not_come_about_and_who_was_missing_from_what_did(graph: SpecGraph) -> None:
    """A conference can be held and still be an absence: the midwife did not come and the father was not asked."""
    graph.told(
        episodes="""
            episode | kind            | when    | status              | attended   | absent | refused | not_invited | services
            e1      | home_visit      | 2022-01 | missed              | sw         | mum    |         |             |
            e2      | drug_test       | 2022-02 | refused             |            |        | mum     |             | S1
            e3      | clinic_visit    | 2022-03 | cancelled_by_family | mum; nurse |        |         |             |
            e4      | clinic_visit    | 2022-04 | held                | mum; nurse |        |         |             |
            e5      | case_conference | 2022-05 | held                | mum; sw    | mw     |         | dad         |
        """
    )
    expected = """
        interaction | status              | by_family | by_service | absent | refused | not_invited | services
        s:e1/i      | missed              | true      | false      | s:mum  |         |             | s:S2
        s:e2/i      | refused             | true      | false      |        | s:mum   |             | s:S1
        s:e3/i      | cancelled_by_family | true      | false      |        |         |             | s:S1
        s:e5/i      | held                | false     | true       | s:mw   |         | s:dad       | s:S2 s:S3
    """
    graph.answers("absences", expected, family="s:F1")
    assert graph.ask("absences", family="s:F2").rows.is_empty(), "of the other family nothing is told"


def test_requests_and_what_did_not_happen_are_absences_and_fears_are_not(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind           | reality        | status      | refused | talked_about | family
            e1      | drug_test      | request        | refused     | mum     |              |
            e2      | contact_visit  | did_not_happen | not_offered | sw      | baby         | F1
            e3      | call           | did_not_happen |             |         | mum          | F1
            e4      | placement_move | fear           | not_offered | sw      | baby         | F1
        """
    )
    graph.answers(
        "absences",
        """
            interaction | reality        | status      | by_family | by_service | refused
            s:e1/i      | request        | refused     | true      | false      | s:mum
            s:e2/i      | did_not_happen | not_offered | false     | true       | s:sw
            s:e3/i      | did_not_happen |             | false     | false      |
        """,
        family="s:F1",
    )


def test_accounts_that_disagree_and_a_date_across_the_windows_edge(graph: SpecGraph) -> None:
    """The mother says that the nurse cancelled, the nurse that she did not come: each voice gives its own answer."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind         | when    | status               | absent | family
            e1      | i1          | mum   | clinic_visit | 2022-21 | cancelled_by_service | nurse  | F1
            e2      | i1          | nurse | clinic_visit | 2022-21 | missed               | mum    | F1
        """
    )
    row = "interaction | account | status | by_family | by_service | disputed | certain"
    window = {"from_": "2022-04-01", "to": "2022-12-31"}
    graph.answers("absences", f"{row}\ns:i1 | | | true | true | status | false", family="s:F1", **window)
    own = "status | by_family | by_service | disputed"
    graph.answers("absences", f"{own}\ncancelled_by_service | false | true |", voice="s:mum", family="s:F1")
    graph.answers("absences", f"{own}\nmissed | true | false |", voice="role:substance_use_nurse", family="s:F1")
    assert graph.ask("absences", from_="2023-01-01").rows.is_empty()
