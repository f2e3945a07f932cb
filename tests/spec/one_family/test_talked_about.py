"""Who is talked about or decided on, how often, and were they ever there themselves?"""

from tests.spec.conftest import SpecGraph

ROW = "person | talked_about_possible | habits | other | decided | present | present_at_decisions | never_present"


def test_talked_about_decided_on_and_there(graph: SpecGraph) -> None:
    """The baby is talked about at two events, one of them a conference, and is there only when the midwife calls."""
    graph.told(
        episodes="""
            episode | kind            | status | attended      | talked_about | reality | family
            e1      | case_conference | held   | sw; mw        | baby; dad    |         | F1
            e2      | conversation    | held   | mum; sw       | baby         |         |
            e3      | home_visit      | held   | mum; baby; mw |              | habit   |
            e4      | home_visit      | missed | mum; dad      |              |         |
            e5      | conversation    | held   | mum; nurse    | dad          | habit   |
            e6      | placement_move  |        |               | dad          | fear    | F1
        """
    )
    expected = f"""
        {ROW}
        s:baby | 2 | 0 | 0 | 1 | 1 | 0 | false
        s:dad  | 1 | 1 | 1 | 1 | 0 | 0 | true
    """
    graph.answers("talked_about", expected, family="s:F1")
    assert graph.ask("talked_about", family="s:F2").rows.is_empty()


def test_two_accounts_of_one_meeting_and_a_date_across_the_windows_edge(graph: SpecGraph) -> None:
    """Told by two, it counts once; the mother says that the baby was there, the social worker only talks of it."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | when    | status | attended       | talked_about
            e1      | i1          | mum   | core_group | 2022-04 | held   | mum; sw; baby  | dad
            e2      | i1          | sw    | core_group | 2022-04 | held   | mum; sw        | dad; baby
        """
    )
    row = "person | talked_about_possible | talked_about_certain | decided | present | never_present"
    whole = f"{row}\ns:baby | 1 | 0 | 1 | 1 | false\ns:dad | 1 | 0 | 1 | 0 | true"
    graph.answers("talked_about", whole, from_="2022-04-15")
    graph.answers("talked_about", f"{row}\ns:dad | 1 | 1 | 1 | 0 | true", voice="s:mum")
    workers = f"{row}\ns:baby | 1 | 1 | 1 | 0 | true\ns:dad | 1 | 1 | 1 | 0 | true"
    graph.answers("talked_about", workers, voice="role:social_worker")


def test_nobody_is_talked_about(graph: SpecGraph) -> None:
    graph.told(episodes="episode | kind | status | attended\ne1 | home_visit | held | mum; baby; sw")
    assert graph.ask("talked_about").rows.is_empty()
