"""What is recorded of each kind of thing, what does it mean, and how much of it has a value?"""

from queries.entry import find_entry
from schema.model import load_model
from tests.spec.conftest import SpecGraph

FAMILIES = """
    family | jurisdiction | household
    F1     | scotland     | not stated
    F2     |              |
"""
EPISODES = """
    episode | interaction | voice | kind      | when    | status | tested | result   | substances
    e1      | i1          | mum   | drug_test | 2022-03 | held   | mum    | negative |
    e2      | i1          | nurse | drug_test | 2022-03 | held   | mum    | positive | opioids
"""


def test_what_has_a_value_and_what_it_means(graph: SpecGraph) -> None:
    """A gap is no value, nor is what accounts disagree on; each account has its own. A study that is not there has none."""
    graph.told(families=FAMILIES, episodes=EPISODES)
    rows = graph.ask("data_dictionary").rows

    def filled(kind: str, *names: str) -> list[tuple[str, int, int]]:
        mine = rows.filter(rows.get_column("property").is_in(names), kind=kind)
        return mine.select("property", "filled", "of").rows()

    assert filled("Family", "jurisdiction", "household") == [("jurisdiction", 1, 2), ("household", 0, 2)]
    assert filled("Interaction", "status", "result", "substances", "disputed") == [
        ("disputed", 1, 1),
        ("status", 1, 1),
        ("result", 0, 1),
        ("substances", 1, 1),
    ]
    assert filled("Account", "result", "substances") == [("result", 2, 2), ("substances", 1, 2)]
    household = rows.filter(kind="Family", property="household")
    assert household.select("meaning", "type", "codelist", "sensitivity", "derived").row(0) == (
        "How the parents live.",
        "word",
        "household",
        "quasi",
        False,
    )
    assert set(rows.get_column("study")) == {"s"}
    graph.answers("data_dictionary", "study | kind | property | meaning | filled | of", study="another")


def test_every_property_of_the_model_is_asked_for(graph: SpecGraph) -> None:
    graph.told(families=FAMILIES, episodes=EPISODES)
    model = load_model()
    asked = dict.fromkeys(model.kinds, frozenset[str]())
    for branch in find_entry("data_dictionary", graph.store.engine).cypher.split("UNION ALL"):
        kind = branch.split("(n:")[1].split(")")[0]
        asked[kind] = frozenset(part.split("'")[1] for part in branch.split("property: ")[1:])
    assert asked == {
        kind: frozenset(one.name for one in model.properties(kind)) - {"id", "study"} for kind in model.kinds
    }
