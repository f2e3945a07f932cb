"""Which professionals, and which services, were at the same table or door about the family, and was the family there?"""

from tests.spec.conftest import SpecGraph


def test_pairs_of_professionals_and_of_services_with_and_without_the_family(graph: SpecGraph) -> None:
    """Nurse and midwife are of one board; the social worker is of another agency. The absent midwife was not there."""
    graph.told(
        episodes="""
            episode | kind            | status | attended      | chaired | absent | talked_about | reality | family
            e1      | case_conference | held   | mum; nurse    | sw      | mw     | baby         |         |
            e2      | call            | held   | nurse; sw     |         |        | mum          |         | F1
            e3      | meeting         | held   | nurse; mw     |         |        | mum          | habit   | F1
            e4      | home_visit      | missed | sw; nurse     |         | mum    |              |         |
            e5      | clinic_visit    | held   | mum; nurse    |         |        |              |         |
        """
    )
    expected = """
        pair          | one     | one_is              | other | between_agencies | together_possible | habits | with_family | kinds
        professionals | s:mw    | midwife             | s:nurse | false          | 0                 | 1      | 0           | meeting
        professionals | s:nurse | substance_use_nurse | s:sw  | true             | 2                 | 0      | 1           | call case_conference
        services      | s:S1    | drug_treatment      | s:S2  | true             | 2                 | 0      | 1           | call case_conference
        services      | s:S1    | drug_treatment      | s:S3  | false            | 0                 | 1      | 0           | meeting
    """
    graph.answers("who_works_together", expected, family="s:F1")
    assert graph.ask("who_works_together", family="s:F2").rows.is_empty()


def test_a_date_across_the_windows_edge_and_two_voices(graph: SpecGraph) -> None:
    """Told by two it counts once; the mother did not see that the midwife was there."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | when    | status | attended
            e1      | i1          | mum   | core_group | 2022-04 | held   | mum; sw; nurse
            e2      | i1          | sw    | core_group | 2022-04 | held   | mum; sw; nurse; mw
        """
    )
    row = "pair | one | other | together_possible | together_certain"
    agreed = f"""
        {row}
        professionals | s:mw    | s:nurse | 1 | 0
        professionals | s:mw    | s:sw    | 1 | 0
        professionals | s:nurse | s:sw    | 1 | 0
        services      | s:S1    | s:S2    | 1 | 0
        services      | s:S1    | s:S3    | 1 | 0
        services      | s:S2    | s:S3    | 1 | 0
    """
    graph.answers("who_works_together", agreed, to="2022-04-15")
    mothers = f"{row}\nprofessionals | s:nurse | s:sw | 1 | 1\nservices | s:S1 | s:S2 | 1 | 1"
    graph.answers("who_works_together", mothers, voice="role:mother")


def test_a_family_whose_workers_never_meet(graph: SpecGraph) -> None:
    """A star: everybody sees the mother, nobody sees each other."""
    graph.told(
        episodes="""
            episode | kind         | status | attended
            e1      | clinic_visit | held   | mum; nurse
            e2      | home_visit   | held   | mum; sw
            e3      | clinic_visit | held   | mum; mw
        """
    )
    assert graph.ask("who_works_together").rows.is_empty()
