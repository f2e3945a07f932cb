"""What keeps families from seeking or getting help, as they and others tell it?"""

from tests.spec.conftest import SpecGraph

COLUMNS = "barrier | concerning | statements | interactions | families | held_by"
STATEMENTS = """
    statement | statement_kind | holder             | reporter | about              | process       | says                 | stance  | jurisdiction | document
    t1        | feeling        | mum                | mum      | role:social_worker | help_seeking  | fear_of_removal      | against | scotland     | D1
    t2        | feeling        | other              | other    | role:social_worker | help_seeking  | fear_of_removal      | against | england      | D1
    t3        | rule           | S1                 | nurse    | role:parent        | dispensing    | children_not_allowed | neutral | scotland     | D1
    t4        | view           | mum                | mum      | S1                 | dispensing    | stigmatised          | against |              | D1
    t5        | view           | role:social_worker | sw       | mum                | drug_testing  | trusted              | for     |              | D1
"""


def test_statements_and_interactions_that_name_a_barrier(graph: SpecGraph) -> None:
    """A rule is a service's; trust in a worker is no barrier; what the worker keeps back is not the family's."""
    graph.told(
        statements=STATEMENTS,
        episodes="""
            episode | voice | kind           | reality        | status      | asked_for | attended | convened | shared   | services | family
            e1      | mum   | call           | did_not_happen |             | mum       |          |          | withheld |          | F1
            e2      | mum   | conversation   |                | held        |           | mum; sw  |          | withheld |          |
            e3      | dad   | practical_help |                | not_offered |           |          |          |          | S2       | F1
            e4      | mum   | placement_move | fear           |             | sw        |          |          |          |          | F1
            e5      | mum   | conversation   |                |             |           |          | sw       | withheld |          | F1
        """,
    )
    graph.answers(
        "barriers",
        f"""
            {COLUMNS} | told
            children_not_allowed | dispensing     | 1 | 0 | 0 | drug_treatment | s:t3
            fear_of_removal      | help_seeking   | 2 | 0 | 2 | mother         | s:t1 s:t2
            feared               | placement_move | 0 | 1 | 1 | mother         | s:e4/i
            kept_back            | conversation   | 0 | 1 | 1 | mother         | s:e2/i
            not_asked_for        | call           | 0 | 1 | 1 | mother         | s:e1/i
            not_offered          | practical_help | 0 | 1 | 1 | father         | s:e3/i
            stigmatised          | dispensing     | 1 | 0 | 1 | mother         | s:t4
        """,
    )


def test_one_family_one_jurisdiction_one_voice(graph: SpecGraph) -> None:
    graph.told(statements=STATEMENTS)
    fear = "fear_of_removal | help_seeking | 1 | 0 | 1 | mother"
    stigma = "stigmatised | dispensing | 1 | 0 | 1 | mother"
    rule = "children_not_allowed | dispensing | 1 | 0 | 0 | drug_treatment"
    graph.answers("barriers", f"{COLUMNS}\n{fear}\n{stigma}", family="s:F1")
    graph.answers("barriers", f"{COLUMNS}\n{rule}\n{fear}\n{stigma}", jurisdiction="scotland")
    fears = "fear_of_removal | help_seeking | 2 | 0 | 2 | mother"
    graph.answers("barriers", f"{COLUMNS}\n{fears}\n{stigma}", voice="role:mother")
    graph.answers("barriers", f"{COLUMNS}\n{fear}\n{stigma}", voice="s:mum")
    assert graph.ask("barriers", study="s", family="s:F2").rows.get_column("told").to_list() == [["s:t2"]]


def test_a_study_without_statements(graph: SpecGraph) -> None:
    graph.told()
    assert graph.ask("barriers").rows.is_empty()
