"""The question of published totals asks for everything that a measure's rule looks at."""

import re

from queries.entry import find_entry
from schema.model import load_model


def test_every_attribute_of_a_rule_is_asked_for() -> None:
    cypher = find_entry("published_totals", "embedded").cypher
    kinds = set(re.findall(r"'(\w+)' AS kind", cypher)) | {"Parent", "Child", "Kin", "Professional"}
    attributes = set(re.findall(r"attribute: '([\w.]+)'|'([\w.]+)' AS attribute", cypher))
    asked = {name for pair in attributes for name in pair if name}
    for measure in load_model().codelists["measure"].entries:
        rule = str(measure.fields["rule"]).split()
        if rule:
            assert rule[0] in kinds
            assert {one.partition("=")[0] for one in rule[1:]} <= asked
