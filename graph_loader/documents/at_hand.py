"""Documents that somebody has beside a study: their texts by key, and the fingerprints of the study's passages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from graph_loader.documents.folder import Copies
from graph_loader.documents.standoff import fingerprints
from graph_loader.read import ReadStudy
from graph_store.tables import Tables


def texts_of(tables: Tables, study: str, copies: Copies) -> dict[str, str]:
    """Plain texts by the document's key; only of copies that are, by their hash, the very ones that were coded."""
    found = {}
    documents = tables.nodes["Document"].filter(pl.col("study") == study)
    for one, file, sha256 in documents.select("id", "file", "sha256").iter_rows():
        match = copies.find(file or "", sha256 or "")
        if match and match[1] in ("found", "moved"):
            found[one.removeprefix(f"{study}:")] = copies.reading(match[0]).text
    return found


def with_documents(read: Sequence[ReadStudy], folders: Sequence[Path]) -> list[ReadStudy]:
    """Studies as read, with the fingerprints of the passages whose documents lie in folders (E113, E705, E706)."""
    if not folders:
        return list(read)
    copies = Copies.of(folders)
    return [_fingerprinted(one, copies) for one in read]


def _fingerprinted(read: ReadStudy, copies: Copies) -> ReadStudy:
    if read.tables is None or read.file is None:
        return read
    texts = texts_of(read.tables, read.file.study, copies)
    return replace(read, tables=with_fingerprints(read.tables, texts))


def with_fingerprints(tables: Tables, texts: Mapping[str, str]) -> Tables:
    """One study's finished tables with the fingerprints of the passages whose document's text is given, by its key."""
    episodes = tables.nodes.get("Episode")
    if episodes is None or not texts:
        return tables
    made = fingerprints(texts, episodes)
    names = ["quote_sha256", "quote_length"]
    filled = episodes.join(made, on="id", how="left", maintain_order="left", suffix="_made").with_columns(
        pl.coalesce(f"{name}_made", name).alias(name) for name in names
    )
    return Tables({**tables.nodes, "Episode": filled.select(episodes.columns)}, tables.ties, tables.origins)
