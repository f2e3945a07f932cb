"""Which child a scene is about, by where the children live on the day."""

import polars as pl

from synthesis.companion.cast import AT_HOME, Cast
from synthesis.companion.data import scenes
from synthesis.draws import Draws


def with_child(frame: pl.DataFrame, cast: Cast, draws: Draws) -> pl.DataFrame:
    """The child that a scene is about, by where the children live on that day; scenes that lack one are left out."""
    homes = cast.homes.filter(~pl.col("grown")).select(
        "f", "child", "child_name", "band", "unborn", "arrangement", "from_day", "to_day"
    )
    pairs = frame.select("row", "f", "day", "lives", "scene").join(homes, on="f", maintain_order="left_right")
    coming = pl.col("unborn") & (pl.col("day") < pl.col("from_day"))
    at_home = pl.col("arrangement").is_in(AT_HOME) & ~coming
    # A move home is told of on the day it happens, a move away on its first day.
    moved = pl.col("scene").is_in(["moved_home", "moved_away"]) & (pl.col("from_day") - pl.col("day")).abs().lt(40)
    there = pl.col("day").is_between("from_day", "to_day") | (coming & (pl.col("to_day") > 9_000)) | moved
    pairs = pairs.filter(there).with_columns(at_home=at_home, coming=coming, moved=moved)
    away = pl.col("lives") == "away"
    fits = (
        pl.when(away)
        .then(~pl.col("at_home") & ~pl.col("coming"))
        .when(pl.col("lives") == "home")
        .then("at_home")
        .when(pl.col("lives") == "kin")
        .then(pl.col("arrangement") == "kinship_care")
    )
    ages = pl.col("scene").replace_strict(
        {name: list(one.ages) for name, one in scenes().items()}, return_dtype=pl.List(pl.String)
    )
    of_age = (ages.list.len() == 0) | ages.list.contains(pl.col("band"))
    pairs = pairs.with_columns(
        fits=fits.otherwise(True) & of_age,
        order=pl.Series(draws.floats("child", pairs.height)),
    )
    rank = (pl.col("moved").not_(), pl.col("at_home").not_(), pl.col("order"))
    chosen = pairs.filter("fits").sort(pl.col("row"), *rank).unique("row", keep="first", maintain_order=True)
    # Among several at home any may be meant, so half the rows take another than the first.
    other = pairs.filter("fits").sort("row", "order").unique("row", keep="first", maintain_order=True)
    half = other.filter(pl.col("row").cast(pl.Int64) % 2 == 0, pl.col("moved").not_(), pl.col("lives") != "")
    chosen = pl.concat([chosen.join(half.select("row"), on="row", how="anti"), half])
    named = chosen.select("row", "child", "child_name", "at_home", "coming").rename({"child": "who_child"})
    whole = frame.join(named, on="row", how="left", maintain_order="left")
    kept = whole.filter((pl.col("lives") == "") | pl.col("who_child").is_not_null())
    first = cast.homes.filter(~pl.col("grown") & pl.col("last")).unique("f", keep="first", maintain_order=True)
    kept = kept.join(first.select("f", any_child="child", any_name="child_name"), on="f", maintain_order="left")
    present = pl.col("child") == "attended"
    apart = present & (pl.col("lives") == "") & ~pl.col("at_home").fill_null(False)
    return kept.with_columns(
        who_child=pl.coalesce("who_child", "any_child"),
        child_name=pl.when(pl.col("coming").fill_null(False))
        .then(pl.lit("the baby"))
        .otherwise(pl.coalesce("child_name", "any_name")),
        part_child=pl.when(apart).then(pl.lit("talked_about")).otherwise("child"),
    )
