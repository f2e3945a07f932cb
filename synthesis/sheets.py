"""Bringing generated columns into the shape of a study's sheets."""

import polars as pl

from schema.model import load_model


def as_sheet(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """All columns of the sheet in the model's order, as text; columns that the frame lacks are empty."""
    columns = [c.name for c in load_model().columns(name)]
    return frame.select((pl.col(c) if c in frame.columns else pl.lit(None)).cast(pl.String).alias(c) for c in columns)
