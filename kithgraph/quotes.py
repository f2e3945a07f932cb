"""Quotes: the words of a passage for the people who clear it, and the cleared ones as they leave, without who spoke."""

from collections.abc import Iterable, Mapping

import polars as pl

from disclosure.policy import Policy
from disclosure.register.quotes import fingerprint
from disclosure.release import Released
from graph_loader.documents.folder import Copies
from graph_store.port import GraphStore
from kithgraph.documents.passages import Passages
from queries.ask import ask
from queries.evidence import evidence_of
from queries.synthetic import synthetic_among
from schema.problems import KithError, Place

COLUMNS = {"quote": "The words of a passage, as they stand in the document."}
DEFINITION = "Each quote was cleared for this level by two people who read it, in the words that it has now."


def words_of(store: GraphStore, passage: str, copies: Copies) -> str:
    """The words of a passage, from a copy of its document.

    Raises E610 for an id that the graph does not hold, E711 where the words are not at hand or it is no passage.
    """
    rows = evidence_of(store, [passage], "").passages.rows.filter(episode=passage)
    if rows.is_empty():
        raise KithError("E711", Place(file=passage), state="it is not a passage of a document")
    shown = Passages(copies).show(rows.row(0, named=True))
    if not shown.text:
        raise KithError("E711", Place(file=passage), state=shown.state)
    return shown.text


def cleared_quotes(
    store: GraphStore,
    policy: Policy,
    cleared: Mapping[str, set[str]],
    study: str,
    level: str,
    copies: Copies,
    passages: Iterable[str],
) -> tuple[list[str], Released]:
    """Those of some passages that may leave, and their words as an answer: in the order of the words, with no names.

    Left out are passages that are not cleared in the words that they have now, and those of families whose consent is
    narrower than the study's; where the policy names such families, also those of which the family is not known.
    Raises E711 as `words_of`.
    """
    families = _families(store, study)
    narrow = any(family.startswith(f"{study}:") for family in policy.families)
    found = {}
    for passage in passages:
        own = families.get(passage, set())
        if passage not in cleared or not passage.startswith(f"{study}:"):
            continue
        if (narrow and not own) or not all(policy.counted(family, study) for family in own):
            continue
        words = words_of(store, passage, copies)
        if fingerprint(words) in cleared[passage]:
            found[passage] = words
    live = store.live()
    version = live.hash if live else ""
    return list(found), Released(
        question="quotes",
        text=f"Quotes of the study that were cleared for the {level} level",
        definition=DEFINITION,
        parameters={"study": study},
        level=level,
        banner=f"{level.capitalize()} level: quotes without who says them, each cleared by two people.",
        data_version=version,
        denominators={},
        columns=COLUMNS,
        rows=pl.DataFrame({"quote": sorted(found.values())}, schema={"quote": pl.String()}),
        synthetic=synthetic_among(store, [study], pl.DataFrame(), version),
    )


def _families(store: GraphStore, study: str) -> dict[str, set[str]]:
    """The families of which each passage tells, as far as it tells of what concerns one."""
    found: dict[str, set[str]] = {}
    for family, passage in ask(store, "passages", {"study": study}).rows.select("family", "episode").iter_rows():
        found.setdefault(passage, set()).add(family)
    return found
