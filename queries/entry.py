"""A catalogue entry: a Cypher file whose header says what it asks, counts and returns; loading it checks that."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from queries.chapters import CHAPTERS
from queries.entry_checks import check, fault
from queries.function import Function, read_function
from queries.rows import RESULTS
from queries.rows.base import Row
from schema.nearby import near
from schema.problems import KithError

CATALOGUE = Path(__file__).parent / "catalogue"
REQUIRED = ("name", "question", "chapter", "definition", "params", "result", "identity", "order", "release")
OPTIONAL = ("every", "by", "rows", "function")
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
    #: the rows that the Cypher returns: the result's, or those that the function is given
    returns: type[Row]
    #: what makes the result's rows of those that the Cypher returns; None when they are the result's
    function: Function | None
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
    """Every question by name, chapter by chapter; raises E607 for a faulty file."""
    found = [find_entry(name, engine) for name in _paths()]
    return {one.name: one for one in sorted(found, key=lambda one: (CHAPTERS.index(one.chapter), one.name))}


@lru_cache(maxsize=1024)
def find_entry(name: str, engine: str) -> Entry:
    """The question of this name; raises E601 with the near name. No other question's file is read."""
    paths = _paths()
    if name not in paths:
        raise KithError("E601", near=near(name, paths))
    own = CATALOGUE / engine / f"{name}.cypher"
    return read_entry(paths[name], own if own.exists() else None)


def _paths() -> dict[str, Path]:
    """The files of the questions by name."""
    return {path.stem: path for path in sorted(CATALOGUE.glob("*.cypher"))}


def read_entry(path: Path, own: Path | None = None) -> Entry:
    """Read and check one file; raises E607 naming the file and the rule it breaks.

    `own` is a file with the Cypher that one engine is asked instead, below the same header.
    """
    fields, cypher = _split(path)
    if own is not None:
        cypher = own.read_text(encoding="utf-8").strip()
        if any(map(HEADER.match, cypher.splitlines())):
            raise fault(own, "its header stands in the file of all engines")
    for name in REQUIRED:
        if not fields.get(name):
            raise fault(path, f"the header lacks {name}")
    for name in fields:
        if name not in (*REQUIRED, *OPTIONAL):
            raise fault(path, f"the header has an unknown field {name}")
    if fields["name"] != path.stem:
        raise fault(path, "the name differs from the file's")
    if ("rows" in fields) != ("function" in fields):
        raise fault(path, "rows and function come together")
    for name in ("result", "rows"):
        if name in fields and fields[name] not in RESULTS:
            raise fault(path, f"the record {fields[name]} is in no module of queries/rows")
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
        returns=RESULTS[fields.get("rows", fields["result"])],
        function=read_function(fields["function"]) if "function" in fields else None,
        cypher=cypher,
        path=own or path,
    )
    check(entry)
    return entry


def _split(path: Path) -> tuple[dict[str, str], str]:
    fields: dict[str, str] = {}
    last = ""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if match := HEADER.match(line):
            last = match[1]
            if last in fields:
                raise fault(path, f"the header has {last} twice")
            fields[last] = match[2].strip()
        elif (match := MORE.match(line)) and last:
            fields[last] += " " + match[1].strip()
        else:
            return fields, "\n".join(lines[number:]).strip()
    raise fault(path, "there is no query below the header")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip() and word.strip() != "none")
