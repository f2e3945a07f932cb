"""The canonical hash of a graph: equal for the same sources on every engine, machine and order of rows.

Recipe: tables in the model's order, rows sorted bytewise; columns without any value are left out, so that a property
added to the model changes no graph that does not use it; per column the sha-256 of the offsets and of the bytes of all
values; then one sha-256 over the names and digests. Null is the NUL character, which sources may not contain;
booleans T and F; days and integers decimal; floats as their 64 bits after adding 0.0; lists as sets, each member
prefixed with its length. Row numbers, files and times of loading are not part of it.
"""

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import polars as pl

from graph_store.tables import Tables

NULL = "\0"


def graph_hash(tables: Tables) -> str:
    """The hash as 64 hexadecimal digits."""
    # Digesting leaves Python's lock alone, so that columns are taken side by side.
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        digests = {
            (name, column): pool.submit(_digest, frame.get_column(column))
            for name, frame in _named(tables)
            for column in _filled(frame)
        }
        lines = {name: f"{name} {frame.height}\n" for name, frame in _named(tables)}
        for (name, column), digest in digests.items():
            lines[name] += f"{column} {digest.result()}\n"
    return hashlib.sha256("".join(lines.values()).encode()).hexdigest()


def _named(tables: Tables) -> Iterator[tuple[str, pl.DataFrame]]:
    for kind, nodes in tables.nodes.items():
        yield f"node {kind}", nodes
    for key, ties in tables.ties.items():
        yield f"tie {' '.join(key)}", ties


def _filled(frame: pl.DataFrame) -> list[str]:
    return [column for column in frame.columns if frame.get_column(column).null_count() < frame.height]


def _digest(values: pl.Series) -> str:
    texts = _as_text(values)
    whole = texts.fill_null(NULL) if texts.null_count() else texts
    # Arrow's large strings are the recipe's own form: 64-bit offsets, then the bytes of all values.
    arrow = whole.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    _, offsets, data = arrow.buffers()
    bounds = memoryview(offsets)[: 8 * (len(whole) + 1)]
    digest = hashlib.sha256(bounds)
    digest.update(memoryview(data)[: bounds.cast("q")[len(whole)]])
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
