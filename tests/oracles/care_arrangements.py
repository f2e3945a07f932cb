"""Arrangements of each child's care, child by child."""

from queries.days import FIRST_DAY, LAST_DAY
from tests.oracles.record import Given, Record, Row, lies_wholly, may_lie

NOT_KNOWN = -1


def care_arrangements(record: Record, given: Given) -> list[Row]:
    """A row an arrangement that may lie in the window; one for a child without any."""
    rows = []
    for family in record.families(given):
        for child in sorted(record.starts("MEMBER_OF", family)):
            if record.kind[child] == "Child":
                head = {"family": family, "child": child, "age_band": record.text(child, "age_band")}
                listed = set() if given.get("voice") else record.starts("ARRANGEMENT_OF", child)
                mine = [record.node[one] for one in listed]
                inside = [one for one in mine if may_lie(one, given)]
                rows += [head | _told(record, one, mine, given) for one in inside] or [head | _untold()]
    return rows


def _told(record: Record, one: Row, mine: list[Row], given: Given) -> Row:
    before = _before(record, one, mine)
    dated = before and one["from_day"] != FIRST_DAY and before["to_day"] != LAST_DAY
    return {
        "care_arrangement": one["id"],
        "arrangement": one["arrangement"] or "",
        "with_whom": sorted(record.ends("ARRANGEMENT_WITH", one["id"])),
        "legal_basis": one["legal_basis"] or "",
        "edtf": one["edtf"] or "",
        "from_day": one["from_day"],
        "to_day": one["to_day"],
        "certain": lies_wholly(one, given),
        "after": before["id"] if before else "",
        "gap_days": max(0, one["from_day"] - before["to_day"] - 1) if before and dated else NOT_KNOWN,
        "gaps": sorted(one["gaps"] or []),
        "document": one["document"] or "",
        "place": one["place"] or "",
    }


def _before(record: Record, one: Row, mine: list[Row]) -> Row | None:
    """The child's arrangement that a source says came earlier, or else the last that began earlier."""
    earlier = record.starts("BEFORE", one["id"])
    stated = [other for other in mine if other["id"] in earlier]
    begun = [other for other in mine if FIRST_DAY < other["from_day"] < one["from_day"]]
    return max(stated or begun, key=lambda other: (other["from_day"], other["to_day"], other["id"]), default=None)


def _untold() -> Row:
    texts = ("care_arrangement", "arrangement", "legal_basis", "edtf", "after", "document", "place")
    return {
        **dict.fromkeys(texts, ""),
        "with_whom": [],
        "gaps": [],
        "from_day": FIRST_DAY,
        "to_day": LAST_DAY,
        "certain": False,
        "gap_days": NOT_KNOWN,
    }
