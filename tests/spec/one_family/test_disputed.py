"""On what do accounts of the same interaction disagree, and what does each of them say?"""

from tests.spec.conftest import SpecGraph


def test_each_accounts_value_stands_beside_the_others(graph: SpecGraph) -> None:
    """The midwife says nothing of the result, so she has no row; on the kind of specimen nobody disagrees."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind      | status | tested | collected | result   | basis | specimen | specimen_observed
            e1      | i1          | mum   | drug_test | held   | mum    | nurse     | negative | asked | urine    | yes
            e2      | i1          | mum   | drug_test | held   | mum    | nurse     | negative |       |          |
            e3      | i1          | nurse | drug_test | held   | mum    | nurse     | positive | asked | urine    | no
            e4      | i1          | mw    | drug_test | held   | mum    | nurse     |          | asked |          |
        """
    )
    expected = """
        interaction | matter            | voice   | role                | value    | others   | episodes
        s:i1        | result            | s:mum   | mother              | negative | positive | s:e1 s:e2
        s:i1        | result            | s:nurse | substance_use_nurse | positive | negative | s:e3
        s:i1        | specimen_observed | s:mum   | mother              | true     | false    | s:e1
        s:i1        | specimen_observed | s:nurse | substance_use_nurse | false    | true     | s:e3
    """
    graph.answers("disputed", expected, family="s:F1")
    row = "matter | voice | value | others"
    nurses = f"{row}\nresult | s:nurse | positive | negative\nspecimen_observed | s:nurse | false | true"
    graph.answers("disputed", nurses, voice="role:substance_use_nurse", kind="drug_test")
    assert graph.ask("disputed", kind="home_visit").rows.is_empty()


def test_one_voice_that_contradicts_itself_and_dates_across_the_windows_edge(graph: SpecGraph) -> None:
    """She gives two dates; the interaction may lie in any window that either allows."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | when    | status | attended
            e1      | i1          | mum   | home_visit | 2021-12 | held   | mum; sw
            e2      | i1          | mum   | home_visit | 2022-01 | held   | mum; sw
            e3      |             | mum   | home_visit | 2022-01 | held   | mum; sw
        """
    )
    own = """
        interaction | edtf | from_day | to_day | matter | voice | value   | others
        s:i1        |      | 18962    | 19023  | edtf   | s:mum | 2021-12 | 2022-01
        s:i1        |      | 18962    | 19023  | edtf   | s:mum | 2022-01 | 2021-12
    """
    graph.answers("disputed", own, family="s:F1", to="2021-12-31")
    graph.answers("disputed", own, family="s:F1", voice="s:mum")
    assert graph.ask("disputed", from_="2022-02-01").rows.is_empty()


def test_accounts_that_agree(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | status | attended
            e1      | i1          | mum   | home_visit | held   | mum; sw
            e2      | i1          | sw    | home_visit | held   | mum; sw; dad
        """
    )
    assert graph.ask("disputed").rows.is_empty(), "who was there is no matter of dispute"
