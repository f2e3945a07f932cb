"""The rows of the episodes sheet and the records that they count in: the agreed one, and the account of their voice."""

from dataclasses import dataclass

import polars as pl

from graph_loader.checks.keys import Keys
from schema.definition import Model


@dataclass(frozen=True)
class Tellings:
    """The rows of the episodes sheet, with ids resolved, and which record each row belongs to."""

    keys: Keys
    #: one row a telling: `episode_id`, `interaction_id`, `voice_id`, `voice_role`, `sole` (one voice tells it)
    rows: pl.DataFrame
    #: one row a telling and record it counts in: `episode_id`, `record_id`, `record_kind`
    records: pl.DataFrame

    @property
    def model(self) -> Model:
        """The model."""
        return self.keys.model

    def into_records(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame with `episode_id`, once for each record that its telling counts in."""
        return self.records.join(frame, on="episode_id", how="inner", maintain_order="left")
