"""Whom and what the rows of the episodes sheet name, by number: ids take thrice as long to join and sort."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from graph_loader.interpret.records import Tellings

#: what tellings may say of each that they name
STANCES = ("care", "control")


@dataclass(frozen=True)
class Named:
    """Everybody and everything that rows name as taking part, concerned, holding or asked."""

    #: `ref`, the number, in the order of `ref_id`; `ref_kind`
    things: pl.DataFrame

    @property
    def actor(self) -> pl.Expr:
        """One number for a telling and somebody whom it names."""
        return pl.col("telling").cast(pl.UInt64) * self.things.height + pl.col("ref")

    @property
    def telling(self) -> pl.Expr:
        """The telling that an `actor` is of."""
        return (pl.col("actor") // self.things.height).cast(pl.UInt32)

    def by_number(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame with `ref` for its `ref_id`, null where nobody is named so."""
        numbers = self.things.select("ref_id", "ref")
        return frame.drop("ref_id").hstack(
            frame.select("ref_id").join(numbers, on="ref_id", how="left", maintain_order="left").select("ref")
        )


def numbered(frames: Iterable[pl.DataFrame]) -> Named:
    """Number what frames with `ref_id` and `ref_kind` name."""
    every = pl.concat([frame.select("ref_id", "ref_kind") for frame in frames])
    return Named(every.unique("ref_id").sort("ref_id").with_row_index("ref"))


def each_once(tellings: Tellings, named: Named, frame: pl.DataFrame) -> pl.DataFrame:
    """From `telling`, `ref`, with `part` (a number) and stances where present, to one row a record and what it names.

    `care` and `control` are kept where a record's tellings agree on them. Rows come in the order of a tie's ends: from
    the people who took part to the record, else from the record.
    """
    ends = ["ref", "record"] if "part" in frame.columns else ["record", "ref"]
    sizes = {"record": tellings.named.height, "ref": named.things.height, "part": 1 << 8}
    key = [*ends, "part"] if "part" in frame.columns else ends
    packed = pl.lit(0, pl.UInt64)
    for name in key:
        packed = packed * sizes[name] + pl.col(name)
    said = [name for name in STANCES if name in frame.columns]
    # One number is sorted and grouped by ten times as fast as three columns.
    rows = tellings.into_records(frame).select(*said, key=packed).sort("key")
    bounds = [pl.col(name).min().alias(f"{name}_least") for name in said] + [pl.col(name).max() for name in said]
    once = rows.group_by("key", maintain_order=True).agg(bounds)
    unpacked: dict[str, pl.Expr] = {}
    rest = pl.col("key")
    for name in reversed(key):
        unpacked[name], rest = (rest % sizes[name]).cast(pl.UInt32), rest // sizes[name]
    agreed = (pl.when(pl.col(f"{name}_least") == pl.col(name)).then(name).alias(name) for name in said)
    ties = once.select(*agreed, **unpacked)
    return tellings.with_names(ties).hstack(named.things.select("ref_id", "ref_kind")[ties.get_column("ref")])
