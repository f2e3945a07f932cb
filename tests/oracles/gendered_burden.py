"""What falls on each parent, parent by parent."""

from tests.oracles.record import EXPECTED, PRESENT, Given, Record, Row, Telling, both, count

#: a telling, and the parts that the parent plays in it
Mine = tuple[Telling, set[str]]


def gendered_burden(record: Record, given: Given) -> list[Row]:
    """A row for each parent who counts to the family."""
    rows = []
    for family in record.families(given):
        for parent in sorted(record.starts("MEMBER_OF", family)):
            if record.kind[parent] == "Parent":
                told = record.with_part(parent, given)
                mine = [(one, {p.part for p in one.parts if p.person == parent}) for one in told]
                head = {"family": family, "parent": parent, "role": record.text(parent, "role")}
                rows.append({**head, "gender": record.text(parent, "gender"), **_counts(mine, given)})
    return rows


def _counts(mine: list[Mine], given: Given) -> Row:
    served = [(one, parts) for one, parts in mine if one.services]
    contacts = [one for one, parts in served if one.event and one.held and parts & PRESENT]
    tests = [(one, parts) for one, parts in mine if one["kind"] == "drug_test"]
    done = [one for one, parts in tests if one.event and one.held and "tested" in parts]
    not_done = [
        one
        for one, parts in tests
        if parts & (EXPECTED - {"collected"})
        and ((one.event and one.missed) or (one["reality"] == "request" and not one.held))
    ]
    left_out = [
        one for one, parts in served if one.event and parts & {"not_invited", "talked_about"} and one not in contacts
    ]
    return {
        **both("demands", [one for one, parts in served if one.event and parts & EXPECTED], given),
        **both("contacts", contacts, given),
        "mandated": count([one for one in contacts if one.mandated]),
        "services": len({service for one in contacts for service in one.services}),
        **both("tests", done, given),
        "tests_observed": count([one for one in done if one["specimen_observed"]]),
        "tests_mandated": count([one for one in done if one.mandated]),
        "tests_not_done": count(not_done),
        "left_out": count(left_out),
        "habits": count([one for one, parts in served if one.habit and parts & PRESENT]),
        "test_habits": count([one for one, parts in tests if one.habit and "tested" in parts]),
    }
