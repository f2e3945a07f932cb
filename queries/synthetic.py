"""Which studies that an answer speaks of are synthetic, so that they describe nobody."""

from collections.abc import Iterable

import polars as pl

from graph_store.port import GraphStore

SYNTHETIC = "MATCH (s:Study) WHERE s.synthetic RETURN s.id AS id"

#: graph hash -> keys of its synthetic studies; a hash stands for one content, so what is known of it stays true
_marked: dict[str, list[str]] = {}


def synthetic_among(store: GraphStore, ids: Iterable[str], rows: pl.DataFrame, version: str = "") -> tuple[str, ...]:
    """The synthetic studies that ids, study keys or ids in the rows belong to; `version` is the rows' graph hash."""
    if version not in _marked:
        found, version = store.query(SYNTHETIC, {}, {"id": pl.String()})
        _marked[version] = found.get_column("id").str.split(":").list.first().to_list()
    marked = _marked[version]
    if not marked:
        return ()
    texts = rows.select(pl.col(pl.String), pl.col(pl.List(pl.String)).list.join(" "))
    named = {one.partition(":")[0] for one in ids}
    for study in sorted(set(marked) - named):
        # Column by column: the first usually tells.
        if any(_speaks_of(study, column) for column in texts):
            named.add(study)
    return tuple(sorted(named & set(marked)))


def _speaks_of(study: str, texts: pl.Series) -> bool:
    """Whether an id of this study begins a text or a word within one."""
    begins = texts.str.starts_with(f"{study}:") | texts.str.contains(f" {study}:", literal=True)
    return bool(begins.any())
