"""The companion's documents: interviews and notes with families, with services, and the study's materials."""

from typing import Any

import numpy as np
import polars as pl

from synthesis.companion.cast import Cast
from synthesis.deposit.materials import materials
from synthesis.draws import Draws

FAMILY, SERVICES, MATERIALS = "Parent/Family", "Services/Professionals", "Materials"
#: How many documents each data set has, as the record of SN 857133 says.
IN_FAMILY, IN_SERVICES = 122, 183
INTERVIEWS_EACH = 3
#: Documents with services: notes of each team, focus groups in all, and debriefs; interviews make up the rest.
NOTES_EACH, GROUPS, DEBRIEFS = 7, 12, 31
#: The last documents of each series are later than the last thing told of.
LAST_DAYS = (597, 609)
COLUMNS = ("document", "title", "document_kind", "data_set", "owner", "service", "family", "day", "about")


def make_documents(cast: Cast, workers: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """One row a document: `owner` (who speaks), `service` or `family` (whose notes), `day`, and `nth`, its order."""
    family = _with_families(cast)
    services = _with_services(workers)
    rows = pl.DataFrame([*family, *services], infer_schema_length=None)
    wobble = draws.ints("document day", rows.height, -9, 9)
    late = pl.Series(draws.ints("last document day", rows.height, *LAST_DAYS))
    day = pl.when(pl.col("last")).then(late).otherwise((pl.col("day") + pl.Series(wobble)).clip(5, LAST_DAYS[0]))
    return rows.with_columns(day=day, nth=pl.int_range(pl.len())).select(*COLUMNS, "nth")


def _row(document: str, title: str, kind: str, data_set: str, day: int, **more: Any) -> dict[str, Any]:
    empty = {"owner": None, "service": None, "family": None, "last": False, "about": None}
    return {
        "document": document,
        "title": title,
        "document_kind": kind,
        "data_set": data_set,
        "day": day,
        **empty,
        **more,
    }


def _with_families(cast: Cast) -> list[dict[str, Any]]:
    """Interviews with every adult of a family who takes part, and one or two sets of notes a family."""
    adults = cast.members.filter(pl.col("participant"))
    rows = []
    for person, family, name, role in adults.select("person", "family", "name", "role").iter_rows():
        days = np.linspace(60, 600, INTERVIEWS_EACH).astype(int)
        rows += [
            _row(
                f"{person}-int{i + 1}",
                f"Interview {i + 1} with {name} ({role})",
                "interview",
                FAMILY,
                int(day),
                owner=person,
                family=family,
                last=i + 1 == INTERVIEWS_EACH,
                about=name,
            )
            for i, day in enumerate(days)
        ]
    left = IN_FAMILY - len(rows)
    families = cast.families.select("family", "family_name").rows()
    for i in range(left):
        family, name = families[i % len(families)]
        nth = i // len(families) + 1
        # Between two interviews, so that some of what happens then is noted rather than told.
        day = (190 if nth == 1 else 450) + 9 * (i % 9)
        rows.append(
            _row(
                f"{family}-notes{nth}",
                f"Fieldnotes {nth} on time spent with {name.replace('The', 'the')}",
                "fieldnote",
                FAMILY,
                day,
                family=family,
                about=name.replace("The", "the"),
            )
        )
    return sorted(rows, key=lambda row: row["document"])


def _with_services(workers: pl.DataFrame) -> list[dict[str, Any]]:
    """Interviews, debriefs, focus groups and fieldnotes with the teams and with other professionals."""
    speak = workers.filter(pl.col("participant"))
    teams = speak.filter(pl.col("team"))
    rows = []
    names = teams.unique("service", keep="first", maintain_order=True).select("service", "service_name").rows()
    for service, name in names:
        rows += [
            _row(
                f"{service}-notes{i + 1}",
                f"Fieldnotes {i + 1}, {name}",
                "fieldnote",
                SERVICES,
                70 + 88 * i,
                service=service,
                last=i + 1 == NOTES_EACH,
                about=name,
            )
            for i in range(NOTES_EACH)
        ]
    for i in range(GROUPS):
        service, name = names[i % len(names)]
        nth = i // len(names) + 1
        title = f"Focus group {nth}, {name}"
        rows.append(
            _row(f"{service}-group{nth}", title, "focus_group", SERVICES, 380 + 14 * i, service=service, about=name)
        )
    others = speak.filter(~pl.col("team"))
    interviews = IN_SERVICES - len(rows) - DEBRIEFS - others.height
    for i, (worker, name, role) in enumerate(teams.select("worker", "name", "role").iter_rows()):
        debrief = i % 5 in (1, 3) if i < teams.height else False
        rows.append(_talk(worker, name, role, debrief, 250 + (i * 37) % 340))
    spare = DEBRIEFS + interviews - teams.height
    again = teams.filter(pl.col("role").is_in(["social_worker", "substance_use_nurse", "midwife"])).head(spare)
    for i, (worker, name, role) in enumerate(again.select("worker", "name", "role").iter_rows()):
        rows.append(_talk(worker, name, role, True, 560 + i, nth=2))
    for i, (worker, name, role) in enumerate(others.select("worker", "name", "role").iter_rows()):
        rows.append(_talk(worker, name, role, False, 540 + i, last=True))
    return sorted(rows, key=lambda row: row["document"])


def _talk(
    worker: str, name: str, role: str, debrief: bool, day: int, nth: int = 1, last: bool = False
) -> dict[str, Any]:
    what, kind, end = ("Workday debrief", "debrief", "day") if debrief else ("Interview", "interview", "int")
    title = f"{what} with {name} ({role.replace('_', ' ')})"
    return _row(f"{worker}-{end}{nth}", title, kind, SERVICES, day, owner=worker, last=last, about=name)


def material_rows() -> pl.DataFrame:
    """The study's materials as rows of documents."""
    rows = [_row(one.document, one.title, "material", MATERIALS, 0) for one in materials()]
    return pl.DataFrame(rows, infer_schema_length=None).select(COLUMNS)
