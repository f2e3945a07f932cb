"""What led to what: from the first referral, test or remark through each escalation or response to the last?"""

from tests.spec.conftest import SpecGraph

CHAIN = """
    episode | kind            | when       | status | attended | led_to | how         | reality
    e1      | drug_test       | 2022-01-10 | held   | mum; sw  | e2     | consequence |
    e2      | referral        | 2022-02    | held   | mum; sw  | e3; e6 | referral    |
    e3      | enquiry         | 2022-03    | held   | mum; sw  | e4     | escalation  |
    e4      | case_conference |            | held   | mum; sw  | e5     | consequence |
    e5      | registration    | 2022-05-10 | held   | mum; sw  | e7     | easing      |
    e6      | clinic_visit    | 2022-04-10 | held   | mum; mw  |        |             |
    e7      | conversation    | 2022-06    |        | mum; sw  |        |             | hope
"""


def test_every_branch_up_to_four_steps_and_the_rest_in_another_row(graph: SpecGraph) -> None:
    graph.told(episodes=CHAIN)
    graph.answers(
        "what_led_to_what",
        """
            steps | days | certain | interactions | story
            4     | 120  | true    | s:e1/i s:e2/i s:e3/i s:e4/i s:e5/i | drug_test > consequence > referral > referral > enquiry > escalation > case_conference > consequence > registration
            2     | 90   | true    | s:e1/i s:e2/i s:e6/i | drug_test > consequence > referral > referral > clinic_visit
            1     | 22   | true    | s:e5/i s:e7/i | registration > easing > conversation
        """,
        family="s:F1",
    )
    # The conference is not dated, so its chain may belong to any window; the other has nothing in June.
    later = "steps | certain | interactions\n4 | false | s:e1/i s:e2/i s:e3/i s:e4/i s:e5/i\n1 | false | s:e5/i s:e7/i"
    graph.answers("what_led_to_what", later, from_="2022-06-15")
    graph.answers("what_led_to_what", "interactions\ns:e1/i s:e2/i s:e6/i", kind="clinic_visit")


def test_a_circle_and_an_effect_before_its_cause(graph: SpecGraph) -> None:
    """A refused test and the pressing for it led to each other; a response cannot be of the year before."""
    graph.told(
        episodes="""
            episode | kind         | when | status  | refused | attended | led_to | how        | reality
            e1      | drug_test    |      | refused | mum     |          | e2     | escalation | request
            e2      | conversation |      |         |         | mum; sw  | e1     | response   |
            e3      | call         | 2022 | held    |         | mum; sw  | e4     | response   |
            e4      | home_visit   | 2021 | held    |         | mum; sw  |        |            |
        """
    )
    graph.answers(
        "what_led_to_what",
        """
            steps | days | story
            1     | -1   | drug_test > escalation > conversation
            1     | -1   | conversation > response > drug_test
        """,
        family="s:F1",
    )


def test_a_voice_gives_only_the_steps_that_it_tells(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | voice | kind       | status | attended | led_to | how
            e1      | i1          | mum   | drug_test  | held   | mum; sw  | i2     | escalation
            e2      | i1          | sw    | drug_test  | held   | mum; sw  |        |
            e3      | i2          | sw    | home_visit | held   | mum; sw  |        |
        """
    )
    story = "story | interactions\ndrug_test > escalation > home_visit | s:i1 s:i2"
    graph.answers("what_led_to_what", story, family="s:F1")
    graph.answers("what_led_to_what", story, voice="role:mother")
    assert graph.ask("what_led_to_what", voice="s:sw").rows.is_empty(), "she says nothing of what came of the test"
