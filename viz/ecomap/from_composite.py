"""The drawing of a composite: sorts of people in the middle, sorts of services around them, and no family."""

from dataclasses import replace

from disclosure.composite.composed import Composite
from disclosure.composite.released import band_words
from viz.ecomap.record import Ecomap, Home, Node, NodeKind, Tie
from viz.terms import capital

TITLE = "Composite of the families of {}"
#: sorts of people by what their name begins with; everybody else is kin
KINDS: dict[str, NodeKind] = {"child": "Child", "mother": "Parent", "father": "Parent", "parent": "Parent"}
GENDERS = {"mother": "woman", "father": "man"}
#: families to a step of width
STEP = 5
WIDEST = 4


def composite_map(one: Composite, study_title: str) -> Ecomap:
    """The composite as an ecomap without interactions; its lines stand for families, in bands."""
    ordered = sorted(one.nodes, key=lambda n: (n.is_service, n.name))
    nodes = [
        Node(
            owner=f"n{number}",
            kind="Service" if node.is_service else _kind(node.name),
            label=capital(node.name),
            detail=band_words(node.families),
            sector=node.group,
            sector_label=node.group or "services",
            gender=GENDERS.get(node.name, ""),
        )
        for number, node in enumerate(ordered)
    ]
    owners = {node.name: nodes[number].owner for number, node in enumerate(ordered)}
    ties = [
        Tie(
            owner=f"t{number}",
            ends=(owners[tie.person], owners[tie.service]),
            kind="served",
            label="dealings",
            families=band_words(tie.families),
            step=min(WIDEST, max(1, tie.families.lowest // STEP)),
            care=tie.care,
            control=tie.control,
        )
        for number, tie in enumerate(one.ties)
    ]
    return replace(
        _empty(one, study_title),
        homes=(Home("Sorts of people"),),
        nodes=tuple(nodes),
        ties=tuple(ties),
    )


def _kind(name: str) -> NodeKind:
    return next((kind for word, kind in KINDS.items() if word in name), "Kin")


def _empty(one: Composite, study_title: str) -> Ecomap:
    return Ecomap(
        title=TITLE.format(study_title),
        study_title=study_title,
        synthetic=one.synthetic,
        level=one.level,
        export="",
        data_version=one.data_version,
        definition=one.definition,
        homes=(),
        nodes=(),
        ties=(),
        interactions=(),
        composite=True,
    )
