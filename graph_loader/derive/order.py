"""Order without dates: each interaction's place in the order that sources state."""

import polars as pl


def positions(before: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """From ties `from_id` BEFORE `to_id`: (`id`, `position` from 1), and the ids left in a circle (`id`).

    The position is one more than the highest of all that come earlier, found by taking away, layer by layer, what has
    nothing earlier left; the work follows the length of the longest chain.
    """
    left = before.select("from_id", "to_id").unique()
    waiting = pl.concat([left.get_column("from_id"), left.get_column("to_id").alias("from_id")]).unique()
    found = [pl.DataFrame(schema={"id": pl.String, "position": pl.Int64})]
    place = 1
    while len(waiting):
        blocked = left.get_column("to_id").unique()
        free = waiting.filter(~waiting.is_in(blocked.implode()))
        if not len(free):
            break
        found.append(pl.DataFrame({"id": free}).with_columns(position=pl.lit(place, dtype=pl.Int64)))
        waiting = waiting.filter(~waiting.is_in(free.implode()))
        left = left.filter(~pl.col("from_id").is_in(free.implode()))
        place += 1
    return pl.concat(found), pl.DataFrame({"id": waiting.cast(pl.String)})
