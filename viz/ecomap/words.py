"""The ecomap in words: what stands in the panel, in the tables, and what assistive technology reads."""

from collections.abc import Sequence

from viz.ecomap.record import HOUSEHOLD, Ecomap, Interaction, Node, Passage, Tie, Told, home_owner

KIND_WORDS = {
    "Parent": "parent",
    "Child": "child",
    "Kin": "kin",
    "Professional": "worker",
    "Service": "service",
    "Agency": "agency, folded",
    "Sector": "sector, folded",
}


def node_words(node: Node) -> str:
    """A person or service in one line: who, what, and where it belongs."""
    return ", ".join(part for part in (node.label, node_facts(node)) if part)


def node_facts(node: Node) -> str:
    """What a person or service is, and where it belongs."""
    facts = (node.detail or KIND_WORDS[node.kind], node.age, node.agency_label, node.sector_label)
    return ", ".join(fact for fact in facts if fact and fact.casefold() != node.label.casefold())


def end_words(owner: str, one: Ecomap) -> str:
    """The name of a tie's end."""
    if owner == HOUSEHOLD:
        return "the household"
    if owner.startswith(HOUSEHOLD):
        return home_words(owner, one)
    return next(n.label for n in one.nodes if n.owner == owner)


def homes_with_lines(one: Ecomap) -> list[str]:
    """The owners of the homes that can be chosen: the household, and others that lines end at."""
    ends = {end for tie in one.ties for end in tie.ends if end.startswith(HOUSEHOLD)}
    return [owner for owner in map(home_owner, range(len(one.homes))) if owner == HOUSEHOLD or owner in ends]


def home_words(owner: str, one: Ecomap) -> str:
    """A home in one line."""
    if owner == HOUSEHOLD:
        return f"the household of {one.title}"
    home = one.homes[int(owner.removeprefix(HOUSEHOLD))]
    return ", ".join(part for part in (home.title, home.detail) if part)


def tie_words(tie: Tie, one: Ecomap) -> str:
    """A line in one sentence: between whom, and what it counts."""
    ends = " and ".join(end_words(owner, one) for owner in tie.ends)
    if tie.kind == "kin":
        return f"{ends}: {tie.label}"
    return f"{ends}: {tie_counts(tie, one)}"


def tie_counts(tie: Tie, one: Ecomap) -> str:
    """What a line stands for: its dealings, or on a composite its families."""
    if tie.families:
        told = [word for word, is_told in (("care", tie.care), ("control", tie.control)) if is_told]
        return "; ".join(part for part in (tie.families, " and ".join(told)) if part)
    return counts_in_words([i for i in one.interactions if tie.owner in i.ties]) or tie.label


def counts_in_words(behind: Sequence[Interaction]) -> str:
    """What a tie counts, leaving out what is zero; empty when no dealing is told."""
    outcomes = [i.told.outcome for i in behind]
    counted = (
        ("held", "contact", "contacts"),
        ("habit", "habit told in general", "habits told in general"),
        ("missed", "missed, refused or cancelled", "missed, refused or cancelled"),
        ("not_offered", "not offered or not invited", "not offered or not invited"),
        ("other", "asked for, feared, supposed or hoped for", "asked for, feared, supposed or hoped for"),
    )
    happened = [
        f"{outcomes.count(name)} {single if outcomes.count(name) == 1 else plural}"
        for name, single, plural in counted
        if name in outcomes
    ]
    stances = [
        f"{word} in {n}"
        for word, n in (("care", sum(i.told.care for i in behind)), ("control", sum(i.told.control for i in behind)))
        if n
    ]
    disputed = sum(bool(i.disputed) for i in behind)
    stances += [f"accounts disagree on {disputed}"] if disputed else []
    return "; ".join(part for part in (", ".join(happened), ", ".join(stances)) if part)


def interaction_words(one: Interaction) -> str:
    """When it was, what became of it, and what kind of telling it is."""
    return told_words(one.told)


def told_words(told: Told) -> str:
    """The same of one telling."""
    return " · ".join(p for p in (told.when or "not dated", told.status, told.reality) if p)


def passage_words(one: Passage) -> str:
    """Whose account a passage is, and who tells it."""
    if one.voice and one.told_by:
        return f"account of {one.voice}, told by {one.told_by}"
    if one.told_by:
        return f"told by {one.told_by}"
    return f"account of {one.voice}" if one.voice else "voice not stated"
