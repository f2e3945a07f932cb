"""Which totals do a study's sources publish, and what does the graph count of the same?"""

from queries.totals import totals
from schema.model import load_model
from tests.spec.conftest import SpecGraph

PEOPLE = """
    person | kind         | family | role                | participant | jurisdiction | ost | service
    mum    | parent       | F1     | mother              | yes         | scotland     |     |
    dad    | parent       | F1     | father              | no          | scotland     |     |
    other  | parent       | F2     | mother              | yes         | england      |     |
    kid    | child        | F1     | child               |             |              |     |
    baby   | child        | F1     | child               |             |              |     |
    lad    | kin          | F1     | grandchild          |             |              |     |
    nurse  | professional |        | substance_use_nurse |             |              |     | S1
"""
HOMES = """
    care_arrangement | child | arrangement  | with | when
    a1               | kid   | foster_care  | S2   | 2014/2016
    a2               | kid   | with_parent  | mum  | 2017/..
"""
STATEMENTS = """
    statement | statement_kind  | measure              | n  | document | place  | difference
    p1        | published_total | mothers              | 2  | D1       | page 1 |
    p2        | published_total | mothers              | 3  | D1       | page 2 | One left the study.
    p3        | published_total | children_foster      | 0  | D1       | page 1 |
    p4        | published_total | children_with_parent | 1  | D1       | page 1 |
    p5        | published_total | parents_ost          | 2  | D1       | page 1 |
    p6        | published_total | professionals        | 9  | D1       | page 1 |
    p7        | published_total | interviews           | 12 | D1       | page 1 |
    p8        | published_total | grandparents         | 1  | D1       | page 1 |
    p9        | published_total | agencies             | 2  | D1       | page 1 |
"""


def test_totals_that_agree_differ_and_cannot_be_counted(graph: SpecGraph) -> None:
    """Two pages disagree on the mothers. Nobody says who is prescribed what, or which professional took part."""
    graph.told(
        people=PEOPLE, care_arrangements=HOMES, statements=STATEMENTS, ties="from | tie | to\nmum | kin_of | lad"
    )
    graph.answers(
        "published_totals",
        """
            statement | measure              | label                                    | n    | counted | agrees | place  | difference
            s:p1      | mothers              | mothers                                  | 2.0  | 2       | yes    | page 1 |
            s:p2      | mothers              | mothers                                  | 3.0  | 2       | no     | page 2 | One left the study.
            s:p4      | children_with_parent | children living with parents who took part | 1.0 | 1      | yes    | page 1 |
            s:p3      | children_foster      | children in foster care                  | 0.0  | 0       | yes    | page 1 |
            s:p6      | professionals        | professionals                            | 9.0  | -1      |        | page 1 |
            s:p9      | agencies             | agencies                                 | 2.0  | 2       | yes    | page 1 |
            s:p5      | parents_ost          | parents prescribed OST                   | 2.0  | -1      |        | page 1 |
            s:p8      | grandparents         | parents who are also grandparents        | 1.0  | 1       | yes    | page 1 |
            s:p7      | interviews           | interviews                               | 12.0 | -1      |        | page 1 |
        """,
        study="s",
    )
    # Counted once more, otherwise: by the rules on the kept tables, as kith totals does.
    otherwise = totals(graph.store.tables(), load_model(), "s").select("measure", "n", "counted").fill_null(-1)
    here = graph.ask("published_totals").rows.select("measure", "n", "counted")
    assert sorted(here.rows()) == sorted(otherwise.rows())


def test_nothing_is_published(graph: SpecGraph) -> None:
    graph.told(people=PEOPLE)
    graph.answers("published_totals", "statement | n | counted")
