"""Asking a question of a graph: parameters checked, rows typed and sorted, denominators and version beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from graph_store.port import GraphStore
from queries.entry import Entry, catalogue
from queries.parameters import cypher_parameters
from schema.nearby import near
from schema.problems import KithError

FAMILIES = "MATCH (f:Family) WHERE f.id >= $family_from AND f.id <= $family_to RETURN f.id AS family, f.name AS name"

VOICES = "MATCH (i:Interaction|Account) UNWIND i.voices AS voice RETURN DISTINCT voice"


@dataclass(frozen=True)
class Answer:
    """Rows with all that is needed to read them rightly."""

    entry: Entry
    parameters: dict[str, str]
    rows: pl.DataFrame
    #: the graph hash that the rows come from
    data_version: str
    #: families asked about, with rows, and without; empty when the question is not asked of families
    denominators: dict[str, int]


def find_entry(name: str, engine: str) -> Entry:
    """The question of this name; raises E601 with the near name."""
    known = catalogue(engine)
    if name not in known:
        raise KithError("E601", near=near(name, known))
    return known[name]


def ask(store: GraphStore, name: str, given: Mapping[str, str] | None = None) -> Answer:
    """Ask one question; raises E601-E606 for what cannot be asked, E5xx when the store cannot answer."""
    entry = find_entry(name, store.engine)
    asked = {key: value for key, value in (given or {}).items() if value}
    parameters = cypher_parameters(name, entry.params, asked)
    families = _families(store, entry, asked) if "Families" in entry.params else None
    rows, version = store.query(entry.cypher, parameters, entry.result.schema_of())
    if asked.get("voice") and rows.is_empty():
        _known_voice(store, asked["voice"])
    rows = _with_sets(rows)
    denominators: dict[str, int] = {}
    if families is not None:
        found = rows.get_column("family").n_unique() if rows.height else 0
        denominators = {"asked": families.height, "with_rows": found, "without_rows": families.height - found}
        if entry.every:
            rows = _with_everyone(rows, families)
    return Answer(entry, asked, rows.sort(entry.order), version, denominators)


def _families(store: GraphStore, entry: Entry, asked: Mapping[str, str]) -> pl.DataFrame:
    """The families asked about, with their names; raises E605 or E516 when a named one is not there."""
    bounds = cypher_parameters(entry.name, ("Families",), {k: v for k, v in asked.items() if k in ("study", "family")})
    schema = {"family": pl.String(), "name": pl.String()}
    found, _ = store.query(FAMILIES, bounds, schema)
    if found.height:
        return found.with_columns(pl.col("name").fill_null(""))
    every, _ = store.query(FAMILIES, {"family_from": "", "family_to": "\uffff"}, schema)
    if asked.get("family"):
        raise KithError("E605", near=near(asked["family"], every.get_column("family"), 3))
    if asked.get("study"):
        studies = every.get_column("family").str.split(":").list.first().unique().to_list()
        raise KithError("E516", near=near(asked["study"], studies, 3))
    return found


def _known_voice(store: GraphStore, voice: str) -> None:
    """Raise E612 when no account is this voice's, so that a misspelt name does not read as silence."""
    found, _ = store.query(VOICES, {}, {"voice": pl.String()})
    known = found.get_column("voice").drop_nulls().unique().to_list()
    if voice not in known:
        raise KithError("E612", near=near(voice, sorted(known), 3))


def _with_sets(rows: pl.DataFrame) -> pl.DataFrame:
    """Lists come in no order from either engine: as sets, sorted."""
    lists = [name for name, dtype in rows.schema.items() if isinstance(dtype, pl.List)]
    return rows.with_columns(pl.col(name).list.drop_nulls().list.unique().list.sort() for name in lists)


def _with_everyone(rows: pl.DataFrame, families: pl.DataFrame) -> pl.DataFrame:
    """A row for every family asked about, zeros where nothing was found."""
    numbers = [name for name, dtype in rows.schema.items() if dtype == pl.Int64]
    known = [c for c in ("name",) if c in rows.columns]
    whole = families.select("family", *known).join(rows.drop(known), on="family", how="left")
    return whole.select(rows.columns).with_columns(pl.col(numbers).fill_null(0))
