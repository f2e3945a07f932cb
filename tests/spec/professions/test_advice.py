"""Who passes families on to whom, who asks whom for advice, and who is said to refer?"""

from tests.spec.conftest import SpecGraph


def test_what_is_told_is_kept_apart_from_what_is_said(graph: SpecGraph) -> None:
    """Two referrals, a wish, a social worker who asks another service, and 11 of 15 who say that midwives refer most."""
    graph.told(
        episodes="""
            episode | interaction | voice | kind         | reality | status | services | directed_to | attended  | asked_for
            e1      | i1          | mum   | referral     | event   | held   | S3       | S2          | mum       |
            e2      | i1          | sw    | referral     | event   | held   | S3       | S2          | mum       |
            e3      | i3          | mum   | referral     | event   | held   | S3       | S2          | mum       |
            e4      | i4          | nurse | call         | request |        | S1       | S2          |           |
            e5      | i5          | sw    | conversation | event   | held   | S1       |             | sw; nurse | sw
            e6      | i6          | sw    | conversation | event   | held   |          |             | sw; mum   | sw
            e7      | i7          | sw    | drug_test    | event   | held   | S1       |             | mum       | sw
        """,
        statements="""
            statement | statement_kind | holder             | reporter        | about        | process  | says        | stance  | n  | of | document
            st1       | view           | role:social_worker | role:researcher | role:midwife | referral | refers_most | neutral | 11 | 15 | D1
        """,
    )
    graph.answers(
        "advice",
        """
            way      | who           | whom | holder        | says        | n    | of   | events | other | said | records
            asked    | social_worker | s:S1 |               |             |      |      | 1      | 0     | 0    | s:i5
            call     | s:S1          | s:S2 |               |             |      |      | 0      | 1     | 0    | s:i4
            referral | s:S3          | s:S2 |               |             |      |      | 2      | 0     | 0    | s:i1 s:i3
            said     | midwife       |      | social_worker | refers_most | 11.0 | 15.0 | 0      | 0     | 1    | s:st1
        """,
    )
    graph.answers("advice", "way | who | whom | events\nreferral | s:S3 | s:S2 | 2", voice="s:mum")


def test_a_referral_by_nobody_known_and_one_to_nobody(graph: SpecGraph) -> None:
    """Who referred is left empty; what is directed to no service has no row."""
    graph.told(
        episodes="""
            episode | kind     | status | services | directed_to | attended
            e1      | referral | held   |          | S2          | mum
            e2      | referral | held   | S1       |             | mum
        """
    )
    graph.answers("advice", "way | who | whom | events\nreferral | | s:S2 | 1")
    assert graph.ask("advice", voice="role:mother", study="s").rows.height == 1
