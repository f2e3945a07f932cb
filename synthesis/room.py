"""What rooms said of the maps: remarks on things and on lines of every kind, in every role."""

import numpy as np
import polars as pl

from schema.model import load_model
from synthesis.draws import Draws
from synthesis.general import party_keys
from synthesis.keys import family_key
from synthesis.sheets import as_sheet
from synthesis.spec import StudySpec

#: one family in so many was spoken of, and no study has fewer remarks than the second number
SPOKEN_OF, FEWEST = 4, 56
ENDS = ("parent", "service", "family", "child", "interaction", "kin", "professional")
SAID = (
    "This nurse came only in the summer.",
    "Nobody asked her; it was decided before.",
    "Who drove them there?",
    "He was never in that meeting, “not once”.",
    "A visit, or a call?",
)


def corrections_sheet(spec: StudySpec, families: pl.DataFrame, happenings: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Remarks in the order of families; the ends and roles take turns, so that each occurs."""
    n = max(spec.families // SPOKEN_OF, FEWEST)
    f = np.arange(n) % spec.families
    first = happenings.filter(pl.col("j") == 0).sort("f").get_column("ref")
    rows = families[f].with_columns(nth=pl.Series(np.arange(n)), ref=first.gather(f))
    keys = party_keys(spec)
    nth = pl.col("nth")
    of_study = nth % 8 == 7
    on_line = ~of_study & (nth % 3 != 0)
    roles = [e.slug for e in load_model().codelists["room_role"].entries]
    return as_sheet(
        "corrections",
        rows.with_columns(
            remark=pl.format("RM{}", nth + 1),
            family=pl.when(~of_study).then(family_key(spec)),
            about=pl.when(of_study).then(keys["study"]).otherwise(_turn(keys, nth)),
            other=pl.when(on_line).then(_turn(keys, nth // 3)),
            said_of=pl.format("line {}", nth + 1),
            remark_sort=draws.words("remark sort", ("note", "not_right"), n),
            said=draws.words("said in the room", SAID, n),
            said_by=draws.stated("said by", np.ones(n, dtype=bool), roles, known=0.9),
            said_on=pl.format("2026-05-{}", (nth % 28 + 1).cast(pl.String).str.zfill(2)),
            export=pl.when(nth % 2 == 0).then(pl.lit("x-aaaabbbbccccdddd")),
            data_version=pl.lit("0123456789ab"),
        ),
    )


def _turn(keys: dict[str, pl.Expr], nth: pl.Expr) -> pl.Expr:
    return pl.coalesce(pl.when(nth % len(ENDS) == place).then(keys[end]) for place, end in enumerate(ENDS))
