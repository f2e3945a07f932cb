"""The load of each family, counted family by family."""

from tests.oracles.record import Given, Record, Row, Telling, both, lies_wholly


def multiagency_load(record: Record, given: Given) -> list[Row]:
    """A row for each family asked about."""
    return [_row(record, family, given) for family in record.families(given)]


def _row(record: Record, family: str, given: Given) -> Row:
    served = [one for one in record.about(family, given) if one.services]
    contacts = [one for one in served if one.event and one.held]
    habits = [one for one in served if one.habit and one.kept]
    demands = [one for one in served if one.event and any(p.expected and p.kind == "Parent" for p in one.parts)]
    row: Row = {"family": family, "name": record.text(family, "name")}
    for suffix, sure in (("possible", False), ("certain", True)):
        counted = [one for one in contacts + habits if not sure or lies_wholly(one.row, given)]
        services = {service for one in counted for service in one.services}
        row[f"agencies_{suffix}"] = len({record.agency(service) for service in services})
        row[f"services_{suffix}"] = len(services)
        row[f"workers_{suffix}"] = len(_workers(counted))
    return {
        **row,
        **both("contacts", contacts, given),
        **both("demands", demands, given),
        **both("mandated", [one for one in contacts if one.mandated], given),
        **both("chosen", [one for one in contacts if one["basis"] and not one.mandated], given),
        "habits": len({one["interaction"] for one in habits}),
    }


def _workers(tellings: list[Telling]) -> set[str]:
    return {p.person for one in tellings for p in one.parts if p.present and p.kind == "Professional"}
