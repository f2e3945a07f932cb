"""The rows of the episodes sheet and the records that they count in: the agreed one, and the account of their voice.

Rows and records are joined by numbers; ids, which are long, are put in when nodes and ties are made.
"""

from dataclasses import dataclass

import polars as pl

from graph_loader.checks.cells import PLACE
from graph_loader.checks.keys import Keys
from schema.definition import Model

#: put between texts that make a list: a text is taken apart faster than a list is put together, and no source holds NUL
BETWEEN = "\0"


@dataclass(frozen=True)
class Tellings:
    """The rows of the episodes sheet, with ids resolved, and which record each row belongs to."""

    keys: Keys
    #: one row a telling: `telling` (its number), `episode_id`, `interaction_id`, `voice_id`, `voice_role`, `sole` (one
    #: voice tells it)
    rows: pl.DataFrame
    #: one row a telling and record it counts in: `telling`, `record`, both numbers
    records: pl.DataFrame
    #: one row a record, in the order of their numbers: `record_id`, `record_kind`
    named: pl.DataFrame

    @property
    def model(self) -> Model:
        """The model."""
        return self.keys.model

    def stating(self, column: str, name: str) -> pl.DataFrame:
        """Place, `telling` and what a column says, under another name, of the rows where it says anything."""
        return self.rows.select(*PLACE, "telling", pl.col(column).alias(name)).filter(pl.col(name).is_not_null())

    def into_records(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame with `telling`, once for each record that its telling counts in."""
        return frame.join(self.records, on="telling", how="inner", maintain_order="left")

    def with_names(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame with `record`, with `record_id` and `record_kind` beside it."""
        return frame.hstack(self.named[frame.get_column("record")])


def beside(frame: pl.DataFrame, found: pl.DataFrame, on: str | list[str]) -> pl.DataFrame:
    """A frame with the columns of another beside it, the first row that has the same `on`; null where there is none.

    Only the new columns are looked up: to copy the eighty columns of each telling costs more than all else.
    """
    once = found.unique(on, keep="first", maintain_order=True)
    own = frame.select(on).join(once, on=on, how="left", nulls_equal=True, maintain_order="left")
    return frame.hstack(own.drop(on))
