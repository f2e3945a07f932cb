"""What did not come about and who was missing, telling by telling."""

from tests.oracles.record import Given, Record, Row, Telling, lies_wholly

NO_ABSENCE = ("fear", "hope", "supposition", "rule")
OF_SERVICES = ("cancelled_by_service", "not_offered", "not_invited")


def absences(record: Record, given: Given) -> list[Row]:
    """A row a family and telling."""
    return [
        row
        for family in record.families(given)
        for one in record.about(family, given)
        if one["reality"] not in NO_ABSENCE and (row := _row(one, family, given))
    ]


def _row(one: Telling, family: str, given: Given) -> Row | None:
    away = [p for p in one.parts if p.part in ("absent", "refused")]
    left_out = {p.person for p in one.parts if p.part == "not_invited"}
    if not (one.missed or one["reality"] == "did_not_happen" or away or left_out):
        return None
    return {
        "family": family,
        "interaction": one["interaction"],
        "account": "" if one["id"] == one["interaction"] else one["id"],
        "kind": one["kind"],
        "edtf": one["edtf"] or "",
        "from_day": one["from_day"],
        "to_day": one["to_day"],
        "certain": lies_wholly(one.row, given),
        "status": one["status"] or "",
        "reality": one["reality"] or "",
        "basis": one["basis"] or "",
        "by_family": one["status"] == "cancelled_by_family" or any(p.of_family for p in away),
        "by_service": one["status"] in OF_SERVICES or bool(left_out) or any(not p.of_family for p in away),
        "absent": sorted({p.person for p in away if p.part == "absent"}),
        "refused": sorted({p.person for p in away if p.part == "refused"}),
        "not_invited": sorted(left_out),
        "services": sorted(one.services),
        "disputed": sorted(one["disputed"] or []),
    }
