"""Care and control of each profession and agency, interaction by interaction."""

from collections.abc import Iterator

from tests.oracles.record import Given, Played, Record, Row, Telling

NO_PART = ("talked_about", "not_invited")
#: actor, its ids, and the care and control that it is said to show
Shown = tuple[str, str, list[tuple[str | None, str | None]]]
NAMES = ("events", "care_only", "both", "control_only", "neither", "not_stated", "care_withheld", "control_eased")


def support_and_scrutiny(record: Record, given: Given) -> list[Row]:
    """A row a role and one an agency that had a hand in anything."""
    rows = []
    for of, actors in (("agency", _agencies), ("role", _roles)):
        ids: dict[str, set[str]] = {}
        families: dict[str, set[str]] = {}
        stances: dict[str, dict[tuple[str, bool], set[tuple[str, str | None]]]] = {}
        for family in record.families(given):
            for one in record.about(family, given):
                for actor, own, shown in actors(record, one) if one.event or one.habit else ():
                    ids.setdefault(actor, set()).add(own)
                    families.setdefault(actor, set()).add(family)
                    told = stances.setdefault(actor, {}).setdefault((one["interaction"], one.event), set())
                    told |= {("care", care) for care, _ in shown} | {("control", control) for _, control in shown}
        rows += [
            {
                "of": of,
                "actor": actor,
                "name": record.text(actor, "name") if of == "agency" else "",
                "sector": record.text(actor, "sector") if of == "agency" else "",
                "ids": sorted(ids[actor]),
                "families": len(families[actor]),
                **_counts(stances[actor]),
            }
            for actor in ids
        ]
    return rows


def _roles(record: Record, one: Telling) -> Iterator[Shown]:
    for p in _workers(one):
        (role,) = record.ends("HAS_ROLE", p.person)
        yield p.role, role, [(p.care, p.control)]


def _agencies(record: Record, one: Telling) -> Iterator[Shown]:
    for service, own in one.services.items():
        there = [(p.care, p.control) for p in _workers(one) if service in record.ends("WORKS_FOR", p.person)]
        agency = record.agency(service)
        yield agency, agency, [own, *there]


def _workers(one: Telling) -> list[Played]:
    return [p for p in one.parts if p.kind == "Professional" and p.part not in NO_PART]


def _counts(told: dict[tuple[str, bool], set[tuple[str, str | None]]]) -> Row:
    events = [stance for (_, event), stance in told.items() if event]
    habits = [stance for (_, event), stance in told.items() if not event]
    found = dict.fromkeys(NAMES, 0)
    for stance in events:
        cares, controls = _shows(stance, "care", "offered"), _shows(stance, "control", "exercised")
        which = {(True, False): "care_only", (True, True): "both", (False, True): "control_only"}
        found["events"] += 1
        found[which.get((cares, controls), "neither")] += 1
        found["not_stated"] += all(term is None for _, term in stance)
        found["care_withheld"] += _shows(stance, "care", "withheld")
        found["control_eased"] += _shows(stance, "control", "eased")
    return {
        **found,
        "habits": len(habits),
        "habits_of_care": sum(_shows(stance, "care", "offered") for stance in habits),
        "habits_of_control": sum(_shows(stance, "control", "exercised") for stance in habits),
    }


def _shows(stance: set[tuple[str, str | None]], of: str, term: str) -> bool:
    """Whether anything of it is said, if only mixed with its contrary."""
    return (of, term) in stance or (of, "mixed") in stance
