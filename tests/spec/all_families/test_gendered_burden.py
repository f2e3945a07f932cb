"""What falls on each mother and each father: demands, contacts and drug tests?"""

from tests.spec.conftest import SpecGraph

COLUMNS = "parent | demands_possible | contacts_possible | tests_possible | tests_not_done | left_out"


def test_mother_and_father_of_one_family_side_by_side(graph: SpecGraph) -> None:
    """The father is talked about; the other mother has a row although nothing is told of her."""
    graph.told(
        episodes="""
            episode | kind            | status  | attended | tested | collected | absent | refused | talked_about | not_invited | asked_for | convened | reality | family
            e1      | drug_test       | held    |          | mum    | nurse     |        |         |              |             |           |          |         |
            e2      | drug_test       | refused |          |        |           |        | mum     |              |             | sw        |          |         |
            e3      | case_conference | held    | mum; sw  |        |           |        |         |              | dad         |           | sw       |         |
            e4      | home_visit      | missed  | sw       |        |           | mum    |         | dad          |             |           |          |         |
            e5      | drug_test       |         |          | dad    |           |        |         |              |             | sw        |          | request |
            e6      | drug_test       | held    |          | mum    |           |        |         |              |             |           |          | habit   |
            e7      | daily_life      | held    | mum; dad |        |           |        |         |              |             |           |          |         |
        """
    )
    graph.answers(
        "gendered_burden",
        f"""
            {COLUMNS}
            s:dad   | 0 | 0 | 0 | 1 | 2
            s:mum   | 4 | 2 | 1 | 1 | 0
            s:other | 0 | 0 | 0 | 0 | 0
        """,
    )


def test_a_fuzzy_date_and_a_voice(graph: SpecGraph) -> None:
    """The test of spring may lie in May; the father tells of his own test alone; his and hers are watched or not."""
    graph.told(
        episodes="""
            episode | voice | kind      | when       | status | tested | collected | specimen_observed | basis
            e1      | mum   | drug_test | 2022-21    | held   | mum    | nurse     | yes               | ordered
            e2      | mum   | drug_test | 2022-05-04 | held   | mum    | nurse     |                   | volunteered
            e3      | dad   | drug_test | 2022-05    | held   | dad    | nurse     | no                |
            e4      | mum   | drug_test | 2022-06    | held   | mum    | nurse     | yes               |
        """
    )
    row = "parent | tests_possible | tests_certain | tests_observed | tests_mandated | services"
    may = {"family": "s:F1", "from_": "2022-05-01", "to": "2022-05-31"}
    graph.answers("gendered_burden", f"{row}\ns:dad | 1 | 1 | 0 | 0 | 1\ns:mum | 2 | 1 | 1 | 1 | 1", **may)
    graph.answers(
        "gendered_burden", f"{row}\ns:dad | 1 | 1 | 0 | 0 | 1\ns:mum | 0 | 0 | 0 | 0 | 0", **may, voice="role:father"
    )
