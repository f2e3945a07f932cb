"""The companion's services, who works there, and which of their workers a family has at a time."""

import numpy as np
import polars as pl

from synthesis.companion.cast import Cast
from synthesis.companion.data import manners, names, posts, services, turns
from synthesis.draws import Draws
from synthesis.sheets import as_sheet

#: First and last day of the caseload, in days of the period, and the longest gap between two workers.
FIRST, LAST, LONGEST_GAP = -260, 620, 40


def services_sheet() -> pl.DataFrame:
    """Every service with its agency; the enrolled teams are participants."""
    rows = [
        {
            **one.model_dump(exclude={"workers", "spoken_of", "participant"}),
            "participant": "yes" if one.participant else "no",
            "document": f"{_notes_of(one.jurisdiction)}-notes1",
            "place": "the first pages",
        }
        for one in services()
    ]
    return as_sheet("services", pl.DataFrame(rows))


def _notes_of(jurisdiction: str) -> str:
    return "SC-DT" if jurisdiction == "scotland" else "EN-DT"


def make_workers() -> pl.DataFrame:
    """`worker`, `service`, `role`, `number`, `name` (of those who take part), `jurisdiction`, `participant`."""
    rows = []
    for one in services():
        for takes_part, counts in ((True, one.workers), (False, one.spoken_of)):
            for role, count in counts.items():
                rows += [
                    {
                        "worker": f"{one.service}-{role}-{i + 1}",
                        "service": one.service,
                        "service_name": one.name,
                        "team": one.participant,
                        "role": role,
                        "number": i,
                        "jurisdiction": one.jurisdiction,
                        "participant": takes_part,
                    }
                    for i in range(count)
                ]
    frame = pl.DataFrame(rows)
    nth = (pl.col("participant").cum_sum() - 1).cast(pl.Int64)
    return frame.with_columns(
        name=pl.when("participant").then(nth.replace_strict(dict(enumerate(names())), default=None))
    )


def workers_sheet(workers: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """The workers as rows of the people sheet."""
    n = workers.height
    takes_part = workers.get_column("participant")
    return as_sheet(
        "people",
        workers.with_columns(
            person="worker",
            kind=pl.lit("professional"),
            pseudonym="name",
            gender=draws.stated("gender", takes_part, ("woman", "man"), (3, 1), known=0.95),
            age_band=draws.stated("age", takes_part, ("25_34", "35_44", "45_54", "55_plus"), (2, 4, 4, 2), known=0.6),
            participant=pl.when("participant").then(pl.lit("yes")).otherwise(pl.lit("no")),
            document=pl.col("jurisdiction").replace_strict({"scotland": "SC-DT-notes1", "england": "EN-DT-notes1"}),
            place=pl.lit("the first pages"),
            memo=pl.when(pl.int_range(n) % 12 == 5).then(pl.lit("Spoken of by several families.")),
        ),
    )


def make_caseload(cast: Cast, workers: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Who works with a family in a post: `worker`, `role`, `service`, `turn`, `manner`, from `from_day` to `to_day`."""
    held = _posts_held(cast)
    spans = [_turns(held.filter(pl.col("post") == post), post, draws) for post in posts()]
    rows = pl.concat(spans)
    counts = workers.group_by("service", "role", maintain_order=True).agg(count=pl.len().cast(pl.Int64))
    rows = rows.join(counts, on=["service", "role"], how="left", maintain_order="left")
    number = (pl.col("f") * 2 + pl.col("turn") - 1) % pl.col("count")
    return (
        rows.with_columns(number=number)
        .join(
            workers.select("service", "role", "number", "worker", "name", "participant"),
            on=["service", "role", "number"],
            how="left",
            maintain_order="left",
        )
        # A team of one has nobody to hand over to.
        .filter((pl.col("turn") == 1) | (pl.col("count") > 1))
        .sort("f", "post", "from_day")
    )


def _posts_held(cast: Cast) -> pl.DataFrame:
    """Every family with every post: service and role there; a family may have its own drug treatment service."""
    table = pl.DataFrame(
        [
            {"post": name, "jurisdiction": where, "service": service, "role": role}
            for name, post in posts().items()
            for where, (service, role) in (("scotland", post.scotland), ("england", post.england))
        ]
    )
    rows = cast.families.select("f", "family", "course", "jurisdiction", "treatment").join(
        table, on="jurisdiction", how="inner", maintain_order="left_right"
    )
    own = (pl.col("treatment") == "EN-D3") & pl.col("service").eq("EN-DT") & pl.col("post").ne("psychologist")
    role = pl.when(pl.col("post") == "keyworker").then(pl.lit("third_sector_drug_worker")).otherwise(pl.lit("doctor"))
    return rows.with_columns(
        service=pl.when(own).then("treatment").otherwise("service"), role=pl.when(own).then(role).otherwise("role")
    )


def _turns(held: pl.DataFrame, post: str, draws: Draws) -> pl.DataFrame:
    """One, two or three spans one after the other, gaps between them; a course may have spans of its own."""
    n = held.height
    counts = draws.words(f"turns {post}", ("1", "2", "3"), n, posts()[post].turns).cast(pl.Int64).to_numpy()
    counts = np.where(
        draws.floats(f"one turn {post}", n) < posts()[post].turns[0] / sum(posts()[post].turns), 1, counts
    )
    shares = {name: one.share for name, one in manners().items() if one.share}
    cuts = np.sort(0.2 + 0.6 * draws.floats(f"cuts {post}", 2 * n).reshape(n, 2), axis=1)
    gaps = draws.ints(f"gaps {post}", 2 * n, 0, LONGEST_GAP).reshape(n, 2)
    parts = []
    for turn in (1, 2, 3):
        start = np.full(n, FIRST) if turn == 1 else (FIRST + cuts[:, turn - 2] * (LAST - FIRST)).astype(np.int64)
        stop = np.where(counts > turn, (FIRST + cuts[:, min(turn - 1, 1)] * (LAST - FIRST)).astype(np.int64) - 1, LAST)
        begin = start + (gaps[:, turn - 2] if turn > 1 else 0)
        manner = draws.words(f"manner {post} {turn}", list(shares), n, list(shares.values()))
        whole = held.with_columns(
            turn=pl.lit(turn),
            manner=manner,
            from_day=pl.Series(begin),
            to_day=pl.Series(stop),
            there=pl.Series(counts >= turn),
        )
        parts.append(whole.filter("there").drop("there"))
    rows = pl.concat(parts)
    own = {course: mine[post] for course, mine in turns().items() if post in mine}
    given = [
        held.filter(pl.col("course") == course).with_columns(
            turn=pl.lit(i + 1),
            manner=pl.lit(manner),
            from_day=pl.lit(FIRST if i == 0 else spans[i - 1][1] + 14, pl.Int64),
            to_day=pl.lit(last, pl.Int64),
        )
        for course, spans in own.items()
        for i, (manner, last) in enumerate(spans)
    ]
    return pl.concat([rows.filter(~pl.col("course").is_in(list(own))), *given])
