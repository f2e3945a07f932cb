"""Services and agencies that share a family, pair by pair."""

from itertools import combinations

from tests.oracles.record import Given, Record, Row, Telling, lies_wholly

#: interaction -> whether it surely lies in the window
Hands = dict[str, bool]


def never_meet(record: Record, given: Given) -> list[Row]:
    """A row for each pair, of services and of agencies, that in some family may never have come together."""
    services: dict[str, dict[str, Hands]] = {}
    agencies: dict[str, dict[str, Hands]] = {}
    for family in record.families(given):
        for one in record.about(family, given):
            if one.kept:
                for service in _took_part(record, one):
                    for level, who in ((services, service), (agencies, record.agency(service))):
                        hands = level.setdefault(family, {}).setdefault(who, {})
                        hands[one["interaction"]] = hands.get(one["interaction"], False) or lies_wholly(one.row, given)
    return [*_rows(record, "agency", "sector", agencies), *_rows(record, "service", "service_kind", services)]


def _took_part(record: Record, one: Telling) -> set[str]:
    """The services with a worker there; those that held it where no professional is told to have been there."""
    workers = [p.person for p in one.parts if p.present and p.kind == "Professional"]
    return {s for worker in workers for s in record.ends("WORKS_FOR", worker)} if workers else set(one.services)


def _rows(record: Record, level: str, kind: str, families: dict[str, dict[str, Hands]]) -> list[Row]:
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for family, hands in families.items():
        for pair in combinations(sorted(hands), 2):
            one, other = hands[pair[0]], hands[pair[1]]
            both = one.keys() & other.keys()
            lists = found.setdefault(pair, {"shared": [], "possible": [], "certain": []})
            lists["shared"].append(family)
            if not any(one[told] and other[told] for told in both):
                lists["possible"].append(family)
            if not both and any(one.values()) and any(other.values()):
                lists["certain"].append(family)
    return [
        {
            "level": level,
            "one": one,
            "one_kind": record.text(one, kind),
            "other": other,
            "other_kind": record.text(other, kind),
            "shared": len(lists["shared"]),
            "never_possible": len(lists["possible"]),
            "never_certain": len(lists["certain"]),
            "families": sorted(lists["possible"]),
        }
        for (one, other), lists in found.items()
        if lists["possible"]
    ]
