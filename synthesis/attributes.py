"""What tellings state of an interaction: each attribute where its kind has it, and how tellings differ."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from schema.model import load_model
from synthesis.draws import Draws
from synthesis.rhythms import RHYTHMS

#: Attributes whose values are not those of a code list.
VALUES: dict[str, tuple[str, ...]] = {
    "wait_minutes": ("5", "10", "15", "20", "30", "45", "60", "90"),
    "notice_days": ("0", "1", "2", "3", "5", "7", "10", "14", "21"),
    "substances": (
        "heroin",
        "methadone",
        "heroin; benzodiazepines",
        "cannabis",
        "cocaine",
        "opiates; cocaine; cannabis",
        "buprenorphine",
    ),
}
WEIGHTS: dict[str, tuple[float, ...]] = {
    "result": (7, 3, 1, 1, 1),
    "specimen": (8, 2, 4, 1, 1),
    "basis": (2, 5, 4, 2, 2, 1, 4),
    "mode": (12, 2, 4, 1, 1),
    "care": (6, 2, 3),
    "control": (4, 2, 3),
}
#: What can be decided where.
DECISIONS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("contact_visit",), ("contact_increased", "contact_reduced", "contact_refused", "continued")),
    (
        ("clinic_visit", "prescription_change"),
        ("prescription_reduced", "prescription_raised", "support_agreed", "continued"),
    ),
    (("registration",), ("registered", "not_registered", "deregistered")),
    (("hearing", "court_order", "placement_move"), ("returned", "removed", "continued", "contact_increased")),
    (("enquiry", "assessment"), ("no_further_action", "referred_on", "support_agreed")),
    (
        ("case_conference", "core_group", "looked_after_review", "meeting"),
        (
            "continued",
            "support_agreed",
            "registered",
            "not_registered",
            "deregistered",
            "referred_on",
            "no_further_action",
        ),
    ),
)
#: How often an attribute is stated where its kind has it; the rest is silence or a reason.
KNOWN = {"basis": 0.25, "care": 0.08, "control": 0.06, "venue": 0.35}
USUAL = 0.6
#: Of a second or third telling: how often it is silent on an attribute, and how often it says something else.
SILENT, DIFFERS = 0.25, 0.2


def told_names() -> list[str]:
    """The told columns of the episode sheet that are drawn here; status and reality come with the interaction,
    and a decision follows its kind.
    """
    told = [p.name for p in load_model().traits["told"].properties if p.told]
    return [name for name in told if name not in ("status", "reality", "decision")]


def values_of(name: str) -> list[str]:
    """What an attribute may say."""
    model = load_model()
    one = next(p for p in model.traits["told"].properties if p.name == name)
    if one.codelist:
        return [e.slug for e in model.codelists[one.codelist].entries]
    return list(VALUES.get(name, ("yes", "no")))


def with_attributes(frame: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """A column for each told attribute, from `kind`, `reality` and `venue_usual`."""
    special = {name for one in load_model().interactions.values() for name in one.attributes}
    columns = {}
    for name in told_names():
        if name in special:
            kinds = [k for k in RHYTHMS if name in load_model().interactions[k].attributes]
            where = frame.get_column("kind").is_in(kinds)
        elif name == "frequency":
            where = frame.get_column("reality") == "habit"
        else:
            where = pl.Series(np.ones(frame.height, dtype=bool))
        columns[name] = draws.stated(
            name, where, values_of(name), WEIGHTS.get(name), known=KNOWN.get(name, USUAL), gap=0.04
        )
    columns["decision"] = _decisions(frame, draws)
    usual = pl.when(draws.chance("usual venue", frame.height, 0.3)).then("venue_usual")
    return frame.with_columns(**columns).with_columns(venue=pl.col("venue").fill_null(usual))


def _decisions(frame: pl.DataFrame, draws: Draws) -> pl.Series:
    """What was decided, of the things that an interaction of its kind can decide."""
    decided = pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
    for kinds, decisions in DECISIONS:
        where = frame.get_column("kind").is_in(list(kinds))
        decided = decided.fill_null(draws.stated(f"decision {kinds[0]}", where, decisions, known=USUAL, gap=0.04))
    return decided


def differing(
    rows: pl.DataFrame,
    draws: Draws,
    names: Sequence[str] | None = None,
    other: Mapping[str, Sequence[str]] | None = None,
    differs: float = DIFFERS,
    silent: float = SILENT,
) -> pl.DataFrame:
    """Second and third tellings (`t` > 0) leave some attributes out and say others otherwise.

    `names` are the attributes (all of them if none are given), `other` what is said instead (all that may be).
    """
    again = rows.get_column("t").to_numpy() > 0
    columns = {}
    for name in names or (*told_names(), "status", "reality", "decision"):
        chance = draws.floats(f"{name} retold", rows.height)
        given = rows.get_column(name).is_not_null().to_numpy()
        instead = other[name] if other else values_of(name)
        said = draws.words_where(f"{name} otherwise", again & given & (chance < differs), instead)
        gone = pl.Series(again & (chance > 1 - silent))
        columns[name] = pl.when(gone).then(None).otherwise(pl.coalesce(said, pl.col(name)))
    return rows.with_columns(**columns)
