"""What happened in a family's dealings with agencies, in order?"""

from tests.spec.conftest import SpecGraph


def test_dated_interactions_stand_by_their_earliest_day(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind         | when    | status | attended
            e1      | home_visit   | 2022-05 | held   | mum; sw
            e2      | clinic_visit | 2021    | held   | mum; nurse
            e3      | clinic_visit | 2022-04 | held   | mum; nurse
        """
    )
    graph.answers(
        "chronology",
        """
            interaction | kind         | edtf    | status | services
            s:e2/i      | clinic_visit | 2021    | held   | s:S1
            s:e3/i      | clinic_visit | 2022-04 | held   | s:S1
            s:e1/i      | home_visit   | 2022-05 | held   | s:S2
        """,
        family="s:F1",
    )


def test_order_without_dates_is_kept_as_a_position(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind          | status  | after  | refused | attended  | family
            e1      | contact_visit | held    | e2; e3 |         | mum; baby |
            e2      | contact_visit | refused |        | sw      |           | F1
            e3      | contact_visit | held    | e2     |         | mum; baby |
        """
    )
    graph.answers(
        "chronology",
        """
            interaction | position | status
            s:e2/i      | 1        | refused
            s:e3/i      | 2        | held
            s:e1/i      | 3        | held
        """,
        family="s:F1",
    )


def test_what_accounts_disagree_on_is_empty_and_named(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | voice | kind      | status | tested | collected | result   | basis
            e1      | i1          | mum   | drug_test | held   | mum    | nurse     | negative | asked
            e2      | i1          | nurse | drug_test | held   | mum    |           | positive |
        """
    )
    row = "interaction | basis | disputed | people | voices"
    graph.answers("chronology", f"{row}\ns:i1 | asked | result | s:mum=tested s:nurse=collected | s:mum s:nurse")
    graph.answers("chronology", f"{row}\ns:i1 | | | s:mum=tested | s:nurse", voice="s:nurse")


def test_a_voice_that_tells_twice_against_itself_is_disputed_alone(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | kind      | status | tested | result
            e1      | i1          | drug_test | held   | mum    | negative
            e2      | i1          | drug_test | held   | mum    | positive
        """
    )
    graph.answers("chronology", "interaction | disputed | voices\ns:i1 | result | s:mum")


def test_everybody_absent(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind            | status                | absent  | not_invited | convened
            e1      | case_conference | cancelled_by_service  | mum; mw | dad         | sw
        """
    )
    graph.answers(
        "chronology",
        """
            interaction | people                                                  | services
            s:e1/i      | s:dad=not_invited s:mum=absent s:mw=absent s:sw=convened | s:S2 s:S3
        """,
        family="s:F1",
    )


def test_two_of_one_role_have_a_row_each(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | voice | kind      | status | tested | result
            e1      | i1          | mum   | drug_test | held   | mum    | negative
            e2      | i1          | other | drug_test | missed | mum    |
        """
    )
    rows = graph.ask("chronology", voice="role:mother", family="s:F1").rows
    told = graph.ask("accounts", voice="role:mother", family="s:F1").rows
    for found in (rows, told):
        assert sorted(found.get_column("status")) == ["held", "missed"]
        assert found.get_column("interaction").unique().to_list() == ["s:i1"]
        assert found.get_column("account").n_unique() == 2
        assert "" not in found.get_column("account")
