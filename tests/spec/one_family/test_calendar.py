"""What does each week ask of each parent: how many demands, of which services, with what clashes and journeys?"""

from tests.spec.conftest import SpecGraph

SERVICES = """
    service | name   | service_kind     | site   | agency | agency_name | sector
    S1      | Clinic | drug_treatment   | centre | A1     | Board       | nhs
    S2      | Team   | child_protection |        | A2     | Council     | local_authority_social_work
    S3      | Ward   | maternity        | centre | A1     | Board       | nhs
"""
ROW = "parent | week | demands | held | clash_days | journey_days | most_in_a_day | places | undated | habits"


def test_clashes_and_journeys_on_one_day(graph: SpecGraph) -> None:
    """Clinic and ward share a site: Monday is a clash without a journey, Tuesday has both, Wednesday's visitor comes home."""
    graph.told(
        services=SERVICES,
        episodes="""
            episode | kind         | when       | status | attended    | absent | reality
            e1      | clinic_visit | 2022-05-02 | held   | mum; nurse  |        |
            e2      | clinic_visit | 2022-05-02 | held   | mum; mw     |        |
            e3      | clinic_visit | 2022-05-03 | held   | mum; nurse  |        |
            e4      | meeting      | 2022-05-03 | missed | sw          | mum    |
            e5      | clinic_visit | 2022-05-04 | held   | mum; nurse  |        |
            e6      | home_visit   | 2022-05-04 | held   | mum; dad; sw |       |
            e7      | meeting      | 2022-05-12 | held   | mum; sw; nurse |     |
            e8      | clinic_visit | 2022-05    | held   | mum; nurse  |        |
            e9      | home_visit   |            | held   | mum; sw     |        | habit
        """,
    )
    expected = f"""
        {ROW}
        s:dad | 2022-W18 | 1 | 1 | 0 | 0 | 1 |             | 0 | 0
        s:mum | 2022-W18 | 6 | 5 | 3 | 1 | 2 | centre s:S2 | 1 | 1
        s:mum | 2022-W19 | 1 | 1 | 0 | 0 | 1 |             | 1 | 1
    """
    graph.answers("calendar", expected, family="s:F1")
    edge = f"{ROW}\ns:mum | 2022-W18 | 2 | 1 | 1 | 1 | 2 | centre s:S2 | 1 | 1"
    graph.answers("calendar", edge, family="s:F1", from_="2022-05-03", to="2022-05-03")


def test_a_parent_of_whom_only_habits_are_told_and_a_family_of_which_nothing_is(graph: SpecGraph) -> None:
    graph.told(episodes="episode | kind | status | attended | reality\ne1 | home_visit | held | mum; sw | habit")
    graph.answers("calendar", f"{ROW}\ns:mum | | 0 | 0 | 0 | 0 | 0 | | 0 | 1")
    assert graph.ask("calendar", family="s:F2").rows.is_empty()


def test_a_voice_rests_on_its_own_dates(graph: SpecGraph) -> None:
    """Accounts differ on the day: the agreed record has none, and each voice its own week."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind         | when       | status | attended
            e1      | i1          | mum   | clinic_visit | 2022-05-02 | held   | mum; nurse
            e2      | i1          | nurse | clinic_visit | 2022-05-09 | held   | mum; nurse
        """
    )
    row = "parent | week | demands | undated"
    graph.answers("calendar", f"{row}\ns:mum | | 0 | 1")
    graph.answers("calendar", f"{row}\ns:mum | 2022-W18 | 1 | 0", voice="role:mother")
    graph.answers("calendar", f"{row}\ns:mum | 2022-W19 | 1 | 0", voice="s:nurse")
