"""The base of every record of rows: one closed record a result, one line of meaning a field."""

from typing import ClassVar

import polars as pl
from pydantic import BaseModel, ConfigDict


class Row(BaseModel):
    """Base of every result record; its fields are exactly the columns that the question returns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    #: columns that name what a row is about; its evidence is the passages behind all of these together. Of a column
    #: that lists ids, the passages behind any one of them.
    behind: ClassVar[tuple[str, ...]]

    @classmethod
    def schema_of(cls) -> dict[str, pl.DataType]:
        """Columns and their types, in order."""
        return {name: DTYPES[field.annotation] for name, field in cls.model_fields.items()}

    @classmethod
    def meanings(cls) -> dict[str, str]:
        """Columns and their meaning in one line."""
        return {name: field.description or "" for name, field in cls.model_fields.items()}


class InputRow(Row):
    """Base of the rows that a function makes an answer of; they are never an answer themselves."""

    behind = ()


DTYPES: dict[object, pl.DataType] = {
    str: pl.String(),
    int: pl.Int64(),
    float: pl.Float64(),
    bool: pl.Boolean(),
    list[str]: pl.List(pl.String),
}
