"""Two maps side by side as one offline page: the drawings, their words, and the data that the page's script reads."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from viz.ecomap.compare import Comparison, dealings
from viz.ecomap.compare_svg import ABSENT, drawings
from viz.ecomap.compare_words import (
    MEASURES,
    Row,
    facts,
    line_rows,
    node_of,
    people_rows,
    service_rows,
    short,
)
from viz.ecomap.contents import contents
from viz.ecomap.legend import Key, keys_of
from viz.ecomap.page import SYNTHETIC, VERSION_DIGITS
from viz.ecomap.record import Ecomap
from viz.ecomap.words import node_facts, told_words
from viz.modules import joined
from viz.offline import PAGE, embedded, render
from viz.terms import capital

FOLDER = PAGE / "compare"
NOTHING = {
    "families": "Nothing is told of either family.",
    "dates": "Nothing is told in either window.",
    "countries": (
        "At this level nothing can be shown for either country: too few families. It takes two countries with at "
        "least twice as many families as a line stands for, and as many behind each line."
    ),
}
ONE_SIDE = "No part of this side can be shown: too few families share anything."


def compare_page(one: Comparison) -> str:
    """The whole page as HTML text; the same bytes for the same comparison. Only fields of `Ecomap` are in it."""
    drawn, least = drawings(one)
    left, right = one.sides
    services, people, lines = service_rows(one), people_rows(one), line_rows(one)
    texts = [Markup(text) for text in drawn]  # noqa: S704 - what the study says is escaped where it is written
    empty = not any(t.kind == "served" for side in one.sides for t in side.ties)
    studies = dict.fromkeys((left.study_title, right.study_title))
    return render(
        "compare.html.j2",
        styles=["ecomap/map.css", "ecomap/page.css", "compare/page.css", least],
        scripts=[joined(FOLDER, "main")],
        texts=_texts(one, [*services, *people, *lines]),
        one=one,
        study=" and ".join(studies),
        synthetic=SYNTHETIC if left.synthetic or right.synthetic else "",
        level=left.level,
        export=left.export,
        version=left.data_version[:VERSION_DIGITS],
        definition=left.definition,
        sides=[
            {
                "name": capital(one.names[place]),
                "short": capital(short(one, place)),
                "facts": facts(side),
                "drawings": texts[2 * place : 2 * place + 2] if side.nodes else [],
                "empty": ONE_SIDE if one.both.composite and not side.nodes and not empty else "",
            }
            for place, side in enumerate(one.sides)
        ],
        empty=NOTHING[one.sort] if empty else "",
        measures=MEASURES,
        services=services,
        people=people,
        lines=lines,
        composite=one.both.composite,
        keys=(_place_key(one), *keys_of(one.both.composite)),
        held=contents(left, right),
        data=embedded(_data(one, services, people, lines)),
    )


def _place_key(one: Comparison) -> Key:
    """The sign of an empty place."""
    words = "shown on the other side only" if one.both.composite else "told on the other side only"
    return Key('<rect class="place" x="6" y="1.5" width="32" height="13" rx="4"/>', words)


def _data(one: Comparison, services: Iterable[Row], people: Iterable[Row], lines: Iterable[Row]) -> dict[str, Any]:
    left = one.sides[0]
    return {
        "about": {
            "title": one.title,
            "study": left.study_title,
            "level": left.level,
            "export": left.export,
            "version": left.data_version,
        },
        "absent": f"{ABSENT[one.sort]}.",
        "sides": [{"name": capital(short(one, place))} for place in (0, 1)],
        "places": [
            {
                "id": row.owner,
                "name": row.name,
                "difference": row.difference,
                "sides": [_place(side, row.owner) for side in one.sides],
            }
            for row in (*services, *people)
        ],
        "lines": [
            {
                "id": row.owner,
                "name": row.name,
                "difference": row.difference,
                "sides": [
                    {
                        "name": row.names[place],
                        "words": row.cells[place],
                        "ends": next((list(t.ends) for t in side.ties if t.owner == row.owner), []),
                        "told": [i.owner for i in dealings(side, row.owner)],
                    }
                    if row.names[place]
                    else None
                    for place, side in enumerate(one.sides)
                ],
            }
            for row in lines
        ],
        "interactions": [
            {"id": i.owner, "words": f"{i.label} · {told_words(i.told)}"}
            for i in {i.owner: i for side in one.sides for i in side.interactions}.values()
        ],
    }


def _place(side: Ecomap, owner: str) -> dict[str, Any] | None:
    node = node_of(side, owner)
    if node is None:
        return None
    return {"name": node.label, "facts": node_facts(node), "told": [i.owner for i in dealings(side, owner)]}


def _texts(one: Comparison, rows: Iterable[Row]) -> Iterable[str]:
    """Every text of the page that the study says, for choosing the characters of its typeface."""
    yield from (one.title, *one.names)
    for row in rows:
        yield from (*row.names, *row.cells, row.difference)
    for side in one.sides:
        yield from (side.study_title, side.level, side.definition)
        yield from (text for home in side.homes for text in (home.title, home.detail))
        for node in side.nodes:
            yield from (node.label, node.detail, node.sector_label, node.agency_label, node.age)
        yield from (text for i in side.interactions for text in (i.label, told_words(i.told)))
