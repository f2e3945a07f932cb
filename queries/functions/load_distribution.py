"""How the families lie, figure by figure, and which lie far out."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.figures import FIGURES, every, things
from queries.rows.distributions import DistributionRow

#: Tukey's: so many times the distance between the quartiles
FENCE = 1.5


def load_distribution(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a figure, with the families that have any and those far out."""
    counted = things(rows).group_by("whose", "figure").agg(n=pl.col("thing").n_unique().cast(pl.Int64))
    families = rows.select("whose").unique().join(every(figure=list(FIGURES)), how="cross")
    each = families.join(counted, on=["whose", "figure"], how="left").with_columns(pl.col("n").fill_null(0))
    n, quartiles = (
        pl.col("n"),
        {name: pl.col("n").quantile(at, "linear") for name, at in (("lower", 0.25), ("upper", 0.75))},
    )
    fence = FENCE * (quartiles["upper"] - quartiles["lower"])
    whole = each.group_by("figure").agg(
        families=pl.len().cast(pl.Int64),
        with_any=(n > 0).sum().cast(pl.Int64),
        least=n.min(),
        lower_quartile=quartiles["lower"],
        median=n.median(),
        upper_quartile=quartiles["upper"],
        most=n.max(),
        far_above=pl.col("whose").filter(n > quartiles["upper"] + fence).sort(),
        far_below=pl.col("whose").filter(n < quartiles["lower"] - fence).sort(),
        having=pl.col("whose").filter(n > 0).sort(),
    )
    places = pl.DataFrame({"figure": FIGURES}).with_columns(place=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))
    return places.join(whole, on="figure").select(list(DistributionRow.model_fields))
