"""Pairs of parties between whom information was shared or withheld."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter

PAIR = ("shared", "by", "with_whom", "directed")
TEXTS = pl.List(pl.String)


def information_shared(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """Pairs with a direction where somebody began it, and without one where nobody is said to have."""
    told = rows.with_columns(
        others=pl.concat_list(
            "others", _kinds(pl.col("directed_to")), _kinds(pl.col("held_by").list.set_difference("worked_for"))
        ).list.unique()
    )
    begun = told.filter(pl.col("began").list.len() > 0)
    alone = told.filter((pl.col("began").list.len() == 0) & (pl.col("others").list.len() < 2))
    among = told.filter((pl.col("began").list.len() == 0) & (pl.col("others").list.len() > 1))
    pairs = pl.concat(
        [
            _pairs(begun, "began", "others").with_columns(directed=pl.lit(True)),
            _pairs(alone.with_columns(nobody=pl.lit([], TEXTS)), "others", "nobody").with_columns(
                directed=pl.lit(False)
            ),
            _pairs(among.with_columns(same=pl.col("others")), "others", "same")
            .filter(pl.col("by") < pl.col("with_whom"))
            .with_columns(directed=pl.lit(False)),
        ]
    )
    other = ~pl.col("event") & ~pl.col("habit")
    return pairs.group_by(PAIR).agg(
        events=_interactions(pl.col("event")),
        habits=_interactions(pl.col("habit")),
        other=_interactions(other),
        families=pl.col("of_family").filter(pl.col("of_family") != "").n_unique().cast(pl.Int64),
        interactions=pl.col("interaction").unique().sort(),
    )


def _pairs(told: pl.DataFrame, by: str, with_whom: str) -> pl.DataFrame:
    """A row for each of the one with each of the other; an empty list counts as one that is not said."""
    whole = told.select("of_family", "interaction", "shared", "event", "habit", by=by, with_whom=with_whom)
    one = whole.explode("by", empty_as_null=True, keep_nulls=True)
    return one.explode("with_whom", empty_as_null=True, keep_nulls=True).with_columns(
        pl.col("by", "with_whom").fill_null("")
    )


def _kinds(services: pl.Expr) -> pl.Expr:
    """What services do, from id=kind."""
    return services.list.eval(pl.element().str.split("=").list.last())


def _interactions(which: pl.Expr) -> pl.Expr:
    return pl.col("interaction").filter(which).n_unique().cast(pl.Int64)
