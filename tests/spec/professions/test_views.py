"""Who holds what view of whom, and how many say so?"""

from tests.spec.conftest import SpecGraph

STATEMENTS = """
    statement | statement_kind | holder                    | reporter             | about                              | process          | says             | stance  | n  | of | unit          | quantifier | document
    st1       | view           | role:drug_unit_worker     | role:researcher      | role:health_visitor                | referral         | refers_most      | neutral | 11 | 15 | professionals |            | D1
    st2       | view           | role:drug_unit_worker     | role:researcher      | role:health_visitor                | referral         | refers_most      | neutral |    |    |               | most       | D1
    st3       | view           | sw                        | sw                   | role:health_visitor; role:midwife  | relationship     | helpful          | for     |    |    |               |            | D1
    st4       | view           | role:social_worker        | role:researcher      | role:midwife                       | relationship     | helpful          | for     |    |    |               |            | D1
    st5       | view           | mum                       | mum                  | S2                                 | relationship     | judges           | against |    |    |               |            | D1
    st6       | view           | mum                       | sw                   |                                    | drug_testing     | degrading        | against |    |    |               |            | D1
    st7       | need           | mum                       | mum                  | S2                                 | relationship     | listens          | for     |    |    |               |            | D1
"""


def test_people_stand_by_their_role_and_a_number_is_kept_as_it_was_given(graph: SpecGraph) -> None:
    """11 of 15 is one statement and is never eleven; most is no number. What several hold is said once by each statement."""
    graph.told(statements=STATEMENTS)
    graph.answers(
        "views",
        """
            holder           | about          | says        | stance  | n    | of   | quantifier | said | statements
            drug_unit_worker | health_visitor | refers_most | neutral |      |      | most       | 1    | s:st2
            drug_unit_worker | health_visitor | refers_most | neutral | 11.0 | 15.0 |            | 1    | s:st1
            mother           |                | degrading   | against |      |      |            | 1    | s:st6
            mother           | s:S2           | judges      | against |      |      |            | 1    | s:st5
            social_worker    | health_visitor | helpful     | for     |      |      |            | 1    | s:st3
            social_worker    | midwife        | helpful     | for     |      |      |            | 2    | s:st3 s:st4
        """,
    )
    asked = "holder | about | statements"
    midwife = "social_worker | midwife | s:st3 s:st4"
    graph.answers("views", f"{asked}\n{midwife}", role="midwife")
    # A view that somebody else reports is the holder's, and the account of the one who reports it.
    graph.answers("views", f"{asked}\nmother | s:S2 | s:st5", voice="s:mum")
    assert graph.ask("views", voice="role:social_worker").rows.get_column("statements").to_list() == [
        ["s:st6"],
        ["s:st3"],
        ["s:st3"],
    ]


def test_where_nobody_says_anything_there_are_no_views(graph: SpecGraph) -> None:
    graph.told()
    assert graph.ask("views", study="s").rows.is_empty()
