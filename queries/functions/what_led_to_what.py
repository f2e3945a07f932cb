"""Steps put together to chains."""

from collections.abc import Iterator, Mapping

import polars as pl

from graph_store.port import Parameter
from queries.days import FIRST_DAY, LAST_DAY
from queries.rows.one_family import ChainRow

MOST_STEPS = 4
NOT_KNOWN = -1
BETWEEN = " > "
STEP = ["family", "cause", "how", "effect"]
#: what a chain keeps of each of its interactions, in order
KEPT = {"kinds": "kind", "edtfs": "edtf", "from_days": "from_day", "to_days": "to_day"}


def what_led_to_what(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:
    """One row a chain of at most four steps; see the question's definition."""
    # A voice that several people have may tell one step twice.
    steps = rows.unique(STEP, keep="first", maintain_order=True)
    chains = pl.concat([_begun(steps.clear()), *_chains(steps)])
    starts, ends = pl.col("from_days").list, pl.col("to_days").list
    within = [
        (starts.get(n, null_on_oob=True) <= given["to_day"]) & (ends.get(n, null_on_oob=True) >= given["from_day"])
        for n in range(MOST_STEPS + 1)
    ]
    asked = chains.filter(
        pl.any_horizontal(within), pl.lit(not given["kind"]) | pl.col("kinds").list.contains(given["kind"])
    )
    dated = (starts.last() > FIRST_DAY) & (ends.first() < LAST_DAY)
    return asked.with_columns(
        chain=pl.col("interactions").list.join(BETWEEN),
        story=pl.col("story").list.join(BETWEEN),
        steps=(pl.col("interactions").list.len() - 1).cast(pl.Int64),
        first_edtf=pl.col("edtfs").list.first(),
        last_edtf=pl.col("edtfs").list.last(),
        from_day=starts.first(),
        to_day=ends.last(),
        certain=(starts.min() >= given["from_day"]) & (ends.max() <= given["to_day"]),
        days=pl.when(dated).then((starts.last() - ends.first()).clip(lower_bound=0)).otherwise(NOT_KNOWN),
    ).select(list(ChainRow.model_fields))


def _chains(steps: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Chains from every beginning, until every step is part of one."""
    left = steps
    while left.height:
        begins = left.join(left, left_on=["family", "cause"], right_on=["family", "effect"], how="anti")
        if begins.is_empty():
            # Only circles are left.
            begins = left.sort("family", "cause_from_day", "cause").head(1)
        paths = _begun(begins)
        used = [begins.select(STEP)]
        for _ in range(MOST_STEPS - 1):
            paths, taken = _longer(paths, steps)
            used.append(taken)
        yield paths
        left = left.join(pl.concat(used), on=STEP, how="anti")


def _begun(steps: pl.DataFrame) -> pl.DataFrame:
    """Each step as a chain of its own."""
    return steps.select(
        "family",
        last="effect",
        interactions=pl.concat_list("cause", "effect"),
        story=pl.concat_list("cause_kind", "how", "effect_kind"),
        **{name: pl.concat_list(f"cause_{one}", f"effect_{one}") for name, one in KEPT.items()},
    )


def _longer(paths: pl.DataFrame, steps: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Chains with each next step that does not lead back into them, and the steps taken; the others as they are."""
    numbered = paths.with_row_index("path")
    grown = numbered.join(steps, left_on=["family", "last"], right_on=["family", "cause"]).filter(
        ~pl.col("interactions").list.contains(pl.col("effect"))
    )
    ended = numbered.join(grown, on="path", how="anti").select(paths.columns)
    longer = grown.select(
        "family",
        last="effect",
        interactions=pl.concat_list("interactions", "effect"),
        story=pl.concat_list("story", "how", "effect_kind"),
        **{name: pl.concat_list(name, f"effect_{one}") for name, one in KEPT.items()},
    )
    return pl.concat([ended, longer]), grown.select("family", cause="last", how="how", effect="effect")
