"""Who says what on a map: viewpoints, passages, and the names that voices go by."""

from collections.abc import Iterator, Mapping

from disclosure.release import Released
from schema.definition import Model
from viz.ecomap.record import Node, Passage, Told, Voice
from viz.ecomap.telling import Cells, told_of
from viz.terms import label

#: begins the voice of everybody of a role
ROLE = "role:"


def voices_of(
    accounts: Released,
    places: Mapping[str, str],
    names: Mapping[str, str],
    nodes: Mapping[str, Node],
    owners: Mapping[str, str],
    model: Model,
) -> Iterator[Voice]:
    """The viewpoints, who tells most first; a role that only one person speaks for is that person's viewpoint."""
    tells: dict[str, dict[str, Told]] = {}
    for row in accounts.rows.iter_rows(named=True):
        if str(row["interaction"]) in places:
            tells.setdefault(str(row["voice"]), {})[places[str(row["interaction"])]] = told_of(row, model)
    people = [told for voice, told in tells.items() if not voice.startswith(ROLE)]
    kept = [voice for voice, told in tells.items() if not voice.startswith(ROLE) or told not in people]
    for number, voice in enumerate(sorted(kept, key=lambda v: (-len(tells[v]), v))):
        node = nodes.get(owners.get(voice, ""))
        told_by = f"{node.label}, {node.detail}" if node and node.detail else name_of(voice, names, model)
        label_ = f"every {label(model, 'role', voice.removeprefix(ROLE))}" if voice.startswith(ROLE) else told_by
        yield Voice(f"v{number}", label_, tells[voice])


def passage_of(row: Cells, names: Mapping[str, str], model: Model) -> Passage:
    """A row of the passages as the map shows it."""
    return Passage(
        document=str(row["title"] or row["document"]),
        place=str(row["place"]),
        voice=name_of(str(row["voice"]), names, model),
        told_by=name_of(str(row["told_by"]), names, model),
        word=str(row["word"]),
        memo=str(row["memo"]),
    )


def name_of(node_id: str, names: Mapping[str, str], model: Model) -> str:
    """The name on the map; a role in words; else the key."""
    if node_id in names:
        return names[node_id]
    key = node_id.rsplit(":", maxsplit=1)[-1]
    if key.startswith("role/"):
        return label(model, "role", key.removeprefix("role/"))
    return key
