"""The canonical hash of a graph: equal for the same sources on every engine, machine and order of rows.

Recipe: tables in the model's order, rows sorted bytewise; columns without any value are left out, so that a property
added to the model changes no graph that does not use it; per column the sha-256 of the offsets and of the bytes of all
values; then one sha-256 over the names and digests. Null is the NUL character, which sources may not contain;
booleans T and F; days and integers decimal; floats as their 64 bits after adding 0.0; lists as sets, each member
prefixed with its length. Row numbers, files and times of loading are not part of it.
"""

import hashlib

import numpy as np
import polars as pl

from graph_store.tables import Tables

NULL = "\0"


def graph_hash(tables: Tables) -> str:
    """The hash as 64 hexadecimal digits."""
    whole = hashlib.sha256()
    for kind, frame in tables.nodes.items():
        _add(whole, f"node {kind}", frame)
    for (tie, a, b), frame in tables.ties.items():
        _add(whole, f"tie {tie} {a} {b}", frame)
    return whole.hexdigest()


def _add(whole: "hashlib._Hash", name: str, frame: pl.DataFrame) -> None:
    whole.update(f"{name} {frame.height}\n".encode())
    for column in frame.columns:
        if frame.get_column(column).null_count() == frame.height:
            continue
        whole.update(f"{column} {_digest(frame.get_column(column))}\n".encode())


def _digest(values: pl.Series) -> str:
    texts = _as_text(values).fill_null(NULL)
    lengths = texts.str.len_bytes().cast(pl.UInt64).to_numpy()
    offsets = np.concatenate([np.zeros(1, dtype="<u8"), np.cumsum(lengths, dtype="<u8")])
    digest = hashlib.sha256(offsets.astype("<u8").tobytes())
    digest.update(texts.str.join("").item().encode() if len(texts) else b"")
    return digest.hexdigest()


def _as_text(values: pl.Series) -> pl.Series:
    kind = values.dtype
    if kind == pl.Boolean:
        frame = values.to_frame("v")
        return frame.select(
            pl.when(pl.col("v").is_null()).then(None).when("v").then(pl.lit("T")).otherwise(pl.lit("F"))
        ).to_series()
    if kind == pl.Float64:
        return (values + 0.0).reinterpret(signed=False).cast(pl.String)
    if isinstance(kind, pl.List):
        member = pl.concat_str(pl.element().str.len_bytes(), pl.lit(":"), pl.element())
        return values.to_frame("v").select(pl.col("v").list.eval(member).list.join("")).to_series()
    return values.cast(pl.String)
