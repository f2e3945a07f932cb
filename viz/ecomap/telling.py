"""Reading a row of the chronology: how an interaction is told, in the agreed record or by one voice."""

from collections.abc import Mapping

from queries.days import FIRST_DAY, LAST_DAY
from schema.definition import Model
from viz.ecomap.record import Outcome, Told
from viz.terms import label, when

Cells = Mapping[str, object]
#: marks of EDTF for about, perhaps and both
UNSURE = ("~", "?", "%")


def told_of(row: Cells, model: Model) -> Told:
    """How a row of the chronology tells its interaction."""
    care, control, reality = str(row["care"]), str(row["control"]), str(row["reality"])
    return Told(
        outcome=_outcome(str(row["status"]), reality, model),
        care=_shown(model, "care_stance", care),
        control=_shown(model, "control_stance", control),
        status=label(model, "status", str(row["status"])),
        reality="" if reality == "event" else label(model, "reality", reality),
        care_words=label(model, "care_stance", care),
        control_words=label(model, "control_stance", control),
        when=when(str(row["edtf"])),
        from_day=_day(row["from_day"], FIRST_DAY),
        to_day=_day(row["to_day"], LAST_DAY),
    )


def about(row: Cells) -> bool:
    """Whether the date is known only about, perhaps, or within an interval."""
    return str(row["edtf"]).endswith(UNSURE) or "/" in str(row["edtf"])


def under_pressure(row: Cells, model: Model) -> bool:
    """Care was withheld; or it was pressed, ordered or a condition, and no care was shown."""
    care, basis = str(row["care"]), str(row["basis"])
    if care and not _shown(model, "care_stance", care):
        return True
    mandated = bool(basis) and bool(model.entry("basis", basis).fields.get("mandated"))
    return mandated and not _shown(model, "care_stance", care)


def _outcome(status: str, reality: str, model: Model) -> Outcome:
    """What became of it; what is asked for, feared or disputed, and did not fail to come about, is other."""
    fields = model.entry("status", status).fields if status else {}
    if fields.get("missed"):
        return "missed" if fields["offered"] else "not_offered"
    if reality == "habit":
        return "habit"
    counts = bool(reality) and bool(model.entry("reality", reality).fields["counts"])
    return "held" if counts and fields.get("held") else "other"


def _shown(model: Model, codelist: str, term: str) -> bool:
    return bool(term) and bool(model.entry(codelist, term).fields["shown"])


def _day(value: object, open_end: int) -> int | None:
    day = int(str(value))
    return None if day == open_end else day
