"""The figures of a family's load, as things that are counted: what functions that compare build on."""

import polars as pl

FIGURES = ("agencies", "services", "workers", "contacts", "demands", "mandated", "chosen", "habits")
SIDES = ("one", "other")


def things(rows: pl.DataFrame) -> pl.DataFrame:
    """Each thing that a figure counts, by side and whose it is, a family, and whether it is sure.

    `rows` have columns of `SideTold`; gives `side, whose, figure, thing, told, sure`, the same thing perhaps more than
    once.
    """
    contact = pl.col("event") & pl.col("held")
    counted = {
        "agencies": ("agency", pl.col("held")),
        "services": ("service", pl.col("held")),
        "workers": ("workers", pl.col("held")),
        "contacts": ("told", contact),
        "demands": ("told", pl.col("event") & (pl.col("demanded") == 1)),
        "mandated": ("told", contact & (pl.col("basis") == "mandated")),
        "chosen": ("told", contact & (pl.col("basis") == "chosen")),
        "habits": ("told", ~pl.col("event") & pl.col("held")),
    }
    return pl.concat(_counted(rows.filter(which), figure, thing) for figure, (thing, which) in counted.items())


def _counted(rows: pl.DataFrame, figure: str, thing: str) -> pl.DataFrame:
    sure = pl.col("sure") == 1
    found = rows.select("side", "whose", figure=pl.lit(figure), thing=thing, told="told", sure=sure)
    return found.explode("thing").drop_nulls("thing") if isinstance(found.schema["thing"], pl.List) else found


def every(**columns: list[str]) -> pl.DataFrame:
    """Every combination of the values of columns, in order."""
    frames = [pl.DataFrame({name: values}, schema={name: pl.String}) for name, values in columns.items()]
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.join(frame, how="cross")
    return whole


def beside(sides: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """One row a figure, in the order of the figures, with the columns of each side: `place, figure, one_…, other_…`."""
    whole = pl.DataFrame({"figure": FIGURES}).with_columns(place=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))
    for side in SIDES:
        own = sides.filter(pl.col("side") == side).select("figure", *(pl.col(n).alias(f"{side}_{n}") for n in names))
        whole = whole.join(own, on="figure", how="left", maintain_order="left")
    return whole.select("place", "figure", *(f"{side}_{name}" for side in SIDES for name in names))
