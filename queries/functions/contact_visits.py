"""Contact visits in the time of each worker who carried a family's case."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY

#: parts by which somebody has no hand in a visit
NO_HAND = ("talked_about", "not_invited")
LEFT_OUT = ("not_offered", "not_invited")
VISIT = ["family", "interaction"]
SERVICE = ["family", "service"]
WORKER = [*SERVICE, "worker"]
#: a row for visits of which nobody can be said to have carried the case
NOBODY = {"role": pl.lit(""), "turn": pl.lit(0), "from_day": pl.lit(FIRST_DAY), "to_day": pl.lit(LAST_DAY)}


def contact_visits(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001
    """A row for each worker of a service that had a hand in the family's visits, and one for what is nobody's."""
    visits, parts, held, turns = (rows.filter(what=what) for what in ("visit", "part", "held", "turn"))
    turns = _concerned(turns.rename({"who": "worker"}), parts, held)
    workers = turns.group_by(WORKER).agg(
        pl.col("role").first(),
        pl.col("turn").min().cast(pl.Int64),
        pl.col("from_day").min(),
        pl.col("to_day").max(),
    )
    placed = _placed(visits, parts, turns)
    nobody = placed.join(workers, on=WORKER, how="anti").select(WORKER).unique().with_columns(**NOBODY)
    told = placed.join(visits.drop("service", "role", "turn", "from_day", "to_day"), on=VISIT).join(
        _left_out(parts), on=VISIT, how="left"
    )
    counted = told.group_by(WORKER).agg(*_counts())
    numbers = [name for name, kind in counted.schema.items() if kind == pl.Int64]
    lists = [name for name, kind in counted.schema.items() if kind == pl.List(pl.String)]
    return (
        pl.concat([workers, nobody], how="vertical_relaxed")
        .join(counted, on=WORKER, how="left")
        .with_columns(pl.col(numbers).fill_null(0), pl.col(lists).fill_null([]))
    )


def _concerned(turns: pl.DataFrame, parts: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """Turns at services that held a visit of the family or whose workers had a hand in one."""
    by_part = turns.join(_with_a_hand(parts), on=["family", "worker"], how="semi")
    return turns.join(pl.concat([by_part.select(SERVICE), held.select(SERVICE)]), on=SERVICE, how="semi")


def _with_a_hand(parts: pl.DataFrame) -> pl.DataFrame:
    return parts.filter(~pl.col("part").is_in(NO_HAND)).select(*VISIT, worker="who")


def _placed(visits: pl.DataFrame, parts: pl.DataFrame, turns: pl.DataFrame) -> pl.DataFrame:
    """Each visit once for each service concerned, with the worker in whose row it stands; '' when that is not known."""
    pairs = (
        visits.group_by(VISIT)
        .agg(visit_from=pl.col("from_day").min(), visit_to=pl.col("to_day").max())
        .join(turns.select(SERVICE).unique(), on="family", how="left")
        .with_columns(pl.col("service").fill_null(""))
    )
    of_service = pairs.join(turns.select(*WORKER, "from_day", "to_day"), on=SERVICE)
    took_part = of_service.join(_with_a_hand(parts), on=[*VISIT, "worker"], how="semi")
    in_time = of_service.filter(pl.col("from_day") <= pl.col("visit_to"), pl.col("to_day") >= pl.col("visit_from"))
    inside = _alone(in_time).join(
        in_time.filter(pl.col("from_day") <= pl.col("visit_from"), pl.col("to_day") >= pl.col("visit_to")),
        on=[*VISIT, "service", "worker"],
        how="semi",
    )
    return (
        pairs.join(_alone(took_part).rename({"worker": "by_part"}), on=[*VISIT, "service"], how="left")
        .join(inside.rename({"worker": "by_time"}), on=[*VISIT, "service"], how="left")
        .select(*VISIT, "service", worker=pl.coalesce("by_part", "by_time", pl.lit("")))
    )


def _alone(candidates: pl.DataFrame) -> pl.DataFrame:
    """Visits with the worker of a service who is the only candidate."""
    one = candidates.select(*VISIT, "service", "worker").unique()
    return one.filter(pl.len().over(*VISIT, "service") == 1)


def _left_out(parts: pl.DataFrame) -> pl.DataFrame:
    """Visits with who refused and who stayed away."""
    refused, family = pl.col("part") == "refused", pl.col("side") == "family"
    return parts.group_by(VISIT).agg(
        worker_refused=(refused & ~family).any() | ((pl.col("part") == "not_invited") & family).any(),
        family_refused=(refused & family).any(),
        refused_by=pl.col("role").filter(refused),
        absent=pl.col("role").filter(pl.col("part") == "absent"),
    )


def _counts() -> list[pl.Expr]:
    """The columns of an answer; a visit is counted once in each, however many accounts tell it."""
    event, habit = pl.col("told_as") == "event", pl.col("told_as") == "habit"
    status = pl.col("status")
    held = (status == "held") & (event | habit)
    possible = ~status.is_in(["held", "disputed"])
    by_worker = possible & (status.is_in(LEFT_OUT) | pl.col("worker_refused").fill_null(False))
    by_family = possible & pl.col("family_refused").fill_null(False)
    counted = {
        "visits_possible": event,
        "visits_certain": event & pl.col("sure"),
        "held_possible": event & held,
        "held_certain": event & held & pl.col("sure"),
        "habits": habit & (status.is_in(["held", ""])),
        "refused": by_worker | by_family | (status == "refused"),
        "refused_by_service": by_worker,
        "refused_by_family": by_family,
        "cancelled_by_service": event & (status == "cancelled_by_service"),
        "cancelled_by_family": event & (status == "cancelled_by_family"),
        "missed": event & (status == "missed"),
        "supervised": held & (pl.col("supervision") == "supervised"),
        "supported": held & (pl.col("supervision") == "supported"),
        "handover": held & (pl.col("supervision") == "handover"),
        "unsupervised": held & (pl.col("supervision") == "unsupervised"),
        "face_to_face": held & (pl.col("mode") == "face_to_face"),
        "video": held & (pl.col("mode") == "video"),
        "other_mode": held & pl.col("mode").is_in(["telephone", "letter", "text"]),
        "increased": held & (pl.col("decision") == "contact_increased"),
        "reduced": held & (pl.col("decision") == "contact_reduced"),
        "disputed": pl.col("disputed"),
    }
    return [
        *(pl.col("interaction").filter(which).n_unique().cast(pl.Int64).alias(name) for name, which in counted.items()),
        *(pl.col(name).explode().drop_nulls().unique().sort() for name in ("refused_by", "absent")),
        pl.col("interaction").unique().sort().alias("interactions"),
    ]
