"""The ecomap as one offline page: the drawing, its words, and the data that the page's script reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from schema.model import load_model
from viz.ecomap import words
from viz.ecomap.contents import contents
from viz.ecomap.fold import seen_in, views_of
from viz.ecomap.layout import SHAPES, plan
from viz.ecomap.legend import keys_of
from viz.ecomap.record import Ecomap, Interaction, Node, Told, home_owner
from viz.ecomap.svg import drawing
from viz.modules import joined
from viz.offline import PAGE, embedded, render
from viz.terms import capital

FOLDER: Path = PAGE / "ecomap"
#: digits of the data version that are shown
VERSION_DIGITS = 12
SYNTHETIC = "Synthetic: the people, places and events on this map are invented."
NO_TIES = "No dealing with a service is told of this family."
#: the types of things that can be hidden, in words; services go by their sector
TYPES = {
    "Parent": "parents",
    "Child": "children",
    "Kin": "kin and friends",
    "kin": "family lines",
    "works": "",
    "remark": "what was said in a room",
}


@dataclass(frozen=True)
class Row:
    """A line of the table of ties."""

    owner: str
    start: str
    end: str
    counts: str


def page(one: Ecomap, story: Sequence[dict[str, Any]] = ()) -> str:
    """The whole page as HTML text; the same bytes for the same map. Only fields of `Ecomap` and the story are in it.

    `story` is what `viz.ecomap.story.states` makes of a file.
    """
    folds = {v.opened for v in views_of(one) if v.opened}
    # What the study says is escaped where the drawing is written.
    drawings = [Markup(text) for text in _drawings(one)]  # noqa: S704
    return render(
        "ecomap.html.j2",
        styles=["ecomap/map.css", "ecomap/page.css"],
        scripts=[_script()],
        texts=_texts(one),
        makes_pictures=True,
        one=one,
        version=one.data_version[:VERSION_DIGITS],
        drawings=drawings,
        synthetic_words=SYNTHETIC,
        empty="" if any(t.kind == "served" for t in one.ties) else NO_TIES,
        ties=[_row(one, t.owner) for t in one.ties if not folds.intersection(t.ends)],
        facts=words.node_facts,
        what=words.interaction_words,
        told=words.passage_words,
        held=contents(one),
        keys=keys_of(one.composite, bool(one.remarks)),
        roles=load_model().codelists["room_role"].entries,
        data=embedded(_data(one, story)),
    )


@cache
def _script() -> str:
    return joined(FOLDER, "main")


def _drawings(one: Ecomap) -> Iterable[str]:
    """Every view of the map, for wide and for narrow screens."""
    for view in views_of(one):
        seen = seen_in(one, view)
        yield from (drawing(seen, plan(seen, shape), shape, view.opened) for shape in SHAPES)


def types_of(one: Ecomap) -> dict[str, str]:
    """What can be hidden on a map: its id by its words."""
    found = {_type_words(n): _type(n) for n in one.nodes}
    if any(t.kind == "kin" for t in one.ties):
        found[TYPES["kin"]] = "kin"
    if one.remarks:
        found[TYPES["remark"]] = "remark"
    return found


def _row(one: Ecomap, owner: str) -> Row:
    tie = next(t for t in one.ties if t.owner == owner)
    start, end = (words.end_words(end, one) for end in tie.ends)
    return Row(owner, start, end, words.tie_counts(tie, one))


def _data(one: Ecomap, story: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "about": {
            "title": one.title,
            "study": one.study_title,
            "level": one.level,
            "export": one.export,
            "version": one.data_version,
            "drawn": one.drawn,
        },
        "types": [{"id": key, "label": label} for label, key in types_of(one).items()],
        "nodes": [
            *(
                {"id": owner, "kind": "Home", "label": words.home_words(owner, one), "facts": "", "type": "Home",
                 "fold": "", "at": ""}
                for owner in words.homes_with_lines(one)
            ),
            *(
                {
                    "id": n.owner,
                    "kind": n.kind,
                    "label": n.label,
                    "facts": words.node_facts(n),
                    "type": _type(n),
                    "fold": n.fold,
                    "at": n.service or (home_owner(n.home) if n.kind in ("Parent", "Child", "Kin") else ""),
                }
                for n in one.nodes
            ),
        ],
        "ties": [
            {
                "id": t.owner,
                "ends": list(t.ends),
                "kind": t.kind,
                "title": " and ".join(words.end_words(end, one) for end in t.ends),
                # What dealings say, the page counts itself, by window and voice.
                "label": "" if t.interactions else words.tie_counts(t, one),
                "interactions": list(t.interactions),
            }
            for t in one.ties
        ],
        "interactions": [_interaction(i) for i in one.interactions],
        "voices": [
            {"id": v.owner, "label": v.label, "tells": {owner: _told(told) for owner, told in v.tells.items()}}
            for v in one.voices
        ],
        "views": [{"opened": v.opened, "nodes": list(v.nodes), "ties": list(v.ties)} for v in views_of(one)],
        "story": list(story),
        "remarks": [{"id": r.owner, "on": list(r.on)} for r in one.remarks],
    }  # fmt: skip


def _interaction(one: Interaction) -> dict[str, Any]:
    return {
        "id": one.owner,
        "told": _told(one.told),
        "ties": list(one.ties),
        "nodes": list(one.nodes),
        "disputed": bool(one.disputed),
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "outcome": told.outcome,
        "care": told.care,
        "control": told.control,
        "from": told.from_day,
        "to": told.to_day,
        "words": words.told_words(told),
    }


def _type(node: Node) -> str:
    """What a node is hidden by: people of the family by their kind, services and workers by their sector."""
    return node.kind if node.kind in TYPES else f"sector {node.sector}"


def _type_words(node: Node) -> str:
    return TYPES.get(node.kind) or capital(node.sector_label or "sector not stated")


def _texts(one: Ecomap) -> Iterable[str]:
    """Every text of a map, for choosing the characters of its typeface."""
    yield from (one.title, one.study_title, one.level, one.definition)
    yield from (text for home in one.homes for text in (home.title, home.detail))
    for node in one.nodes:
        yield from (node.label, node.detail, node.sector_label, node.agency_label, node.age)
    for tie in one.ties:
        yield tie.label
    for what in one.interactions:
        yield from (what.label, words.told_words(what.told), what.told.care_words, what.told.control_words)
        yield from (*what.disputed, *(text for pair in what.people for text in pair))
        for passage in what.evidence:
            yield from (passage.document, passage.place, passage.voice, passage.told_by, passage.word, passage.memo)
    for voice in one.voices:
        yield voice.label
    for remark in one.remarks:
        yield from (remark.of, remark.sort, remark.said, remark.role, remark.when)
