"""Which studies that an answer speaks of are synthetic, so that they describe nobody."""

from collections.abc import Iterable

import polars as pl

from graph_store.port import GraphStore, Snapshot
from queries.steady import texts

SYNTHETIC = "MATCH (s:Study) WHERE s.synthetic RETURN s.id AS id"

#: graph hash -> keys of its synthetic studies; a hash stands for one content, so what is known of it stays true
_marked: dict[str, list[str]] = {}


def synthetic_among(store: GraphStore, ids: Iterable[str], rows: pl.DataFrame, version: str = "") -> tuple[str, ...]:
    """The synthetic studies that ids, study keys or ids in the rows belong to; `version` is the rows' graph hash."""
    if version not in _marked:
        version, marked = store.read(lambda snapshot: (snapshot.hash, marked_in(snapshot)))
        keep_marked(version, marked)
    return among(_marked[version], ids, rows)


def marked_in(snapshot: Snapshot) -> list[str]:
    """Keys of the synthetic studies of the graph that is read."""
    known = _marked.get(snapshot.hash)
    return [one.partition(":")[0] for one in texts(snapshot, SYNTHETIC)] if known is None else known


def keep_marked(version: str, marked: list[str]) -> None:
    """Keep what `marked_in` found, once it is certain that it was read of this version alone."""
    _marked[version] = marked


def among(marked: list[str], ids: Iterable[str], rows: pl.DataFrame) -> tuple[str, ...]:
    """Those of the synthetic studies that ids, study keys or ids in the rows belong to."""
    if not marked:
        return ()
    words = rows.select(pl.col(pl.String), pl.col(pl.List(pl.String)).list.join(" "))
    named = {one.partition(":")[0] for one in ids}
    for study in sorted(set(marked) - named):
        # Column by column: the first usually tells.
        if any(_speaks_of(study, column) for column in words):
            named.add(study)
    return tuple(sorted(named & set(marked)))


def _speaks_of(study: str, texts: pl.Series) -> bool:
    """Whether an id of this study begins a text or a word within one."""
    begins = texts.str.starts_with(f"{study}:") | texts.str.contains(f" {study}:", literal=True)
    return bool(begins.any())
