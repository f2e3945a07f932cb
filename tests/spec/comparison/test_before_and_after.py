"""What is told of a family before and after an event, and over as many days on either side?"""

from tests.spec.conftest import SpecGraph

EPISODES = """
    episode | interaction | kind         | when       | after | led_to | how        | status  | attended       | absent | tested | refused | cared       | controlled
    e0      | i0          | home_visit   | 2021-06    |       |        |            | held    | mum; sw        |        |        |         |             | sw=exercised
    e1      | i1          | home_visit   | 2022-03-01 |       | i2     | escalation | held    | mum; sw        |        |        |         |             | sw=exercised
    e2      | i2          | registration | 2022-04-01 |       |        |            | held    | mum; sw        |        |        |         |             |
    e3      | i3          | clinic_visit | 2022-04    |       |        |            | held    | mum; nurse     |        |        |         | nurse=offered |
    e4      | i4          | drug_test    | 2022-05-01 |       |        |            | held    | nurse          |        | mum    |         |             |
    e5      | i5          | home_visit   | 2022-04-11 |       |        |            | missed  | sw             | mum    |        |         |             |
    e6      | i6          | home_visit   |            |       |        |            | held    | mum; sw        |        |        |         |             |
    e7      | i7          | drug_test    |            | i2    |        |            | refused | nurse          |        |        | mum     |             | nurse=eased
"""


def test_a_registration_parts_what_is_told(graph: SpecGraph) -> None:
    """The visit some time in April may lie on either side; the undated visit on neither, and the refused test after.

    Something is told of 275 days before, at least, and of 30 after: the visit of June 2021 is in the first span only,
    and in the second the refused test, which only an order places, is unplaced.
    """
    graph.told(episodes=EPISODES)
    graph.answers(
        "before_and_after",
        """
            span  | figure        | before_days | after_days | before_possible | before_certain | after_possible | after_certain | unplaced
            all   | agencies      | 275         | 30         | 2               | 1              | 1              | 1             | 1
            all   | services      | 275         | 30         | 2               | 1              | 1              | 1             | 1
            all   | workers       | 275         | 30         | 2               | 1              | 1              | 1             | 1
            all   | contacts      | 275         | 30         | 3               | 2              | 2              | 1             | 1
            all   | habits        | 275         | 30         | 0               | 0              | 0              | 0             | 0
            all   | demands       | 275         | 30         | 3               | 2              | 4              | 3             | 1
            all   | missed        | 275         | 30         | 0               | 0              | 1              | 1             | 0
            all   | refused       | 275         | 30         | 0               | 0              | 1              | 1             | 0
            all   | tests         | 275         | 30         | 0               | 0              | 1              | 1             | 0
            all   | care          | 275         | 30         | 1               | 0              | 1              | 0             | 0
            all   | care_withheld | 275         | 30         | 0               | 0              | 0              | 0             | 0
            all   | control       | 275         | 30         | 2               | 2              | 0              | 0             | 0
            all   | control_eased | 275         | 30         | 0               | 0              | 1              | 1             | 0
            equal | agencies      | 30          | 30         | 1               | 0              | 1              | 1             | 1
            equal | services      | 30          | 30         | 1               | 0              | 1              | 1             | 1
            equal | workers       | 30          | 30         | 1               | 0              | 1              | 1             | 1
            equal | contacts      | 30          | 30         | 1               | 0              | 2              | 1             | 1
            equal | habits        | 30          | 30         | 0               | 0              | 0              | 0             | 0
            equal | demands       | 30          | 30         | 1               | 0              | 3              | 2             | 2
            equal | missed        | 30          | 30         | 0               | 0              | 1              | 1             | 0
            equal | refused       | 30          | 30         | 0               | 0              | 0              | 0             | 1
            equal | tests         | 30          | 30         | 0               | 0              | 1              | 1             | 0
            equal | care          | 30          | 30         | 1               | 0              | 1              | 0             | 0
            equal | care_withheld | 30          | 30         | 0               | 0              | 0              | 0             | 0
            equal | control       | 30          | 30         | 0               | 0              | 0              | 0             | 0
            equal | control_eased | 30          | 30         | 0               | 0              | 0              | 0             | 1
        """,
        event="s:i2",
    )


def test_an_order_without_dates(graph: SpecGraph) -> None:
    """The refusal led to the meeting, which came before the visit; of the call no order is told, and no day is known."""
    graph.told(
        episodes="""
            episode | interaction | kind          | after | led_to | how         | reality        | status      | attended | refused | not_invited | family
            e1      | i1          | contact_visit |       | i2     | consequence | did_not_happen | not_offered |          | sw      | mum         | F1
            e2      | i2          | meeting       |       |        |             | event          | held        | mum; sw  |         |             | F1
            e3      | i3          | call          |       |        |             | event          | held        | mum; sw  |         |             | F1
            e4      | i4          | home_visit    | i2    |        |             | event          | held        | mum; sw  |         |             | F1
            e5      | i5          | placement_move | i2   |        |             | fear           |             |          |         |             | F1
        """
    )
    rows = graph.ask("before_and_after", event="s:i2").rows
    assert set(rows.get_column("span")) == {"all"}
    wanted = rows.filter(figure="contacts").drop("family", "span", "place", "figure")
    assert wanted.rows() == [(0, 0, 0, 0, 1, 1, 1, ["s:i3", "s:i4"])]
    assert rows.filter(figure="refused").get_column("before_certain").to_list() == [1]


def test_nothing_else_is_told_by_the_family_or_the_voice(graph: SpecGraph) -> None:
    graph.told(
        episodes="""
            episode | interaction | kind       | when       | voice | status | attended
            e1      | i1          | home_visit | 2022-03-01 | mum   | held   | mum; sw
            e2      | i2          | home_visit | 2022-04-01 | nurse | held   | mum; nurse
        """
    )
    alone = graph.ask("before_and_after", event="s:i1", voice="s:mum").rows
    assert alone.height == 13
    assert alone.drop("family", "span", "place", "figure", "interactions").sum().row(0) == (0,) * 7
    both = graph.ask("before_and_after", event="s:i1").rows.filter(figure="contacts")
    assert both.select("after_possible", "after_certain").row(0) == (1, 1)
