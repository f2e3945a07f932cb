"""A kind or a tie that is added to the model is in every question that asks of all of them, without an edit."""

from dataclasses import replace

from docs.questions_from_model import data_dictionary, thing, ties_between
from schema.model import load_model
from schema.shapes import Kind, Property, Tie

MODEL = load_model()
TEXT = {"type": "text", "sensitivity": "none", "about": "A text."}
PET = Kind(
    kind="Pet",
    about="An animal of the household.",
    traits=("sourced",),
    named_by="called",
    properties=(
        Property.model_validate({"name": "called", **TEXT}),
        Property.model_validate({"name": "habits", **TEXT, "type": "texts"}),
    ),
)
KEEPS = Tie.model_validate({"tie": "KEEPS", "about": "Looks after.", "from": ["Person"], "to": ["Pet"]})
WITH_PETS = replace(MODEL, kinds={**MODEL.kinds, "Pet": PET}, ties={**MODEL.ties, "KEEPS": KEEPS})


def test_a_kind_that_is_added_is_found_by_its_id() -> None:
    added = thing(WITH_PETS).removeprefix(thing(MODEL))
    assert "MATCH (n:Pet) WHERE n.id = $id" in added
    assert "coalesce(n.called, '') AS name" in added
    assert "n.study + ':' + n.document" in added


def test_its_ties_are_asked_of_whoever_can_have_them() -> None:
    added = ties_between(WITH_PETS).removeprefix(ties_between(MODEL))
    assert "// of: Child, Kin, Parent, Professional" in added
    assert "MATCH (a:Child|Kin|Parent|Professional)-[t:KEEPS]->(b:Pet)" in added
    assert "'' AS document, '' AS place, '' AS memo" in added


def test_it_is_in_the_dictionary_with_each_of_its_properties() -> None:
    added = data_dictionary(WITH_PETS).removeprefix(data_dictionary(MODEL))
    own = [one.name for one in WITH_PETS.properties("Pet")[2:]]
    assert own == ["document", "place", "memo", "called", "habits"]
    assert [name for name in own if f"{{property: '{name}', filled: has_{name}}}" not in added] == []
    # An empty list is no value.
    assert "count(CASE WHEN size(n.habits) > 0 THEN 1 END) AS has_habits" in added
    assert max(map(len, added.splitlines())) <= 120
