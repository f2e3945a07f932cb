"""What do the sources leave open, and for which stated reason?"""

from tests.spec.conftest import SpecGraph


def test_each_reason_is_its_own_and_an_empty_cell_is_none(graph: SpecGraph) -> None:
    """Where another telling gives the value the agreed record has no gap; the voice that left it open still has."""
    graph.told(
        people="""
            person | kind         | family | role   | gender     | age_band
            mum    | parent       | F1     | mother | declined   | not stated
            dad    | parent       | F1     | father | not stated |
            nurse  | professional |        | substance_use_nurse |     |
        """,
        services="service | service_kind | agency | sector\nS1 | drug_treatment | A1 | nhs",
        episodes="""
            episode | interaction | voice | kind      | status | tested | result     | specimen
            e1      | i1          | mum   | drug_test | held   | mum    | not stated | urine
            e2      | i1          | nurse | drug_test | held   | mum    | negative   | urine
            e3      | i3          | mum   | drug_test | held   | mum    | not known  |
        """,
    )
    graph.answers(
        "gaps",
        """
            kind        | attribute | reason     | open | of | things
            Interaction | result    | not_known  | 1    | 2  | s:i3
            Parent      | age_band  | not_stated | 1    | 2  | s:mum
            Parent      | gender    | declined   | 1    | 2  | s:mum
            Parent      | gender    | not_stated | 1    | 2  | s:dad
        """,
        study="s",
    )
    asked = "kind | attribute | reason | open | of | things"
    graph.answers(
        "gaps",
        f"{asked}\nInteraction | result | not_known | 1 | 2 | s:i3\nInteraction | result | not_stated | 1 | 2 | s:i1",
        voice="s:mum",
    )


def test_where_no_reason_is_written_nothing_is_open(graph: SpecGraph) -> None:
    graph.told(episodes="episode | kind | attended\ne1 | home_visit | mum; sw")
    assert graph.ask("gaps").rows.is_empty()
