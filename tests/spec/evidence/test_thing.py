"""What has this id, and where does a source describe it?"""

from tests.spec.conftest import SpecGraph

MORE = """
    episode | interaction | voice | kind            | when    | status | attended | services | directed_to | family | led_to
    e3      | i3          | mum   | case_conference | 2022-01 | held   | mum; sw  | S2       |             | F1     | i5
    e4      | i4          | mum   | placement_move  | 2021-03 | held   | baby     | S2       |             | F1     |
    e5      | i5          | sw    | referral        | 2022-02 | held   |          | S2       | S1          | F1     |
"""
STATEMENTS = """
    statement | statement_kind | holder   | reporter | about | claim | document | passage | memo
    st1       | view           | role:gp  | nurse    | mum   | Kind. | D1       | lines 7 | As told.
"""
CARE = """
    care_arrangement | child | arrangement  | with | when            | document | place
    ca1              | baby  | kinship_care | dad  | 2021-01/2021-12 | D1       | page 3
    ca2              | baby  | kinship_care | dad  | 2023            |          |
"""
INVOLVEMENTS = """
    involvement | family | service | when | document | place  | memo
    v1          | F1     | S2      | 2022 | D1       | page 4 | Closed.
"""


def test_what_has_an_id(graph: SpecGraph) -> None:
    graph.told(episodes=MORE, statements=STATEMENTS, care_arrangements=CARE, involvements=INVOLVEMENTS)
    expected = """
        id       | kind            | name            | document | place
        s:mum    | Parent          |                 |          |
        s:F1     | Family          | Family          |          |
        s:S1     | Service         | Clinic          |          |
        s:A1     | Agency          | Board           |          |
        s:D1     | Document        | Interview       |          |
        s:v1     | Involvement     |                 | s:D1     | page 4
        s:ca1    | CareArrangement | kinship_care    | s:D1     | page 3
        s:i3     | Interaction     | case_conference |          |
        s:st1    | Statement       | Kind.           | s:D1     |
        s:study  | Study           | A study for a test |       |
    """
    head, *rows = expected.strip().splitlines()
    for row in rows:
        graph.answers("thing", f"{head}\n{row}", id=row.split("|")[0].strip())
    graph.answers("thing", "id | kind", id="s:none")
