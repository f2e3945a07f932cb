"""Which families' needs of housing, money and other means are named, by whom, and who responded?"""

from tests.spec.conftest import SpecGraph

COLUMNS = "of | needs | named_by | views_for | views_against | helped | not_helped | habits | responded_by"
STATEMENTS = """
    statement | statement_kind | holder      | reporter | about       | process       | says       | stance  | document
    t1        | need           | mum         | mum      | F1          | material_help | wants      | for     | D1
    t2        | view           | sw          | sw       | role:parent | parenting     | structural | neutral | D1
    t3        | view           | role:parent | sw       | role:parent | material_help | unhelpful  | against | D1
    t4        | view           | mum         | mum      | sw          | material_help | helpful    | for     | D1
    t5        | need           | mum         | mum      | F1          | training      | wants      | for     | D1
"""
EPISODES = """
    episode | voice       | kind           | status      | attended | services | reality | family
    e1      | mum         | practical_help | held        | mum; sw  |          |         |
    e2      | mum         | practical_help | not_offered |          | S1       |         | F1
    e3      | role:parent | practical_help | held        |          |          | habit   |
    e4      | mum         | home_visit     | held        | mum; sw  |          |         |
"""


def test_needs_and_responses_of_a_family_and_of_the_study_at_large(graph: SpecGraph) -> None:
    """Help that was not offered is no response; a wish for training is no need of means."""
    graph.told(statements=STATEMENTS, episodes=EPISODES)
    family = "s:F1 | 1 | mother | 1 | 0 | 1 | 1 | 0 | child_protection social_worker"
    graph.answers("structural_needs", f"{COLUMNS}\ns | 1 | social_worker | 0 | 1 | 0 | 0 | 1 |\n{family}")
    graph.answers("structural_needs", f"{COLUMNS}\n{family}", family="s:F1")
    assert graph.ask("structural_needs", family="s:F2").rows.is_empty()


def test_a_voice_rests_on_its_own_statements(graph: SpecGraph) -> None:
    graph.told(statements=STATEMENTS, episodes=EPISODES)
    graph.answers(
        "structural_needs", f"{COLUMNS}\ns | 1 | social_worker | 0 | 1 | 0 | 0 | 0 |", voice="role:social_worker"
    )
    graph.answers("structural_needs", f"{COLUMNS}\ns | 0 | | 0 | 0 | 0 | 0 | 1 |", voice="role:parent")
