"""Where rows of evidence were read: the file, sheet and row that each came from."""

from typing import Any

import polars as pl

from graph_store.port import GraphStore


def with_origins(store: GraphStore, rows: pl.DataFrame) -> list[dict[str, Any]]:
    """Rows of `evidence` or `thing`, each with a list under `origins`: those of the passage, or of the thing itself."""
    name = "episode" if "interaction" in rows.columns else "id"
    # The passage of a statement is a row of the statements.
    keyed = rows.with_columns(key=pl.col(name).str.strip_suffix("/passage"))
    origins = store.origins(keyed.get_column("key").to_list()).sort("file", "sheet", "row")
    by_key = origins.partition_by("id", as_dict=True, include_key=False)
    told = []
    for row in keyed.iter_rows(named=True):
        found = by_key.get((row.pop("key"),))
        told.append({**row, "origins": found.to_dicts() if found is not None else []})
    return told
