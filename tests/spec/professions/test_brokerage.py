"""Which worker, service or relative joins otherwise separate parts of a family's web?"""

from tests.spec.conftest import SpecGraph


def test_a_star_has_one_broker_and_falls_apart_without_it(graph: SpecGraph) -> None:
    """The mother alone meets three services, of two of which one worker is known; the worker holds the service."""
    graph.told(
        episodes="""
            episode | kind         | status | attended   | services
            e1      | clinic_visit | held   | mum; nurse | S1
            e2      | home_visit   | held   | mum; sw    | S2
            e3      | clinic_visit | held   | mum        | S3
            e4      | home_visit   | missed | mw         | S3
        """
    )
    graph.answers(
        "brokerage",
        """
            rank | who     | ties | betweenness | constraint | parts | cut_off
            1    | s:mum   | 3    | 0.8         | 0.333333   | 3     | s:S2 s:S3 s:sw
            2    | s:nurse | 2    | 0.4         | 0.5        | 2     | s:S1
            2    | s:sw    | 2    | 0.4         | 0.5        | 2     | s:S2
            4    | s:S1    | 1    | 0.0         |            | 1     |
            4    | s:S2    | 1    | 0.0         |            | 1     |
            4    | s:S3    | 1    | 0.0         |            | 1     |
        """,
        family="s:F1",
    )


def test_a_voice_has_a_web_of_its_own(graph: SpecGraph) -> None:
    """Kin hold the web together where a source says how they are related."""
    graph.told(
        ties="from | tie | to | kin\nmum | parent_of | baby | birth\ndad | parent_of | baby | birth",
        episodes="""
            episode | voice | when    | kind            | status | attended
            e1      | mum   | 2022-03 | case_conference | held   | mum; nurse; sw
            e2      | sw    | 2022-03 | home_visit      | held   | dad; sw
        """,
    )
    asked = "rank | who | parts"
    graph.answers(
        "brokerage",
        f"{asked}\n1 | s:sw | 2\n2 | s:nurse | 2\n3 | s:mum | 1\n4 | s:dad | 1\n5 | s:baby | 1\n6 | s:S1 | 1\n6 | s:S2 | 1",
        family="s:F1",
    )
    graph.answers(
        "brokerage",
        f"{asked}\n1 | s:dad | 2\n2 | s:baby | 2\n2 | s:sw | 2\n4 | s:S2 | 1\n4 | s:mum | 1",
        family="s:F1",
        voice="role:social_worker",
    )
    # Nothing is told of that year: what is left is kinship.
    graph.answers(
        "brokerage", f"{asked}\n1 | s:baby | 2\n2 | s:dad | 1\n2 | s:mum | 1", family="s:F1", from_="2030-01-01"
    )


def test_isolates_have_no_row(graph: SpecGraph) -> None:
    """Somebody present alone at what no service held is tied to nobody."""
    graph.told(episodes="episode | kind | status | attended\ne1 | daily_life | held | mum")
    assert graph.ask("brokerage").rows.is_empty()
