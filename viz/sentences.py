"""The map in words: the sentences and tables that stand beside the drawing."""

from collections.abc import Iterable, Mapping

from viz.family_map import FamilyMap, MapInteraction, MapNode, MapTie, Passage

NO_TIES = "No tie is recorded for this family."
NO_SERVICES = "No tie with a service or a worker is recorded for this family."
SYNTHETIC = "Synthetic: the people, places and events on this map are invented."
KIND_WORDS = {
    "Family": "family",
    "Parent": "parent",
    "Child": "child",
    "Kin": "kin",
    "Professional": "worker",
    "Service": "service",
}


def counts_in_words(tie: MapTie) -> str:
    """What a tie counts, as one sentence that leaves out what is zero."""
    counted = (
        (tie.contacts, "contact", "contacts"),
        (tie.habits, "habit told in general", "habits told in general"),
        (tie.missed, "missed, refused or cancelled", "missed, refused or cancelled"),
        (tie.not_offered, "not offered or not invited", "not offered or not invited"),
    )
    happened = ", ".join(f"{n} {single if n == 1 else plural}" for n, single, plural in counted if n)
    stances = [f"{word} in {n}" for n, word in ((tie.care, "care"), (tie.control, "control")) if n]
    stances += [f"accounts disagree on {tie.disputed}"] if tie.disputed else []
    text = "; ".join(part for part in (happened, ", ".join(stances)) if part)
    return f"{text}." if text else ""


def tie_title(tie: MapTie, names: Mapping[str, str]) -> str:
    """Both ends of a tie."""
    return f"{names[tie.from_id]} and {names[tie.to_id]}"


def empty_words(one: FamilyMap) -> str:
    """What to say when there is little to draw; empty when ties with services or workers are there."""
    if not one.ties:
        return NO_TIES
    return "" if any(t.kind in ("involved", "worked_with") for t in one.ties) else NO_SERVICES


def node_facts(node: MapNode, services: Mapping[str, str]) -> str:
    """What a person or service is, and where it belongs, in one line."""
    parts = [KIND_WORDS[node.kind], node.detail, services.get(node.service, ""), node.agency_label, node.sector_label]
    return " · ".join(p for p in parts if p)


def interaction_facts(one: MapInteraction) -> str:
    """When it was, what became of it, and what kind of telling it is."""
    return " · ".join(p for p in (one.when or "not dated", one.status, one.reality) if p)


def told(one: Passage) -> str:
    """Whose account a passage is, and who tells it."""
    if one.voice and one.told_by:
        return f"account of {one.voice}, told by {one.told_by}"
    if one.told_by:
        return f"told by {one.told_by}"
    return f"account of {one.voice}" if one.voice else "voice not stated"


def all_texts(one: FamilyMap) -> Iterable[str]:
    """Every text of a map, for choosing the characters of its typeface."""
    yield from (one.title, one.study_title, one.level, one.definition)
    for node in one.nodes:
        yield from (node.label, node.detail, node.sector_label, node.sector, node.agency_label)
    for tie in one.ties:
        yield tie.label
    for what in one.interactions:
        yield from (what.label, what.when, what.status, what.reality, what.care, what.control)
        yield from (*what.disputed, *what.services, *(text for pair in what.people for text in pair))
        for passage in what.evidence:
            yield from (passage.document, passage.place, passage.voice, passage.told_by, passage.word, passage.memo)
