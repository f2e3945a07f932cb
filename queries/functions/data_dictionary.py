"""The model's properties with how many of a study's things have a value of each."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Parameter
from queries.rows.study import PropertyRow
from schema.model import load_model

SCHEMA = {
    name: PropertyRow.schema_of()[name] for name in PropertyRow.model_fields if name not in ("study", "filled", "of")
}


def data_dictionary(rows: pl.DataFrame, given: Mapping[str, Parameter]) -> pl.DataFrame:  # noqa: ARG001 - as every function
    """One row a property of a kind that the study has any of."""
    model = load_model()
    meanings = pl.DataFrame(
        [
            (kind, at, one.name, one.about, one.type, one.codelist or "", one.sensitivity, one.derived)
            for kind in model.kinds
            for at, one in enumerate(model.properties(kind))
        ],
        schema=SCHEMA,
        orient="row",
    )
    found = rows.rename({"things": "of"}).join(meanings, on=["kind", "property"])
    return found.select(list(PropertyRow.model_fields))
