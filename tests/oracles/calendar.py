"""Weeks as parents live them, day by day."""

import datetime as dt

from queries.days import EPOCH
from tests.oracles.record import Given, Record, Row, Telling

#: comes to the home, or is between services only
NO_JOURNEY = ("home_visit", "call", "information_sharing", "referral")
AT_HOME = ("home", "online", "telephone")
FROM_AFAR = ("video", "telephone", "letter", "text")


def calendar(record: Record, given: Given) -> list[Row]:
    """A row a parent and week, or one without a week."""
    rows = []
    for family in record.families(given):
        told: dict[str, list[Telling]] = {}
        for one in record.about(family, given):
            for parent in {p.person for p in one.parts if p.kind == "Parent" and p.expected}:
                if one.event or one.habit:
                    told.setdefault(parent, []).append(one)
        for parent, expected in told.items():
            weeks: dict[str, list[Telling]] = {}
            for one in expected:
                if one.event and one["day"] is not None:
                    year, week, _ = _date(one).isocalendar()
                    weeks.setdefault(f"{year:04}-W{week:02}", []).append(one)
            head = {"family": family, "parent": parent, "role": record.text(parent, "role")}
            tail = {
                "undated": sum(one.event and one["day"] is None for one in expected),
                "habits": sum(one.habit for one in expected),
            }
            rows += [
                {**head, "week": week, **_week(record, demands), **tail}
                for week, demands in (weeks or {"": []}).items()
            ]
    return rows


def _date(one: Telling) -> dt.date:
    return EPOCH + dt.timedelta(days=one["day"])


def _week(record: Record, demands: list[Telling]) -> Row:
    by_day: dict[dt.date, list[Telling]] = {}
    for one in demands:
        by_day.setdefault(_date(one), []).append(one)
    days = by_day.values()
    places = [{place for one in day if (place := _place(record, one))} for day in days]
    return {
        "demands": len(demands),
        "held": sum(one.held for one in demands),
        "mandated": sum(one.mandated for one in demands),
        "days": len(by_day),
        "clash_days": sum(len(day) > 1 for day in days),
        "journey_days": sum(len(of_day) > 1 for of_day in places),
        "most_in_a_day": max((len(day) for day in days), default=0),
        "services": sorted({service for one in demands for service in one.services}),
        "places": sorted(set().union(*places)),
        "interactions": sorted(one["interaction"] for one in demands),
    }


def _place(record: Record, one: Telling) -> str:
    """Where the parent has to go; empty where that is nowhere, or not told."""
    if one["kind"] in NO_JOURNEY or one["venue"] in AT_HOME or one["mode"] in FROM_AFAR:
        return ""
    sites = {record.node[service]["site"] or service for service in one.services}
    return sites.pop() if len(sites) == 1 else ""
