"""What was said of a map in a room: which lines and things of today's drawing it is set against."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from schema.definition import Model
from viz.ecomap.record import Ecomap, Remark
from viz.ecomap.standing import Stands
from viz.ecomap.telling import Cells
from viz.terms import label, when


def remarks(rows: Iterable[Cells], one: Ecomap, stands: Mapping[str, Stands], model: Model) -> Iterator[Remark]:
    """The remarks of the answer `corrections` about one family, each with the owners that it is said of.

    It is said of nothing where the map draws neither the line nor the thing any more.
    """
    folds = {n.owner: n.fold for n in one.nodes if n.fold}
    ends = {t.owner: t.ends for t in one.ties}
    for number, row in enumerate(rows):
        about, other = (frozenset(map(str, _listed(row[name]))) for name in ("about", "other"))
        found = [owner for owner, s in stands.items() if (s.about, s.other) == (about, other)]
        if not found:
            # The line may be shared by a home now, or lead to a card that holds what it led to.
            found = [
                owner
                for owner, s in stands.items()
                if bool(s.other) == bool(other) and about <= s.about_all and other <= s.other_all
            ]
        said_of = str(row["said_of"]) or next((stands[owner].title for owner in found), "")
        around = {fold for owner in found for end in ends.get(owner, (owner,)) for fold in _above(end, folds)}
        yield Remark(
            owner=f"r{number}",
            of=said_of,
            sort=label(model, "remark_sort", str(row["sort"])),
            said=str(row["said"]),
            role=label(model, "room_role", str(row["said_by"])),
            when=_day(str(row["said_on"])),
            on=(*found, *sorted(around.difference(found))),
        )


def _day(text: str) -> str:
    """A day in words; whatever else somebody wrote into the sheet as it stands."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return text
    return when(text)


def _above(owner: str, folds: Mapping[str, str]) -> Iterator[str]:
    """The folds that something is in."""
    while owner in folds:
        owner = folds[owner]
        yield owner


def _listed(cell: object) -> list[object]:
    return list(cell) if isinstance(cell, list) else []
