"""From the notes of a map to rows of the sheet corrections: what of the study each note is on."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from disclosure.composite.released import NAME as COMPOSITE
from disclosure.policy import EXACT
from disclosure.private import private_folder
from disclosure.register import Register
from disclosure.release import release
from graph_store.port import GraphStore
from kithgraph.corrections.notes import Note, Notes
from queries.ask import ask
from schema.definition import Model
from schema.ids import STUDY_SUFFIX
from schema.problems import KithError, Place, Report
from viz.ecomap.standing import Stands, fingerprint
from viz.making import stands_of

#: begins a cell that a spreadsheet program would take for a formula
FORMULA = ("=", "+", "-", "@")
#: what is written where nobody said as what they spoke
NOT_STATED = "not stated"
#: between the things of one cell
AND = "; "
#: digits of a remark's key
DIGITS = 12
OTHER_DATA = "is on something that the map, drawn anew from the graph, does not have, or not surely"
REDRAW = (
    "The notes were made on a map of other data: draw the map anew and make the note there, write the row into "
    "corrections.csv yourself, or take the note out of the file"
)

Row = dict[str, str]


def family_of(notes: Notes, family: str, store: GraphStore) -> tuple[str, str]:
    """The study and the family that notes are of; the family is empty for a composite.

    `family` is what somebody named, or empty. Raises E772 when neither that nor the register says it.
    """
    if family:
        return family.partition(":")[0], family
    exports = Register(private_folder()).exports(below_research=False)
    what = next((one.what for one in exports if one.id == notes.about.export), None)
    if what is None:
        raise KithError("E772")
    found = what.parameters.get("family", "")
    if found or what.kind == COMPOSITE:
        return what.study, found
    named = release(ask(store, "multiagency_load", {"study": what.study}), EXACT).rows.select("family", "name")
    titled = [one for one, name in named.iter_rows() if (name or one.split(":")[-1]) == notes.about.title]
    if len(titled) != 1 or not what.study:
        raise KithError("E772")
    return what.study, titled[0]


def rows_of(
    notes: Notes, study: str, family: str, store: GraphStore, model: Model, path: Path, report: Report
) -> list[Row]:
    """A row of the sheet for each note; those on nothing that is there go into the report (E771).

    Raises E605 for a family that the graph does not hold.
    """
    stands = stands_of(store, model, family) if family else {}
    same = fingerprint(stands) == notes.about.drawn
    rows = []
    for number, note in notes.numbered:
        found = _found(note, stands, same) if family else _of_study(note, study)
        if found is None:
            report.add("E771", Place(file=path.name), number=number, fault=OTHER_DATA, remedy=REDRAW)
        else:
            rows.append(_row(note, found, notes, family))
    return rows


def _of_study(note: Note, study: str) -> Stands:
    """A composite shows nobody of the study, so that what is said of it is said of the study."""
    whole = frozenset({f"{study}:{STUDY_SUFFIX}"})
    return Stands(note.title, whole, frozenset(), whole, frozenset(), True)


def _found(note: Note, stands: Mapping[str, Stands], same: bool) -> Stands | None:
    """What a note is on: by its owner where the drawing is the same; else by a name that only one thing has."""
    if same:
        one = stands.get(note.on)
        return one if one and one.title == note.title else None
    called = [one for one in stands.values() if one.title == note.title and bool(one.other) == note.on.startswith("t")]
    return called[0] if len(called) == 1 and called[0].named else None


def _row(note: Note, on: Stands, notes: Notes, family: str) -> Row:
    content = {
        "family": _keys(frozenset({family} if family else ())),
        "about": _keys(on.about),
        "other": _keys(on.other),
        "said_of": _as_text(on.title),
        "remark_sort": note.sort,
        "said": _as_text(note.text),
        "said_by": note.role or NOT_STATED,
        "said_on": note.day.isoformat(),
    }
    # The same note has the same key, whichever map and version of the data it comes with.
    said = json.dumps(
        [content[name] for name in ("family", "about", "other", "said")] + [note.sort, note.role, note.at]
    )
    remark = f"R-{sha256(said.encode()).hexdigest()[:DIGITS]}"
    return {"remark": remark, **content, "export": notes.about.export, "data_version": notes.about.version}


def _keys(ids: frozenset[str]) -> str:
    """Ids as the sheets name them; an interaction that is told once goes by the key of its row."""
    return AND.join(sorted(one.partition(":")[2].removesuffix("/i") for one in ids))


def _as_text(text: str) -> str:
    """Text as a cell that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
