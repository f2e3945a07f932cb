"""Asking a question of a graph: parameters checked, rows typed and sorted, denominators and version beside them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from graph_store.port import GraphStore, Parameter
from queries.entry import Entry, catalogue
from queries.parameters import cypher_parameters
from schema.nearby import near
from schema.problems import KithError

FAMILIES = "MATCH (f:Family) WHERE f.id >= $family_from AND f.id <= $family_to RETURN f.id AS family, f.name AS name"

SYNTHETIC = "MATCH (s:Study) WHERE s.synthetic RETURN s.id AS id"

VOICES = "MATCH (i:Interaction|Account) UNWIND i.voices AS voice RETURN DISTINCT voice"


#: graph hash -> keys of its synthetic studies; a hash stands for one content, so what is known of it stays true
_marked: dict[str, list[str]] = {}


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
    #: studies that the answer speaks of and that are synthetic, so that they describe nobody
    synthetic: tuple[str, ...] = ()


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
    rows, version = _answered(store, entry, asked, parameters)
    if asked.get("voice") and rows.is_empty():
        _known_voice(store, asked["voice"])
    rows = _with_sets(rows)
    denominators: dict[str, int] = {}
    if families is not None:
        found = rows.get_column("family").n_unique() if rows.height else 0
        denominators = {"asked": families.height, "with_rows": found, "without_rows": families.height - found}
        if entry.every:
            rows = _with_everyone(rows, families)
    made_up = synthetic_among(store, asked.values(), rows, version)
    return Answer(entry, asked, rows.sort(entry.order), version, denominators, made_up)


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
        begins = pl.all().str.contains(rf"(^| ){re.escape(study)}:")
        if texts.width and texts.select(pl.any_horizontal(begins).any()).item():
            named.add(study)
    return tuple(sorted(named & set(marked)))


def _answered(
    store: GraphStore, entry: Entry, asked: Mapping[str, str], parameters: Mapping[str, Parameter]
) -> tuple[pl.DataFrame, str]:
    """The rows of a question and their graph hash; of a question by kind only the branches of that kind are asked."""
    schema = entry.result.schema_of()
    if not entry.by:
        return store.query(entry.cypher, parameters, schema)
    thing = ask(store, "thing", {"id": asked[entry.by]})
    text = entry.text_for(str(thing.rows.item(0, "kind"))) if thing.rows.height else ""
    return store.query(text, parameters, schema) if text else (pl.DataFrame(schema=schema), thing.data_version)


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
