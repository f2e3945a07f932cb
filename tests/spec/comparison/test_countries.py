"""What is told in Scotland and in England of the same terms, and how near are the words of the two countries?"""

from tests.spec.conftest import SpecGraph

FAMILIES = """
    family | jurisdiction
    F1     | scotland
    F2     | england
    F3     | england
    F4     |
"""
PEOPLE = """
    person | kind         | family | role          | service
    mum    | parent       | F1     | mother        |
    baby   | child        | F1     | child         |
    other  | parent       | F2     | mother        |
    kid    | child        | F2     | child         |
    third  | parent       | F4     | mother        |
    sw     | professional |        | social_worker | S2
"""
EPISODES = """
    episode | voice | kind            | when       | status | attended   | reality | decision
    e1      | mum   | case_conference | 2022-03-10 | held   | mum; sw    |         | registered
    e2      | mum   | case_conference | 2022       | held   | mum; sw    |         |
    e3      | other | case_conference | 2022-03-12 | held   | other; sw  |         |
    e4      | other | home_visit      | 2022-03    | held   | other; sw  | habit   |
    e5      | third | home_visit      | 2022-03    | held   | third; sw  |         |
    e6      | other | drug_test       | 2022-03    |        | other      | fear    |
"""


def test_a_meeting_that_is_alike_and_not_the_same(graph: SpecGraph) -> None:
    """The conference of the whole year may lie in March; the third family says nothing, the fourth no country."""
    graph.told(families=FAMILIES, people=PEOPLE, episodes=EPISODES)
    words = """
        codelist         | term                        | match    | scotland_word                                               | england_word
        decision         | registered                  | one word | name placed on the register or plan made                    | name placed on the register or plan made
        interaction_kind | case_conference             | close    | child protection planning meeting; in talk, case conference | initial or review child protection conference
        interaction_kind | home_visit                  | one word | home visit                                                  | home visit
        role             | social_worker               | one word | children and families social worker                         | children and families social worker
        sector           | local_authority_social_work | one word | local authority social work                                 | local authority social work
        service_kind     | child_protection            | one word | children and families social work                           | children and families social work
    """
    graph.answers("countries", words, from_="2022-03-01", to="2022-03-31")
    counts = """
        term                        | scotland_of | scotland_families | scotland_possible | scotland_certain | england_of | england_families | england_possible | england_certain | not_stated_of | not_stated_families
        registered                  | 1           | 1                 | 1                 | 1                | 2          | 0                | 0                | 0               | 1             | 0
        case_conference             | 1           | 1                 | 2                 | 1                | 2          | 1                | 1                | 1               | 1             | 0
        home_visit                  | 1           | 0                 | 0                 | 0                | 2          | 1                | 1                | 1               | 1             | 1
        social_worker               | 1           | 1                 | 1                 | 1                | 2          | 1                | 1                | 1               | 1             | 1
        local_authority_social_work | 1           | 1                 | 1                 | 1                | 2          | 1                | 1                | 1               | 1             | 1
        child_protection            | 1           | 1                 | 1                 | 1                | 2          | 1                | 1                | 1               | 1             | 1
    """
    graph.answers("countries", counts, from_="2022-03-01", to="2022-03-31")
    asked = graph.ask("countries", from_="2022-03-01", to="2022-03-31").denominators
    assert asked == {"asked": 4, "unknown": 1}


def test_care_on_another_legal_basis_in_each_country(graph: SpecGraph) -> None:
    """Lists are nobody's account: a voice gives none of them."""
    graph.told(
        families=FAMILIES,
        people=PEOPLE,
        care_arrangements="""
            care_arrangement | child | arrangement | with | legal_basis       | when
            a1               | baby  | foster_care | S2   | supervision_order | 2021/..
            a2               | kid   | foster_care | S2   | care_order        | 2021/..
            a3               | kid   | foster_care | S2   | wardship          | 1990/1991
        """,
        episodes="episode | voice | kind | status | attended\ne1 | mum | daily_life | held | mum",
    )
    expected = """
        codelist         | term              | match        | scotland_word                                        | england_word      | scotland_possible | england_possible
        arrangement      | foster_care       | one word     | foster care                                          | foster care       | 1                 | 2
        interaction_kind | daily_life        | one word     | daily life                                           | daily life        | 1                 | 0
        legal_basis      | care_order        | close        | compulsory supervision order with residence condition | care order        | 0                 | 1
        legal_basis      | supervision_order | close        | compulsory supervision order                         | supervision order | 1                 | 0
        legal_basis      | wardship          | england only |                                                      | wardship          | 0                 | 1
    """
    graph.answers("countries", expected)
    graph.answers("countries", "term | scotland_possible | england_of\ndaily_life | 1 | 2", voice="s:mum")
    graph.answers(
        "countries", "term | scotland_of | england_of\ndaily_life | 1 | 0", jurisdiction="scotland", voice="s:mum"
    )


def test_nothing_is_told(graph: SpecGraph) -> None:
    graph.told()
    assert graph.ask("countries").rows.is_empty()
