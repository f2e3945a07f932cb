"""The rules of a catalogue entry: parameters, columns and branches agree with the header."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from queries.chapters import CHAPTERS
from queries.groups import GROUPS
from queries.rows.base import InputRow
from schema.problems import KithError, Place

if TYPE_CHECKING:
    from queries.entry import Entry

#: counts: a threshold applies below research; family: one family's own record, research only
RELEASES = ("counts", "family")


def check(entry: "Entry") -> None:
    """Raise E607 for the first rule that an entry breaks."""
    _check_parameters(entry)
    _check_columns(entry)
    _check_branches(entry)
    if entry.chapter not in CHAPTERS:
        raise fault(entry.path, f"the chapter must be one of {', '.join(CHAPTERS)}")
    if entry.release not in RELEASES:
        raise fault(entry.path, f"release must be one of {', '.join(RELEASES)}")


def _check_parameters(entry: "Entry") -> None:
    unknown = [p for p in entry.params if p not in GROUPS]
    if unknown:
        raise fault(entry.path, f"unknown parameters {', '.join(unknown)}")
    asked = [one.name for p in entry.params for one in GROUPS[p].asked]
    if twice := next((name for name in asked if asked.count(name) > 1), ""):
        raise fault(entry.path, f"two groups of parameters ask for {twice}")
    declared = {used for p in entry.params for used in GROUPS[p].used}
    used = set(re.findall(r"\$(\w+)", entry.cypher)) | (entry.function.used if entry.function else set())
    if declared != used:
        raise fault(entry.path, f"declared and used parameters differ: {', '.join(sorted(declared ^ used))}")
    if entry.by not in ("", *asked):
        raise fault(entry.path, f"{entry.by} is not a parameter")


def _check_columns(entry: "Entry") -> None:
    columns = list(entry.result.model_fields)
    for name in (*entry.identity, *entry.order, *([entry.every] if entry.every else [])):
        if name not in columns:
            raise fault(entry.path, f"{name} is not a column")
    if not set(getattr(entry.result, "behind", ("",))) <= set(columns):
        raise fault(entry.path, f"{entry.result.__name__} does not say which columns its evidence is behind")
    if set(entry.identity) - set(entry.order):
        raise fault(entry.path, "the order must hold the identity, or it is not total")
    if issubclass(entry.result, InputRow):
        raise fault(entry.path, f"{entry.result.__name__} is what a function is given and never an answer")
    if entry.function and not issubclass(entry.returns, InputRow):
        raise fault(entry.path, f"{entry.returns.__name__} is not an InputRow")


def _check_branches(entry: "Entry") -> None:
    columns = list(entry.returns.model_fields)
    for branch in re.split(r"\bUNION(?: ALL)?\b", entry.cypher):
        if returned(branch) != columns:
            raise fault(entry.path, f"the columns returned are not those of {entry.returns.__name__}, in order")
    if any(bool(kinds) != bool(entry.by) for kinds, _ in entry.branches):
        raise fault(entry.path, "every branch says of which kinds it is exactly when the header says by")
    if "UNION" in entry.cypher and "RETURN DISTINCT" in entry.cypher:
        raise fault(
            entry.path, "RETURN DISTINCT beside UNION ends the embedded engine (Ladybug 0.22); use WITH DISTINCT"
        )
    firsts = [text for _, text in entry.branches] if entry.by else [entry.cypher.split("UNION")[0]]
    if "UNION" in entry.cypher and (again := next(filter(None, map(_named_twice, firsts)), "")):
        # The columns share one place in the engine, and later branches then overwrite one with the other, silently.
        raise fault(entry.path, f"the first branch of a UNION returns {again} twice; begin with another branch")


def returned(cypher: str) -> list[str]:
    """The column names of the last RETURN, brackets respected."""
    return [name for _, name in _returned(cypher)]


def _returned(cypher: str) -> list[tuple[str, str]]:
    """Expression and column name of each part of the last RETURN."""
    text = re.split(r"\bRETURN\b(?:\s+DISTINCT\b)?", cypher)[-1]
    text = re.split(r"\bORDER BY\b", text)[0]
    parts, depth, part = [], 0, ""
    for letter in text:
        depth += letter in "([{"
        depth -= letter in ")]}"
        if letter == "," and not depth:
            parts.append(part)
            part = ""
        else:
            part += letter
    split = [re.split(r"\bAS\s+", one.strip()) for one in [*parts, part]]
    return [("AS ".join(one[:-1]).strip(), one[-1].strip().strip("`")) for one in split]


def _named_twice(branch: str) -> str:
    """What a branch returns under two names, plain values aside; '' when there is nothing."""
    given = [
        expression for expression, _ in _returned(branch) if not re.fullmatch(r"'[^']*'|-?\d+|true|false|", expression)
    ]
    return next((one for one in given if given.count(one) > 1), "")


def fault(path: Path, what: str) -> KithError:
    """The problem of a damaged question file."""
    return KithError("E607", Place(file=path.name), fault=what[0].upper() + what[1:])
