"""Of whom an answer speaks: the families asked about, those with rows, and those of which no interaction is told."""

from collections.abc import Mapping

import polars as pl

from graph_store.port import Snapshot
from queries.entry import Entry
from queries.parameters import cypher_parameters
from queries.steady import texts
from schema.nearby import near
from schema.problems import KithError

FAMILIES = """
MATCH (f:Family)
WHERE f.id >= $family_from AND f.id <= $family_to AND ($jurisdiction = '' OR f.jurisdiction = $jurisdiction)
RETURN f.id AS family, coalesce(f.name, '') AS name
"""
TOLD = """
MATCH (f:Family)<-[:CONCERNS]-(i:Interaction|Account)
WHERE f.id >= $family_from AND f.id <= $family_to
WITH f, i
WHERE $voice IN i.voices AND i.from_day <= $to_day AND i.to_day >= $from_day
RETURN DISTINCT f.id AS id
"""
EVERY_FAMILY = "MATCH (f:Family) RETURN f.id AS id"
EVERY_STUDY = "MATCH (s:Study) RETURN s.id AS id"
SCHEMA = {"family": pl.String(), "name": pl.String()}
#: parameters that say which families, and those that say what of theirs is told
WHOSE = ("study", "family", "jurisdiction")
WHAT = ("from", "to", "voice")


def families_asked(snapshot: Snapshot, entry: Entry, asked: Mapping[str, str]) -> pl.DataFrame:
    """The families asked about, with their names; raises E605 or E516 when a named family or study is not there."""
    found = [_of_one(snapshot, entry.name, one) for one in _selections(entry, asked)]
    return pl.concat(found).unique("family").sort("family")


def denominators(
    snapshot: Snapshot, entry: Entry, asked: Mapping[str, str], families: pl.DataFrame, rows: pl.DataFrame
) -> dict[str, int]:
    """How many families were asked about, have rows or not, and are unknown: no interaction is told.

    `rows` are those that the Cypher gave. Where they are not of families, only `asked` and `unknown` are known.
    """
    by_family = "family" in rows.columns
    silent = families.join(rows, on="family", how="anti") if by_family else families
    without = silent.height
    what = {name: asked[name] for name in WHAT if name in asked}
    for one in _selections(entry, asked):
        if silent.height:
            given = cypher_parameters(entry.name, ("Families", "Window", "Voice"), {**one, **what})
            del given["jurisdiction"]
            # No more is read than what lies between the first and the last of them.
            given["family_from"] = max(str(given["family_from"]), str(silent.get_column("family").min()))
            given["family_to"] = min(str(given["family_to"]), str(silent.get_column("family").max()))
            silent = silent.filter(~pl.col("family").is_in(texts(snapshot, TOLD, **given)))
    counts = {"with_rows": families.height - without, "without_rows": without} if by_family else {}
    return {"asked": families.height, **counts, "unknown": silent.height}


def _selections(entry: Entry, asked: Mapping[str, str]) -> list[dict[str, str]]:
    """What was asked for as parameters of the group Families: one selection, or one a side."""
    if "Families" in entry.params:
        return [{name: asked[name] for name in WHOSE if name in asked}]
    return [{"family" if ":" in asked[side] else "study": asked[side]} for side in ("one", "other")]


def _of_one(snapshot: Snapshot, question: str, selection: Mapping[str, str]) -> pl.DataFrame:
    found = snapshot.query(FAMILIES, cypher_parameters(question, ("Families",), selection), SCHEMA)
    if found.height:
        return found
    if family := selection.get("family"):
        known = texts(snapshot, EVERY_FAMILY)
        if family not in known:
            raise KithError("E605", near=near(family, known, 3))
    if study := selection.get("study"):
        keys = [one.partition(":")[0] for one in texts(snapshot, EVERY_STUDY)]
        if study not in keys:
            raise KithError("E516", near=near(study, keys, 3))
    return found
