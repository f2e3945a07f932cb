"""What does each voice tell of each of a family's interactions?"""

from tests.spec.conftest import SpecGraph


def test_each_voice_tells_its_own(graph: SpecGraph) -> None:
    """Told by two, the interaction has a row for each and for the role of each; told once, for its teller."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | status | care    | attended | absent
            e1      | i1          | mum   | home_visit | held   | offered | mum; sw  |
            e2      | i1          | sw    | home_visit | missed |         | sw       | mum
            e3      | i2          | mum   | call       | held   |         | mum; sw  |
        """
    )
    expected = """
        interaction | voice              | status | care
        s:i1        | role:mother        | held   | offered
        s:i1        | role:social_worker | missed |
        s:i1        | s:mum              | held   | offered
        s:i1        | s:sw               | missed |
        s:i2        | role:mother        | held   |
        s:i2        | s:mum              | held   |
    """
    graph.answers("accounts", expected, family="s:F1")
    graph.answers("accounts", "interaction | status\ns:i1 | missed", voice="s:sw")


def test_dates_across_the_windows_edge(graph: SpecGraph) -> None:
    """Her date may lie in the window and his does not; a family of which nothing is told has no row."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | when    | status | attended
            e1      | i1          | mum   | home_visit | 2021-12 | held   | mum; sw
            e2      | i1          | sw    | home_visit | 2022-02 | held   | mum; sw
        """
    )
    graph.answers("accounts", "voice | edtf\nrole:mother | 2021-12\ns:mum | 2021-12", to="2021-12-15")
    assert graph.ask("accounts", to="2021-01-01").rows.is_empty()
