"""A catalogue entry: a Cypher file whose header says what it asks, counts and returns; loading it checks that."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from queries.parameters import GROUPS
from queries.results import RESULTS, Row
from schema.problems import KithError, Place

CATALOGUE = Path(__file__).parent / "catalogue"
REQUIRED = ("name", "question", "chapter", "definition", "params", "result", "identity", "order", "release")
OPTIONAL = ("every", "by")
#: counts: a threshold applies below research; family: one family's own record, research only
RELEASES = ("counts", "family")
HEADER = re.compile(r"^// (\w+): (.*)$")
MORE = re.compile(r"^//   (\S.*)$")
BRANCH = re.compile(r"^\s*// of: (.*)\n")


@dataclass(frozen=True)
class Entry:
    """One question of the catalogue."""

    name: str
    question: str
    chapter: str
    #: what is counted, what is not, over which window, in which unit
    definition: str
    #: groups of parameters
    params: tuple[str, ...]
    result: type[Row]
    #: columns that tell rows apart
    identity: tuple[str, ...]
    #: columns that rows are sorted by; total, so that answers are stable
    order: tuple[str, ...]
    release: str
    #: the column that has a row for everyone asked about, zeros where nothing was found
    every: str
    #: the parameter with an id whose kind says which branches are asked; '' when all are
    by: str
    cypher: str
    path: Path

    def text_for(self, kind: str) -> str:
        """The branches that are of a kind, which stands above each as `// of: KIND, KIND`; '' when none is.

        Planning many branches at once takes a server longer than answering them.
        """
        fitting = [text for kinds, text in self.branches if kind in kinds]
        return "\nUNION ALL\n".join(fitting)

    @cached_property
    def branches(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Every branch of a UNION with the kinds that it is of."""
        found = []
        for branch in re.split(r"\bUNION(?: ALL)?\b", self.cypher):
            kinds = BRANCH.match(branch)
            found.append((_words(kinds[1]) if kinds else (), BRANCH.sub("", branch).strip()))
        return tuple(found)


@lru_cache(maxsize=8)
def catalogue(engine: str) -> dict[str, Entry]:
    """Every question by name, with the engine's own text where its folder has one; raises E607 for a faulty file."""
    found = {path.stem: read_entry(path) for path in sorted(CATALOGUE.glob("*.cypher"))}
    for path in sorted((CATALOGUE / engine).glob("*.cypher")):
        found[path.stem] = read_entry(path)
    return found


def read_entry(path: Path) -> Entry:
    """Read and check one file; raises E607 naming the file and the rule it breaks."""
    fields, cypher = _split(path)
    for name in REQUIRED:
        if not fields.get(name):
            raise _fault(path, f"the header lacks {name}")
    for name in fields:
        if name not in (*REQUIRED, *OPTIONAL):
            raise _fault(path, f"the header has an unknown field {name}")
    if fields["name"] != path.stem:
        raise _fault(path, "the name differs from the file's")
    if fields["result"] not in RESULTS:
        raise _fault(path, f"the result {fields['result']} is not one of results.py")
    entry = Entry(
        name=fields["name"],
        question=fields["question"],
        chapter=fields["chapter"],
        definition=fields["definition"],
        params=_words(fields["params"]),
        result=RESULTS[fields["result"]],
        identity=_words(fields["identity"]),
        order=_words(fields["order"]),
        release=fields["release"],
        every=fields.get("every", ""),
        by=fields.get("by", ""),
        cypher=cypher,
        path=path,
    )
    _check(entry)
    return entry


def _split(path: Path) -> tuple[dict[str, str], str]:
    fields: dict[str, str] = {}
    last = ""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if match := HEADER.match(line):
            last = match[1]
            if last in fields:
                raise _fault(path, f"the header has {last} twice")
            fields[last] = match[2].strip()
        elif (match := MORE.match(line)) and last:
            fields[last] += " " + match[1].strip()
        else:
            return fields, "\n".join(lines[number:]).strip()
    raise _fault(path, "there is no query below the header")


def _check(entry: Entry) -> None:
    columns = list(entry.result.model_fields)
    unknown = [p for p in entry.params if p not in GROUPS]
    if unknown:
        raise _fault(entry.path, f"unknown parameters {', '.join(unknown)}")
    declared = {used for p in entry.params for used in GROUPS[p].used}
    used = set(re.findall(r"\$(\w+)", entry.cypher))
    if declared != used:
        raise _fault(entry.path, f"declared and used parameters differ: {', '.join(sorted(declared ^ used))}")
    for branch in re.split(r"\bUNION(?: ALL)?\b", entry.cypher):
        if returned(branch) != columns:
            raise _fault(entry.path, f"the columns returned are not those of {entry.result.__name__}, in order")
    if entry.by not in ("", *(one.name for p in entry.params for one in GROUPS[p].asked)):
        raise _fault(entry.path, f"{entry.by} is not a parameter")
    if any(bool(kinds) != bool(entry.by) for kinds, _ in entry.branches):
        raise _fault(entry.path, "every branch says of which kinds it is exactly when the header says by")
    for name in (*entry.identity, *entry.order, *([entry.every] if entry.every else [])):
        if name not in columns:
            raise _fault(entry.path, f"{name} is not a column")
    if not set(getattr(entry.result, "behind", ("",))) <= set(columns):
        raise _fault(entry.path, f"{entry.result.__name__} does not say which columns its evidence is behind")
    if set(entry.identity) - set(entry.order):
        raise _fault(entry.path, "the order must hold the identity, or it is not total")
    if "UNION" in entry.cypher and "RETURN DISTINCT" in entry.cypher:
        raise _fault(
            entry.path, "RETURN DISTINCT beside UNION ends the embedded engine (Ladybug 0.22); use WITH DISTINCT"
        )
    firsts = [text for _, text in entry.branches] if entry.by else [entry.cypher.split("UNION")[0]]
    if "UNION" in entry.cypher and (again := next(filter(None, map(_named_twice, firsts)), "")):
        # The columns share one place in the engine, and later branches then overwrite one with the other, silently.
        raise _fault(entry.path, f"the first branch of a UNION returns {again} twice; begin with another branch")
    if entry.release not in RELEASES:
        raise _fault(entry.path, f"release must be one of {', '.join(RELEASES)}")


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
    """What a branch returns under two names, plain texts and numbers aside; '' when there is nothing."""
    given = [expression for expression, _ in _returned(branch) if not re.fullmatch(r"'[^']*'|-?\d+|", expression)]
    return next((one for one in given if given.count(one) > 1), "")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip() and word.strip() != "none")


def _fault(path: Path, fault: str) -> KithError:
    return KithError("E607", Place(file=path.name), fault=fault[0].upper() + fault[1:])
