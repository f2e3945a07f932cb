"""Workers of each service with each family, turn by turn."""

from itertools import pairwise

from queries.days import FIRST_DAY, LAST_DAY
from tests.oracles.record import Given, Record, Row, lies_wholly, may_lie

UNKNOWN = -1


def continuity(record: Record, given: Given) -> list[Row]:
    """A row for each family and service with a worker who is listed or was met."""
    rows = []
    for family in record.families(given):
        listed = _listed(record, family, given)
        met = _met(record, family, given)
        for service in sorted(listed.keys() | met.keys()):
            turns, seen = listed.get(service, {}), met.get(service, {})
            everyone = [turn for of_one in turns.values() for turn in of_one if may_lie(turn, given)]
            rows.append(
                {
                    "family": family,
                    "service": service,
                    "service_kind": record.text(service, "service_kind"),
                    "workers_possible": len({turn["to_id"] for turn in everyone}),
                    "workers_certain": len({turn["to_id"] for turn in everyone if lies_wholly(turn, given)}),
                    "met_possible": len(seen),
                    "met_certain": sum(seen.values()),
                    **_handovers(turns, given),
                    **_stays(record, turns, given),
                    "people": sorted({turn["to_id"] for turn in everyone} | seen.keys()),
                }
            )
    return rows


def _listed(record: Record, family: str, given: Given) -> dict[str, dict[str, list[Row]]]:
    """service -> involvement -> every turn of it, of involvements in the window with a turn in it; no voice's."""
    found: dict[str, dict[str, list[Row]]] = {}
    for involvement in record.starts("INVOLVEMENT_OF", family):
        turns = [tie for tie in record.ties("WORKED_BY") if tie["from_id"] == involvement]
        mine = may_lie(record.node[involvement], given) and any(may_lie(turn, given) for turn in turns)
        if mine and not given.get("voice"):
            for service in record.ends("INVOLVEMENT_WITH", involvement):
                found.setdefault(service, {})[involvement] = turns
    return found


def _met(record: Record, family: str, given: Given) -> dict[str, dict[str, bool]]:
    """service -> worker -> whether the worker was surely met in the window."""
    found: dict[str, dict[str, bool]] = {}
    for one in record.about(family, given):
        for p in one.parts:
            if p.present and p.kind == "Professional" and one.held and (one.event or one.habit):
                for service in record.ends("WORKS_FOR", p.person):
                    seen = found.setdefault(service, {})
                    seen[p.person] = seen.get(p.person, False) or lies_wholly(one.row, given)
    return found


def _handovers(listed: dict[str, list[Row]], given: Given) -> Row:
    """Changes of worker, involvement by involvement, among the turns that may lie in the window."""
    changes, waits = 0, []
    orders = [_order([turn for turn in turns if may_lie(turn, given)]) for turns in listed.values()]
    if not orders or None in orders:
        return dict.fromkeys(("handovers", "gaps", "longest_gap_days"), UNKNOWN)
    for order in orders:
        for one, following in pairwise(order or []):
            if one["to_id"] != following["to_id"]:
                changes += 1
                if one["to_day"] != LAST_DAY and following["from_day"] != FIRST_DAY:
                    waits.append(following["from_day"] - one["to_day"] - 1)
    gaps = [days for days in waits if days > 0]
    return {"handovers": changes, "gaps": len(gaps), "longest_gap_days": max(gaps, default=0)}


def _order(turns: list[Row]) -> list[Row] | None:
    """The turns as they followed each other; None where neither their numbers nor their dates tell."""
    if len(turns) < 2:
        return turns
    for name, unknown in (("turn", None), ("from_day", FIRST_DAY)):
        places = [turn[name] for turn in turns]
        if unknown not in places and len(set(places)) == len(places):
            return sorted(turns, key=lambda turn: int(turn[name]))
    return None


def _stays(record: Record, listed: dict[str, list[Row]], given: Given) -> Row:
    """The most days of each worker with each involvement; who alone carried it, was there for no longer than it."""
    days: dict[tuple[str, str], int] = {}
    for involvement, turns in listed.items():
        whole = record.node[involvement]
        for turn in turns:
            first, last = turn["from_day"], turn["to_day"]
            if len(turns) == 1:
                first, last = max(first, whole["from_day"]), min(last, whole["to_day"])
            if may_lie(turn, given) and first != FIRST_DAY and last != LAST_DAY:
                key = (involvement, turn["to_id"])
                days[key] = days.get(key, 0) + last - first + 1
    return {
        "longest_stay_days": max(days.values(), default=UNKNOWN),
        "shortest_stay_days": min(days.values(), default=UNKNOWN),
    }
