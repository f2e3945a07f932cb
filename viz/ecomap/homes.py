"""Who lives with whom: the household of the map, and the homes of children who live elsewhere."""

from collections.abc import Iterable, Mapping, Sequence

from schema.definition import Model
from viz.ecomap.record import Home
from viz.ecomap.telling import Cells
from viz.terms import capital, label, when

#: arrangements that leave a child in the household, or say nothing of where
IN_HOUSEHOLD = ("", "with_parent", "shared")


def homes_of(
    arrangements: Iterable[Cells], people: Mapping[str, str], title: str, model: Model
) -> tuple[list[Home], dict[str, int], dict[str, str]]:
    """The homes; the home of everybody who does not live in the first one; and the children's ages in words.

    `people` are the names of the family's people by id. A child lives where the last told arrangement says; those with
    whom it lives, and who are on the map, live there too unless they are parents of the household.
    """
    last = _last(arrangements)
    homes, numbers, lives, ages = [Home(title)], {}, {}, {}
    for child, row in sorted(last.items()):
        ages[child] = label(model, "age_band", str(row["age_band"]))
        arrangement = str(row["arrangement"])
        if arrangement in IN_HOUSEHOLD or child not in people:
            continue
        withs = tuple(str(one) for one in _listed(row["with_whom"]))
        key = (arrangement, withs or (child,))
        if key not in numbers:
            numbers[key] = len(homes)
            homes.append(_home(row, [people[one] for one in withs if one in people], model))
        lives[child] = numbers[key]
        lives.update({one: numbers[key] for one in withs if one in people and one not in lives})
    return homes, lives, ages


def _last(arrangements: Iterable[Cells]) -> dict[str, Cells]:
    """Of each child the arrangement told last: the one that nothing comes after, else the latest by its days."""
    by_child: dict[str, list[Cells]] = {}
    for row in arrangements:
        by_child.setdefault(str(row["child"]), []).append(row)
    found = {}
    for child, rows in by_child.items():
        followed = {str(row["after"]) for row in rows}
        open_ended = [row for row in rows if str(row["care_arrangement"]) not in followed] or rows
        found[child] = max(open_ended, key=lambda r: (int(str(r["from_day"])), str(r["care_arrangement"])))
    return found


def _home(row: Cells, names: Sequence[str], model: Model) -> Home:
    words = label(model, "arrangement", str(row["arrangement"]))
    title = capital(words)
    if names:
        title = f"{title} with {' and '.join(names)}"
    basis = label(model, "legal_basis", str(row["legal_basis"]))
    since = when(str(row["edtf"]))
    return Home(title, "; ".join(part for part in (basis, since) if part))


def _listed(cell: object) -> list[object]:
    return list(cell) if isinstance(cell, list) else []
