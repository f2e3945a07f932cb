"""Asking a question of a graph: parameters checked, rows typed and sorted, denominators and version beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from graph_store.port import GraphStore, Parameter, Snapshot
from queries.cache import ANSWERS, key_of
from queries.denominators import denominators, families_asked
from queries.entry import Entry, find_entry
from queries.function import call
from queries.groups import LAST_TEXT
from queries.parameters import asked_of, cypher_parameters
from queries.steady import texts
from queries.synthetic import among, keep_marked, marked_in
from schema.nearby import near
from schema.problems import KithError

#: who may be asked for as a voice: whoever gives an account of an interaction, or reports a statement
VOICES = """
MATCH (i:Interaction|Account) UNWIND i.voices AS voice RETURN DISTINCT voice AS id
UNION ALL
MATCH (:Statement)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) RETURN DISTINCT v.id AS id
UNION ALL
MATCH (:Statement)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role) RETURN DISTINCT 'role:' + v.role AS id
"""
HEARD = """
MATCH (i:Interaction|Account) WHERE $voice IN i.voices RETURN i.id AS id LIMIT 1
UNION ALL
MATCH (:Statement)<-[:REPORTS]-(v:Parent|Child|Kin|Professional|Role)
WHERE v.id = $voice OR 'role:' + v.role = $voice
RETURN v.id AS id LIMIT 1
"""
KIND = "thing"
#: of each sort of thing that a parameter may name: the ids from a first to a last
KNOWN = {
    "people": "MATCH (n:Parent|Child|Kin|Professional) WHERE n.id >= $first AND n.id <= $last RETURN n.id AS id",
    "interactions": "MATCH (n:Interaction) WHERE n.id >= $first AND n.id <= $last RETURN n.id AS id",
}


@dataclass(frozen=True)
class Answer:
    """Rows with all that is needed to read them rightly."""

    entry: Entry
    parameters: dict[str, str]
    rows: pl.DataFrame
    #: the graph hash that the rows come from
    data_version: str
    #: families asked about, with rows and without, and unknown; empty when the question is not asked of families
    denominators: dict[str, int]
    #: studies that the answer speaks of and that are synthetic, so that they describe nobody
    synthetic: tuple[str, ...] = ()


def ask(store: GraphStore, name: str, given: Mapping[str, str] | None = None) -> Answer:
    """Ask one question, or take its answer from those kept of this data.

    Raises E516, E601-E606, E610, E612, E616 for what cannot be asked, E608 when the graph kept changing, E5xx when the
    store cannot answer.
    """
    entry = find_entry(name, store.engine)
    asked = {key: value for key, value in (given or {}).items() if value}
    parameters = cypher_parameters(name, entry.params, asked)

    def find(snapshot: Snapshot) -> tuple[Answer, list[str]]:
        marked = marked_in(snapshot)
        kept = ANSWERS.get(key_of(store.address, snapshot.hash, name, asked))
        return kept or _answer(snapshot, entry, asked, parameters, marked), marked

    # What was read counts, and is kept, once the store says that it was all of one version.
    answer, marked = store.read(find)
    keep_marked(answer.data_version, marked)
    ANSWERS.keep(key_of(store.address, answer.data_version, name, asked), answer)
    return answer


def _answer(
    snapshot: Snapshot, entry: Entry, asked: dict[str, str], parameters: Mapping[str, Parameter], marked: list[str]
) -> Answer:
    of_families = bool({"Families", "Sides"} & set(entry.params))
    families = families_asked(snapshot, entry, asked) if of_families else None
    _known_ids(snapshot, entry, asked)
    if voice := asked.get("voice"):
        _known_voice(snapshot, voice)
    told = _with_sets(_told(snapshot, entry, asked, parameters))
    rows = told
    if entry.function:
        # An answer must not follow from the order in which an engine happens to give rows.
        scalar = [name for name, dtype in told.schema.items() if not isinstance(dtype, pl.List)]
        rows = call(entry.function.name, told.sort(scalar), parameters, entry.result)
    counts = {} if families is None else denominators(snapshot, entry, asked, families, told)
    if entry.every and families is not None:
        rows = _with_everyone(rows, families)
    made_up = among(marked, asked.values(), rows)
    return Answer(entry, asked, _in_order(rows, entry), snapshot.hash, counts, made_up)


def _told(
    snapshot: Snapshot, entry: Entry, asked: Mapping[str, str], parameters: Mapping[str, Parameter]
) -> pl.DataFrame:
    """The rows that the Cypher gives; of a question by kind only the branches of that kind are asked."""
    schema = entry.returns.schema_of()
    if not entry.by:
        return snapshot.query(entry.cypher, parameters, schema)
    thing = find_entry(KIND, snapshot.engine)
    rows = snapshot.query(thing.cypher, {"id": asked[entry.by]}, thing.returns.schema_of())
    text = entry.text_for(str(rows.item(0, "kind"))) if rows.height else ""
    return snapshot.query(text, parameters, schema) if text else pl.DataFrame(schema=schema)


def _known_ids(snapshot: Snapshot, entry: Entry, asked: Mapping[str, str]) -> None:
    """Raise E610 when a person or an interaction that a parameter names is not there."""
    for one in asked_of(entry.params):
        named = asked.get(one.name, "")
        if one.one_of and named and not texts(snapshot, KNOWN[one.one_of], first=named, last=named):
            known = texts(snapshot, KNOWN[one.one_of], first="", last=LAST_TEXT)
            raise KithError("E610", near=near(named, known, 3))


def _known_voice(snapshot: Snapshot, voice: str) -> None:
    """Raise E612 when nothing is told by this voice, so that a misspelt name does not read as silence."""
    if not texts(snapshot, HEARD, voice=voice):
        raise KithError("E612", near=near(voice, sorted(set(texts(snapshot, VOICES))), 3))


def _with_sets(rows: pl.DataFrame) -> pl.DataFrame:
    """Lists come in no order from either engine: as sets, sorted."""
    return rows.with_columns(_as_set(one) for one in rows if isinstance(one.dtype, pl.List))


def _as_set(lists: pl.Series) -> pl.Series:
    """Each list without doubles and nulls, sorted, an empty one for null; all at once, far quicker than one by one."""
    row = pl.arange(lists.len(), eager=True).alias("row")
    members = pl.DataFrame([row, lists.alias("of")]).explode("of").drop_nulls().unique().sort("row", "of")
    sets = members.group_by("row", maintain_order=True).agg("of")
    found = pl.DataFrame(row).join(sets, on="row", how="left", maintain_order="left").get_column("of")
    none = pl.lit([], dtype=lists.dtype)
    return (
        found.to_frame("of")
        .select(pl.when(pl.col("of").is_null()).then(none).otherwise("of").alias(lists.name))
        .to_series()
    )


def _in_order(rows: pl.DataFrame, entry: Entry) -> pl.DataFrame:
    """Rows by the order of the question; what it leaves open, as where several have a role's voice, by all but lists.

    Otherwise equals would stand as an engine happened to give them.
    """
    rest = [n for n, dtype in rows.schema.items() if n not in entry.order and not isinstance(dtype, pl.List)]
    return rows.sort([*entry.order, *rest])


def _with_everyone(rows: pl.DataFrame, families: pl.DataFrame) -> pl.DataFrame:
    """A row for every family asked about: zeros, empty texts and lists where nothing was found."""
    known = [c for c in ("name",) if c in rows.columns]
    whole = families.select("family", *known).join(rows.drop(known), on="family", how="left").select(rows.columns)
    blanks: dict[type[pl.DataType], object] = {pl.Int64: 0, pl.String: "", pl.Boolean: False}
    return whole.with_columns(
        pl.col(name).fill_null([] if isinstance(dtype, pl.List) else blanks.get(type(dtype)))
        for name, dtype in whole.schema.items()
        if isinstance(dtype, pl.List) or type(dtype) in blanks
    )
