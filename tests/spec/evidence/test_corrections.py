"""What did people in a room say of a family's map: notes, and what is not right?"""

from tests.spec.conftest import SpecGraph


def test_a_remark_is_of_a_line_or_of_somebody(graph: SpecGraph) -> None:
    """A parent says that the nurse came later; somebody who did not say as what notes something of the mother."""
    graph.told(
        corrections="""
            remark | family | about | other | remark_sort | said                   | said_by    | said_on
            R1     | F1     | mum   | S1    | not_right   | This nurse came later. | parent     | 2026-11-20
            R2     | F1     | mum   |       | note        | Who drove her there?   | not stated | 2026-11-20
            R3     | F2     | other |       | note        | She moved away.        | researcher | 2026-11-21
        """
    )
    graph.answers(
        "corrections",
        """
            family | remark | sort      | said                   | said_by | said_on    | about | other
            s:F1   | s:R1   | not_right | This nurse came later. | parent  | 2026-11-20 | s:mum | s:S1
            s:F1   | s:R2   | note      | Who drove her there?   |         | 2026-11-20 | s:mum |
        """,
        family="s:F1",
    )


def test_a_remark_on_a_composite_is_of_the_study(graph: SpecGraph) -> None:
    """It comes with the whole study and with no family; what is said of a home is about all who live there."""
    graph.told(
        episodes="""
            episode | kind       | status | attended
            e1      | home_visit | held   | mum; sw
        """,
        corrections="""
            remark | family | about     | other | said_of                     | remark_sort | said       | said_by
            R1     |        | study     |       | Mother and health services  | not_right   | Not here.  | parent
            R2     | F1     | mum; baby | e1    | the household and no service | note        | Mrs B too. | midwife
        """,
    )
    graph.answers(
        "corrections",
        """
            family | remark | about         | other  | said_of
                   | s:R1   | s:study       |        | Mother and health services
            s:F1   | s:R2   | s:baby s:mum  | s:e1/i | the household and no service
        """,
        study="s",
    )
    graph.answers("corrections", "family | remark", family="s:F2")
    graph.answers("corrections", "remark\ns:R2", jurisdiction="scotland")


def test_no_remark_was_made(graph: SpecGraph) -> None:
    graph.told()
    graph.answers("corrections", "family | remark")
