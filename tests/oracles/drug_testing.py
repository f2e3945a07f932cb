"""Tests of each family's people, person by person and test by test."""

from tests.oracles.record import Given, Record, Row, Telling, both, count

COUNTS = ("tested", "refused", "absent", "demanded_of", "invited")
SPECIMENS = {"urine": ["urine"], "hair_strand": ["hair_strand"], "other_specimen": ["oral_fluid", "breath", "blood"]}
BASES = {
    "volunteered": ["volunteered", "voluntary"],
    "asked": ["asked"],
    "pressed": ["pressed", "condition"],
    "ordered": ["ordered", "statutory", "obliged"],
}
RESULTS = {
    "positive": ["positive"],
    "negative": ["negative"],
    "other_result": ["dilute", "invalid", "no_specimen"],
}

#: a test of a person: who, the telling, and the parts that the person played in it
Tested = tuple[str, Telling, set[str]]


def drug_testing(record: Record, given: Given) -> list[Row]:
    """A row a family, role, gender and kind of thing told; an empty one for a family without anybody."""
    rows = []
    for family in record.families(given):
        groups: dict[tuple[str, str, str], tuple[set[str], list[Tested]]] = {}
        for person in sorted(record.starts("MEMBER_OF", family)):
            ends = (record.text(person, "role"), record.text(person, "gender"))
            tests = _tests(record, person, given)
            for telling, parts in tests:
                people, tested = groups.setdefault((*ends, telling.told_as), (set(), []))
                people.add(person)
                tested.append((person, telling, parts))
            if not tests and record.kind[person] == "Parent":
                groups.setdefault((*ends, ""), (set(), []))[0].add(person)
        for key, (people, tested) in (groups or {("", "", ""): (set(), [])}).items():
            names = dict(zip(("role", "gender", "told_as"), key, strict=True))
            head = {"family": family, "name": record.text(family, "name"), **names, "people": len(people)}
            rows.append(head | _counts(tested, given))
    return rows


def _tests(record: Record, person: str, given: Given) -> list[tuple[Telling, set[str]]]:
    found = []
    for one in record.with_part(person, given):
        parts = {p.part for p in one.parts if p.person == person} & set(COUNTS)
        if one["kind"] == "drug_test" and parts:
            found.append((one, parts))
    return found


def _counts(tested: list[Tested], given: Given) -> Row:
    told = [one for _, one, _ in tested]
    done = [one for _, one, parts in tested if one.held and "tested" in parts]
    refused = [
        one
        for _, one, parts in tested
        if "refused" in parts and not one.held and "status" not in (one["disputed"] or [])
    ]
    missed = [one for _, one, parts in tested if one.missed and "refused" not in parts]
    counts: Row = {**both("tests", told, given), **both("done", done, given), **both("refused", refused, given)}
    counts |= both("missed", missed, given)
    for column, named in (("specimen", SPECIMENS), ("basis", BASES), ("result", RESULTS)):
        counts |= {name: count([one for one in told if one[column] in which]) for name, which in named.items()}
    return {
        **counts,
        "observed": count([one for one in told if one["specimen_observed"] is True]),
        "unobserved": count([one for one in told if one["specimen_observed"] is False]),
        "disputed": count([one for one in told if one["disputed"]]),
        "result_disputed": count([one for one in told if "result" in (one["disputed"] or [])]),
        "asked_by": sorted({p.role for one in told for p in one.parts if p.part == "asked_for"}),
        "interactions": sorted({one["interaction"] for one in told}),
    }
