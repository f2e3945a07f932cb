"""Conferences and core groups, one by one."""

from tests.oracles.record import Given, Played, Record, Row, Telling

AWAY = ("absent", "refused", "not_invited")
GP = (("absent", "absent"), ("invited", "invited"), ("not_invited", "left out"))


def case_conferences(record: Record, given: Given) -> list[Row]:
    """A row a telling and family; of no family only where neither a family nor a jurisdiction is asked about."""
    asked = record.families(given)
    everyone = not given.get("family") and not given.get("jurisdiction")
    study = given.get("study", "")
    rows = []
    for one in record.told(given):
        if one["kind"] in ("case_conference", "core_group"):
            nobody = everyone and not one.families and study in ("", one["id"].partition(":")[0])
            rows += [_row(one, family) for family in sorted(one.families & set(asked)) or [""] * nobody]
    return rows


def _row(one: Telling, family: str) -> Row:
    workers, relatives = (_present(one, of_family) for of_family in (False, True))
    sides = [[p for p in one.parts if p.present and p.of_family == of_family] for of_family in (False, True)]
    return {
        "family": family,
        "interaction": one["interaction"],
        "account": "" if one["id"] == one["interaction"] else one["id"],
        "kind": one["kind"],
        "told_as": one.told_as,
        "edtf": one["edtf"] or "",
        "from_day": one["from_day"],
        "to_day": one["to_day"],
        "position": one["position"] or 0,
        "status": one["status"] or "",
        "professionals_present": workers,
        "relatives_present": relatives,
        "professionals_each": workers / relatives if relatives > 0 and workers >= 0 else None,
        "relatives_not_addressed": len({p.person for p in one.parts if p.part == "not_addressed" and p.of_family}),
        "roles_present": _roles(sides[0]),
        "family_present": _roles(sides[1]),
        "roles_invited": _roles(one.parts, "invited"),
        "roles_absent": _roles(one.parts, "absent"),
        "roles_left_out": _roles(one.parts, "not_invited"),
        "roles_refused": _roles(one.parts, "refused"),
        "gp": _gp([p for p in one.parts if p.role == "gp"]),
        "notice_days": -1 if one["notice_days"] is None else one["notice_days"],
        "report_shared": _yes_or_no(one["report_shared"]),
        "minutes_shared": _yes_or_no(one["minutes_shared"]),
        "decision": one["decision"] or "",
        "disputed": sorted(one["disputed"] or []),
    }


def _present(one: Telling, of_family: bool) -> int:
    side = [p for p in one.parts if p.of_family == of_family]
    known = any(p.present or p.part in AWAY for p in side)
    return len({p.person for p in side if p.present}) if known else -1


def _roles(parts: list[Played], part: str = "") -> list[str]:
    return sorted({p.role for p in parts if part in ("", p.part)})


def _gp(parts: list[Played]) -> str:
    if any(p.present for p in parts):
        return "present"
    return next((word for part, word in GP if any(p.part == part for p in parts)), "")


def _yes_or_no(value: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[value]
