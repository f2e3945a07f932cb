"""Between whom is information about families shared, and by whom is it withheld?"""

from tests.spec.conftest import SpecGraph

COLUMNS = "shared | by | with_whom | directed | events | habits | other | families | interactions"


def test_who_began_it_gives_the_pair_a_direction(graph: SpecGraph) -> None:
    """The nurse tells the social worker and passes it on to the ward; the mother is only talked about."""
    graph.told(
        episodes="""
            episode | kind                | status | convened | attended   | talked_about | directed_to | shared   | reality
            e1      | information_sharing | held   | nurse    | sw         | mum          | S3          | shared   |
            e2      | information_sharing | held   | nurse    | sw         | mum          |             | shared   | habit
            e3      | information_sharing |        | nurse    |            | mum          |             | withheld |
            e4      | conversation        | held   |          | mum; nurse |              |             | shared   |
            e5      | conversation        | held   |          | mum; nurse |              |             |          |
        """
    )
    graph.answers(
        "information_shared",
        f"""
            {COLUMNS}
            shared   | mother              | substance_use_nurse | false | 1 | 0 | 0 | 1 | s:e4/i
            shared   | substance_use_nurse | maternity           | true  | 1 | 0 | 0 | 1 | s:e1/i
            shared   | substance_use_nurse | social_worker       | true  | 1 | 1 | 0 | 1 | s:e1/i s:e2/i
            withheld | substance_use_nurse |                     | true  | 1 | 0 | 0 | 1 | s:e3/i
        """,
    )


def test_accounts_that_disagree_and_what_never_happened(graph: SpecGraph) -> None:
    """In the agreed record a dispute on sharing counts nowhere; each voice has its own; a truth never told is no event."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind         | status | attended | services | shared   | reality
            e1      | i1          | mum   | conversation | held   | mum; sw  |          | withheld |
            e2      | i1          | sw    | conversation | held   | mum; sw  |          | shared   |
            e3      |             | mum   | call         |        | mum      | S3       | withheld | did_not_happen
        """
    )
    agreed = "withheld | maternity | mother | false | 0 | 0 | 1 | 1 | s:e3/i"
    graph.answers("information_shared", f"{COLUMNS}\n{agreed}")
    graph.answers(
        "information_shared",
        f"""
            {COLUMNS}
            {agreed}
            withheld | mother | social_worker | false | 1 | 0 | 0 | 1 | s:i1
        """,
        voice="role:mother",
    )
    graph.answers(
        "information_shared", f"{COLUMNS}\nshared | mother | social_worker | false | 1 | 0 | 0 | 1 | s:i1", voice="s:sw"
    )


def test_what_is_told_of_no_family(graph: SpecGraph) -> None:
    """It counts unless a family is asked for; nobody is said to have taken part, so both are empty."""
    graph.told(
        episodes="""
            episode | voice              | kind                | status | reality | shared
            e1      | role:social_worker | information_sharing | held   | habit   | withheld
        """
    )
    row = f"{COLUMNS}\nwithheld | | | false | 0 | 1 | 0 | 0 | s:e1/i"
    graph.answers("information_shared", row)
    graph.answers("information_shared", row, study="s", voice="role:social_worker")
    assert graph.ask("information_shared", family="s:F1").rows.is_empty()
    assert graph.ask("information_shared", jurisdiction="scotland").rows.is_empty()
