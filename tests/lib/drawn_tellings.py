"""Drawn rows of the episodes sheet: interactions told once or by several voices, which may disagree."""

from hypothesis import strategies as st

from schema.model import load_model
from schema.shapes import Property
from tests.lib.drawn_cast import DATES, Cast, Rows, mostly, some

SHARED = ("I1", "I2", "I3", "I4")
ROLES = ("role:midwife", "role:social_worker")
#: kinds that questions name; any other may be drawn too
KINDS = (
    "home_visit",
    "drug_test",
    "drug_test",
    "case_conference",
    "core_group",
    "contact_visit",
    "referral",
    "information_sharing",
    "registration",
    "call",
    "support",
)
REALITIES = (*("",) * 4, *("event",) * 6, *("habit",) * 4, "request", "fear", "hope", "rule", "did_not_happen")
STATUSES = (*("held",) * 8, "", "", "missed", "refused", "not_offered", "cancelled_by_service", "planned")
PARTS = (*("attended",) * 6, "absent", "refused", "not_invited", "talked_about", "asked_for")
#: parts that questions about a kind ask for
PARTS_OF = {
    "drug_test": ("tested", "tested", "absent", "refused", "invited", "demanded_of", "asked_for"),
    "case_conference": ("attended", "attended", "chaired", "absent", "invited", "not_invited", "not_addressed"),
}
GAP = "not_stated"


def names_of(told: Rows) -> list[str]:
    """The keys by which other cells name the interactions of these rows, the same ones once."""
    return list(dict.fromkeys(row["interaction"] or row["episode"] for row in told))


@st.composite
def episodes(draw: st.DrawFn, cast: Cast, most: int) -> Rows:
    """Rows of tellings; what `after` names comes earlier in the order of first tellings, so no order is a circle."""
    kinds = {key: draw(_kinds()) for key in SHARED}
    rows: Rows = []
    for n in range(1, draw(st.sampled_from([0, 1, most // 2, most, most])) + 1):
        shared = draw(st.sampled_from(["", "", *SHARED]))
        kind = kinds[shared] if shared else draw(_kinds())
        rows.append({"episode": f"e{n}", "interaction": shared, "kind": kind, **draw(_telling(cast, kind))})
    names = names_of(rows)
    for row in rows:
        own = row["interaction"] or row["episode"]
        row["after"] = draw(some(names[: names.index(own)], 1))
        row["led_to"] = draw(some([name for name in names if name != own], 2))
        row["how"] = draw(st.sampled_from(["", "referral", "escalation"]))
    return rows


def _kinds() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(KINDS), st.sampled_from(KINDS), st.sampled_from(sorted(load_model().interactions)))


@st.composite
def _telling(draw: st.DrawFn, cast: Cast, kind: str) -> dict[str, str]:
    row = {
        "document": draw(st.sampled_from(["D1", "D2"])),
        "place": draw(st.sampled_from(["", "page 1"])),
        "voice": draw(st.sampled_from([*cast.keys()[:3], *cast.keys(), *ROLES])),
        "when": draw(st.sampled_from(DATES)),
        "family": draw(mostly(cast.family_keys)),
        "services": draw(some(cast.service_keys, 2)),
        "directed_to": draw(some(cast.service_keys, 1)),
        "reality": draw(st.sampled_from(REALITIES)),
        "status": draw(st.sampled_from(STATUSES)),
    }
    everybody = cast.keys()
    every_part = [entry.slug for entry in load_model().codelists["part"].entries]
    part = st.one_of(st.sampled_from(PARTS_OF.get(kind, PARTS)), st.sampled_from([*PARTS, *every_part]))
    parts: dict[str, list[str]] = {}
    number = min(draw(st.sampled_from([0, 1, 2, 3, 4, 5])), len(everybody))
    for person in draw(st.lists(st.sampled_from(everybody), min_size=number, max_size=number, unique=True)):
        parts.setdefault(draw(part), []).append(person)
    row |= {slug: "; ".join(people) for slug, people in parts.items()}
    actors = sorted({person for people in parts.values() for person in people}) + _named(row["services"])
    for column, terms in (("cared", "care_stance"), ("controlled", "control_stance")):
        stances = st.sampled_from([entry.slug for entry in load_model().codelists[terms].entries])
        row[column] = "; ".join(f"{actor}={draw(stances)}" for actor in _named(draw(some(actors, 2))))
    attributes = st.lists(st.sampled_from(_attributes(kind)), max_size=4, unique_by=lambda one: one.name)
    for one in draw(attributes):
        row[one.name] = draw(_values(one))
    return row


def _named(cell: str) -> list[str]:
    return [one for one in cell.split("; ") if one]


def _attributes(kind: str) -> list[Property]:
    """What a telling of this kind may state beside its reality and status."""
    of_kinds = {name for one in load_model().interactions.values() for name in one.attributes}
    own = set(load_model().interactions[kind].attributes)
    told = [one for one in load_model().traits["told"].properties if one.told and one.name not in ("reality", "status")]
    return [one for one in told if one.name in own or one.name not in of_kinds]


def _values(one: Property) -> st.SearchStrategy[str]:
    """Any value of an attribute, or the reason that there is none."""
    if one.codelist:
        return st.sampled_from([*(entry.slug for entry in load_model().codelists[one.codelist].entries), GAP])
    if one.type == "bool":
        return st.sampled_from(["yes", "no", GAP])
    if one.type == "int":
        return st.integers(one.at_least or 0, one.at_most or 100).map(str)
    return some(["opiates", "cannabis"], 2)
