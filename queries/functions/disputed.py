"""What each voice says of what is disputed, beside what the others say."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.rows.one_family import DisputedRow

MATTER = ["family", "interaction", "matter"]


def disputed(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """One row a voice and value; a passage asserts `matter=value`."""
    value = pl.col("asserted").str.splitn("=", 2).struct.field("field_1").fill_null("")
    said = (
        rows.with_columns(value=value)
        .group_by(*MATTER, "voice", "value", maintain_order=True)
        .agg(
            pl.col("kind", "edtf", "from_day", "to_day", "role").first(),
            pl.col("voices").explode().drop_nulls(),
            episodes=pl.col("episode").unique().sort(),
        )
    )
    beside = said.join(said.select(*MATTER, other="value"), on=MATTER).filter(pl.col("other") != pl.col("value"))
    others = beside.group_by(*MATTER, "voice", "value").agg(others=pl.col("other").unique().sort())
    # Every value has another beside it, or it would not be disputed.
    whole = said.join(others, on=[*MATTER, "voice", "value"])
    asked = whole.filter(pl.col("voices").list.contains(given["voice"])) if given["voice"] else whole
    return asked.select(list(DisputedRow.model_fields))
