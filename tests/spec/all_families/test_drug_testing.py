"""Who in each family is tested for drugs, how, on what basis and at whose asking, mothers beside fathers?"""

from tests.spec.conftest import SpecGraph


def test_mothers_beside_fathers(graph: SpecGraph) -> None:
    """The father who went along to the mother's test was not tested; he has a row of zeros beside hers."""
    graph.told(
        episodes="""
            episode | kind      | status  | reality | tested | refused | absent | attended | collected | asked_for | specimen    | specimen_observed | basis       | result
            e1      | drug_test | held    |         | mum    |         |        | dad      | nurse     | sw        | urine       | yes               | pressed     | positive
            e2      | drug_test | held    |         | mum    |         |        |          | nurse     |           | urine       | no                | volunteered | negative
            e3      | drug_test | refused |         |        | mum     |        |          |           | sw; mw    | hair_strand |                   | ordered     |
            e4      | drug_test | missed  |         |        |         | mum    |          | nurse     |           |             |                   |             |
            e5      | drug_test | held    | habit   | mum    |         |        |          | nurse     |           | oral_fluid  |                   |             |
        """
    )
    graph.answers(
        "drug_testing",
        """
            family | role   | told_as | tests_possible | done_possible | refused_possible | missed_possible | urine | hair_strand | other_specimen | observed | unobserved
            s:F1   | father |         | 0              | 0             | 0                | 0               | 0     | 0           | 0              | 0        | 0
            s:F1   | mother | event   | 4              | 2             | 1                | 1               | 2     | 1           | 0              | 1        | 1
            s:F1   | mother | habit   | 1              | 1             | 0                | 0               | 0     | 0           | 1              | 0        | 0
            s:F2   | mother |         | 0              | 0             | 0                | 0               | 0     | 0           | 0              | 0        | 0
        """,
    )
    graph.answers(
        "drug_testing",
        """
            role   | told_as | volunteered | asked | pressed | ordered | positive | negative | asked_by              | interactions
            father |         | 0           | 0     | 0       | 0       | 0        | 0        |                       |
            mother | event   | 1           | 0     | 1       | 1       | 1        | 1        | midwife social_worker | s:e1/i s:e2/i s:e3/i s:e4/i
            mother | habit   | 0           | 0     | 0       | 0       | 0        | 0        |                       | s:e5/i
        """,
        family="s:F1",
    )


def test_what_accounts_disagree_on_is_disputed_and_in_no_other_column(graph: SpecGraph) -> None:
    """Her own account and the nurse's can each be asked for."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind      | status | tested | absent | collected | result
            e1      | i1          | mum   | drug_test | held   | mum    |        | nurse     | negative
            e2      | i1          | nurse | drug_test | held   | mum    |        | nurse     | positive
            e3      | i2          | mum   | drug_test | held   | mum    |        | nurse     |
            e4      | i2          | nurse | drug_test | missed |        | mum    | nurse     |
        """
    )
    columns = "role | told_as | tests_possible | done_possible | missed_possible | positive | negative | disputed | result_disputed"
    father = "father | | 0 | 0 | 0 | 0 | 0 | 0 | 0"
    graph.answers("drug_testing", f"{columns}\n{father}\nmother | event | 2 | 1 | 0 | 0 | 0 | 2 | 1", family="s:F1")
    graph.answers(
        "drug_testing", f"{columns}\n{father}\nmother | event | 2 | 2 | 0 | 0 | 1 | 0 | 0", family="s:F1", voice="s:mum"
    )
    graph.answers(
        "drug_testing",
        f"{columns}\n{father}\nmother | event | 2 | 1 | 1 | 1 | 0 | 0 | 0",
        family="s:F1",
        voice="s:nurse",
    )


def test_a_test_across_the_windows_edge_is_possible_and_not_certain(graph: SpecGraph) -> None:
    """A demand of which nothing more is told is a test told, and neither done nor refused; a child has a row if tested."""
    graph.told(
        episodes="""
            episode | kind      | when       | status | reality | tested | demanded_of | asked_for
            e1      | drug_test | 2022-03-10 | held   |         | mum    |             |
            e2      | drug_test | 2022-21    | held   |         | mum    |             |
            e3      | drug_test | 2021       | held   |         | mum    |             |
            e4      | drug_test |            |        | request |        | dad         | sw
            e5      | drug_test | 2022-03-11 | held   |         | baby   |             |
        """
    )
    graph.answers(
        "drug_testing",
        """
            role   | told_as | people | tests_possible | tests_certain | done_possible | done_certain | refused_possible | asked_by
            child  | event   | 1      | 1              | 1             | 1             | 1            | 0                |
            father | request | 1      | 1              | 0             | 0             | 0            | 0                | social_worker
            mother | event   | 1      | 2              | 1             | 2             | 1            | 0                |
        """,
        family="s:F1",
        from_="2022-03-01",
        to="2022-03-31",
    )


def test_a_family_of_which_nobody_is_known_has_a_row_of_zeros(graph: SpecGraph) -> None:
    graph.told(families="family | name\nF3 | Nobody", people="person | kind | role\nnurse | professional | midwife")
    graph.answers("drug_testing", "family | role | told_as | people | tests_possible\ns:F3 | | | 0 | 0")


def test_a_child_may_ask_for_a_test(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | kind      | status | tested | asked_for
            e1      | drug_test | held   | mum    | baby
        """
    )
    graph.answers(
        "drug_testing",
        """
            role   | told_as | tests_possible | asked_by
            father |         | 0              |
            mother | event   | 1              | child
        """,
        family="s:F1",
    )
