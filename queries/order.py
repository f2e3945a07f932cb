"""The order that sources tell, in however many steps."""

import polars as pl


def told_order(steps: pl.DataFrame) -> pl.DataFrame:
    """Every pair of which it follows that the one came before the other, from pairs of which it is told.

    `steps` has `family, first, then`, and so has what is returned, each pair once. In a circle each is before each.
    """
    found = step = steps.select("family", "first", "then").unique()
    while step.height:
        further = step.join(found, left_on=["family", "then"], right_on=["family", "first"], suffix="_on")
        step = further.select("family", "first", then="then_on").unique().join(found, on=found.columns, how="anti")
        found = pl.concat([found, step])
    return found
