"""At which points did care, control, workers, homes, contact or tests change, from what to what?"""

from tests.spec.conftest import SpecGraph

CONTACT = """
    episode | kind          | when    | after | status      | reality        | supervision  | attended      | refused | not_invited | family | cared       | controlled
    e1      | contact_visit |         |       | not_offered | did_not_happen |              |               | sw      | mum         | F1     | sw=withheld | sw=exercised
    e2      | contact_visit |         | e1    | held        | event          | supervised   | mum; baby; sw |         |             | F1     | sw=offered  | sw=exercised
    e3      | contact_visit | 2022-05 | e2    | held        | event          | unsupervised | mum; baby     |         |             | F1     |             |
    e4      | contact_visit |         |       | missed      | event          |              | baby          |         |             | F1     |             |
    e5      | contact_visit |         |       | held        | hope           | unsupervised | mum; baby     |         |             | F1     |             |
"""


def test_contact_that_was_refused_is_built_up_in_an_order_without_dates(graph: SpecGraph) -> None:
    """A missed visit does not say what is possible, and a hope is not told as having been."""
    graph.told(episodes=CONTACT)
    expected = """
        matter              | of   | before      | after        | record | certain | order_by | unordered | records
        care                | s:S2 | withheld    | offered      | s:e2/i | true    | told     | 0         | s:e1/i s:e2/i
        contact             |      | not_offered | held         | s:e2/i | true    | told     | 0         | s:e1/i s:e2/i
        contact_supervision |      | supervised  | unsupervised | s:e3/i | true    | told     | 0         | s:e2/i s:e3/i
    """
    graph.answers("turning_points", expected, family="s:F1")
    june = "matter | record\ncare | s:e2/i\ncontact | s:e2/i"
    graph.answers("turning_points", june, family="s:F1", from_="2022-06-01")


def test_what_may_lie_between_is_counted_and_not_placed(graph: SpecGraph) -> None:
    """The test of 2021 may have been before, between or after the two tests dated to the day."""
    graph.told(
        episodes="""
            episode | kind      | when       | status | tested | basis       | specimen_observed | result
            e1      | drug_test | 2021-03-01 | held   | mum    | volunteered | no                | negative
            e2      | drug_test | 2021-06-01 | held   | mum    | ordered     | no                | negative
            e3      | drug_test | 2021       | held   | mum    | asked       |                   |
            e4      | drug_test | 2021-06-01 | held   | dad    | asked       | yes               | positive
            e5      | drug_test | 2022       | held   | mum    | asked       | yes               | negative
        """
    )
    graph.answers(
        "turning_points",
        """
            matter       | of    | before        | after   | edtf       | order_by | unordered
            test_basis   | s:mum | volunteered   | ordered | 2021-06-01 | dates    | 1
            test_watched | s:mum | no            | yes     | 2022       | dates    | 0
        """,
        family="s:F1",
    )


def test_workers_and_homes_by_the_studys_lists(graph: SpecGraph) -> None:
    """Turns by their number, homes by when they began; what a voice tells has neither."""
    graph.told(
        people="""
            person | kind         | family | role          | service
            mum    | parent       | F1     | mother        |
            nan    | kin          | F1     | grandmother   |
            kid    | child        | F1     | child         |
            sw     | professional |        | social_worker | S2
            sw2    | professional |        | social_worker | S2
            other  | parent       | F2     | mother        |
        """,
        involvements="""
            involvement | family | service | worker | turn
            v1          | F1     | S2      | sw     | 1
            v1          | F1     | S2      | sw2    | 2
        """,
        care_arrangements="""
            care_arrangement | child | arrangement  | with | legal_basis       | when
            a1               | kid   | with_parent  | mum  | none              | 2014/2020-02
            a2               | kid   | kinship_care | nan  | supervision_order | 2020-05/..
            a3               | kid   | kinship_care | nan  | permanence        | 2022/..
        """,
        episodes="episode | kind | status | attended\ne1 | home_visit | held | mum; sw2",
    )
    expected = """
        matter      | of    | before            | after             | record | kind             | order_by | unordered
        worker      | s:S2  | s:sw              | s:sw2             | s:v1   | involvement      | told     | 0
        home        | s:kid | with_parent       | kinship_care      | s:a2   | care_arrangement | dates    | 0
        legal_basis | s:kid | none              | supervision_order | s:a2   | care_arrangement | dates    | 0
        legal_basis | s:kid | supervision_order | permanence        | s:a3   | care_arrangement | dates    | 0
    """
    graph.answers("turning_points", expected, family="s:F1")
    assert graph.ask("turning_points", family="s:F1", voice="s:mum").rows.is_empty()


def test_what_came_directly_before_must_all_differ(graph: SpecGraph) -> None:
    """Of the two visits of March the order is not told; one of them is as the visit of May, so nothing turned for sure."""
    graph.told(
        episodes="""
            episode | kind       | when    | status | attended | cared       | controlled
            e1      | home_visit | 2022-03 | held   | mum; sw  | sw=withheld | sw=exercised
            e2      | home_visit | 2022-03 | held   | mum; sw  | sw=offered  | sw=exercised
            e3      | home_visit | 2022-05 | held   | mum; sw  | sw=offered  | sw=eased
        """
    )
    graph.answers(
        "turning_points", "matter | of | before | after | record\ncontrol | s:S2 | exercised | eased | s:e3/i"
    )


def test_accounts_that_differ_turn_nothing_in_the_agreed_record(graph: SpecGraph) -> None:
    """The mother tells both tests as negative; the nurse, and she alone, tells a turn."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind      | when       | status | tested | result
            e1      | i1          | mum   | drug_test | 2022-03-01 | held   | mum    | negative
            e2      | i1          | nurse | drug_test | 2022-03-01 | held   | mum    | negative
            e3      | i2          | mum   | drug_test | 2022-04-01 | held   | mum    | negative
            e4      | i2          | nurse | drug_test | 2022-04-01 | held   | mum    | positive
        """
    )
    row = "matter | before | after | record"
    graph.answers("turning_points", row)
    graph.answers("turning_points", f"{row}\ntest_result | negative | positive | s:i2", voice="s:nurse")


def test_a_family_of_which_nothing_is_told(graph: SpecGraph) -> None:
    graph.told()
    assert graph.ask("turning_points", family="s:F2").denominators == {
        "asked": 1,
        "with_rows": 0,
        "without_rows": 1,
        "unknown": 1,
    }
