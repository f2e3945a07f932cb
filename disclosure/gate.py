"""The one gate: who asks, at which level, and what of it may be seen. Nothing is shown before it stands in the log."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import polars as pl

from disclosure.asker import Asker
from disclosure.audit import Budget, Entry, Written
from disclosure.composite.composed import Composite
from disclosure.composite.kept import KeptComposites
from disclosure.composite.making import JURISDICTION, Composites
from disclosure.counts import Members
from disclosure.frozen import FrozenTables
from disclosure.history import Release
from disclosure.policy import EXACT, Policy, known_level, lowest
from disclosure.protect import members_of, rows_schema, tables_at
from disclosure.release import Released, banner, release
from disclosure.tables.reading import Table, Tables, load_tables
from graph_store.port import GraphStore, GraphVersion
from queries.ask import ask
from queries.entry import find_entry
from queries.groups import LAST_TEXT
from queries.steady import MOST_READINGS
from queries.synthetic import synthetic_among
from schema.definition import Model
from schema.nearby import near
from schema.problems import KithError

FAMILIES = "MATCH (f:Family) WHERE f.id >= $first AND f.id <= $last RETURN f.id AS family"
PEOPLE = """
MATCH (p:Parent|Child|Kin)-[:MEMBER_OF]->(f:Family) WHERE f.id >= $first AND f.id <= $last
RETURN f.id AS family, p.id AS person
"""
#: what a question takes below the research level
STUDY, TABLE = "study", "table"


class Log(Protocol):
    """The audit log, as far as the gate needs it."""

    def append(self, entry: Entry, budget: Budget | None = None) -> Written:
        """Write a line and come back when it is on disk; raises E732-E734."""


def _unheeded(written: Written) -> None:
    """What is done with a line that was written: nothing."""


class Gate:
    """Answers questions at the level that the asker may see, and writes each answer into the log first."""

    def __init__(
        self,
        store: GraphStore,
        model: Model,
        policy: Policy,
        private: Path,
        audit: Log,
        heed: Callable[[Written], None] = _unheeded,
    ) -> None:
        """`heed` is given each line as it was written, so that a person can be told of the budget."""
        self._store = store
        self._model = model
        self._policy = policy
        self._private = private
        self._audit = audit
        self._heed = heed

    def answer(
        self, asker: Asker, question: str, parameters: Mapping[str, str], level: str, action: str = "ask"
    ) -> list[Released]:
        """The answer at research, or the released tables that rest on the question; never empty.

        Raises E702, E722-E729, what asking raises (E5xx, E6xx), and E732-E734 when it may not be shown.
        """
        families = (parameters["family"],) if parameters.get("family") else ()
        try:
            found = self._found(asker, question, parameters, level)
        except KithError:
            refused = Entry(asker.name, action, question, parameters, families, level, outcome="refused")
            self._audit.append(refused)
            raise
        rows = sum(one.rows.height for one in found)
        entry = Entry(asker.name, action, question, parameters, families, found[0].level, rows, found[0].data_version)
        self._heed(self._audit.append(entry, self._policy.daily))
        return found

    def _found(self, asker: Asker, question: str, parameters: Mapping[str, str], asked: str) -> list[Released]:
        level = lowest(known_level(asked), self._policy.cap(asker.roles))
        if level == EXACT:
            return [release(ask(self._store, question, parameters), EXACT)]
        tables = load_tables(self._model)
        chosen = self._chosen(tables, question, parameters, level)
        study = parameters.get(STUDY, "")
        if not study:
            raise KithError("E724")
        self._policy.effective(asker.roles, level, study)
        live = self._live_with(study, level)
        frozen = FrozenTables(self._private, tables, self._policy)
        kept = frozen.of(self._store.address, study, live.hash, lambda: self._members(tables, study, live.hash))
        synthetic = synthetic_among(self._store, [study], pl.DataFrame(), live.hash)
        version = kept.data_version if kept else live.hash
        return [self._released(tables, one, kept, level, study, version, synthetic) for one in chosen]

    def composite(self, asker: Asker, study: str, level: str, action: str = "map") -> Composite:
        """The composite map of a study's families at a level below research; raises as `composites`."""
        return self.composites(asker, study, level, "", action)[0]

    def composites(
        self, asker: Asker, study: str, level: str, by: str = "", action: str = "map"
    ) -> tuple[Composite, ...]:
        """The composite map of a study at a level below research: of all its families, or each country's.

        Raises E604 for another `by`, E702, E721-E724, E760, E762 when the study's leaves in the other form, what asking
        raises (E5xx, E6xx), and E732-E734 when it may not be shown.
        """
        parameters = {STUDY: study, "by": by} if by else {STUDY: study}
        try:
            found = self._composites(asker, study, level, by)
        except KithError:
            refused = Entry(asker.name, action, "composite", parameters, (), level, outcome="refused")
            self._audit.append(refused)
            raise
        rows = sum(len(one.ties) for one in found)
        entry = Entry(asker.name, action, "composite", parameters, (), level, rows, found[0].data_version)
        self._heed(self._audit.append(entry, self._policy.daily))
        return found

    def _composites(self, asker: Asker, study: str, asked: str, by: str) -> tuple[Composite, ...]:
        if by not in ("", JURISDICTION):
            raise KithError("E604", name="by", expected=f"{JURISDICTION}, or left out")
        if not study:
            raise KithError("E724")
        level = self._policy.effective(asker.roles, asked, study)
        if level == EXACT:
            raise KithError("E760")
        self._policy.check_form(study, by)
        live = self._live_with(study, level)
        tables = load_tables(self._model)
        kept = FrozenTables(self._private, tables, self._policy)
        release_ = kept.of(self._store.address, study, live.hash, lambda: self._members(tables, study, live.hash))
        makes = Composites(self._store, self._model, self._policy)
        found = None
        if release_ and level in release_.levels:
            found = KeptComposites(self._private).of(
                self._store.address,
                study,
                level,
                by,
                release_,
                live.hash,
                lambda: makes.made(study, level, by, live.hash),
            )
        return found or makes.empty(study, level, by, live.hash)

    def _live_with(self, study: str, level: str) -> GraphVersion:
        live = self._store.live()
        if live is None or study not in live.studies:
            raise KithError("E723", level=level)
        return live

    def _chosen(self, tables: Tables, question: str, parameters: Mapping[str, str], level: str) -> list[Table]:
        """The tables of a question that leave at a level, or the one named; raises E601, E725-E727."""
        find_entry(question, self._store.engine)
        here = tables_at(tables, level)
        own = [one for one in here if one.question == question]
        if not own:
            raise KithError("E726", names=", ".join(sorted({one.question for one in here})))
        if any(value and name not in (STUDY, TABLE) for name, value in parameters.items()):
            raise KithError("E725")
        named = parameters.get(TABLE, "")
        if not named:
            return own
        names = [one.name for one in own]
        if named not in names:
            raise KithError("E727", near=near(named, names, 3), names=", ".join(names))
        return [one for one in own if one.name == named]

    def _members(self, tables: Tables, study: str, version: str) -> Members:
        """The families of a study that count, with their classes and people, all of one data version; raises E608."""
        first, last = f"{study}:", f"{study}:{LAST_TEXT}"
        text = {"family": pl.String(), "person": pl.String()}
        for _ in range(MOST_READINGS):
            answers = {name: ask(self._store, name, {STUDY: study}) for name in tables.questions}
            families, one = self._store.query(FAMILIES, {"first": first, "last": last}, {"family": pl.String()})
            people, other = self._store.query(PEOPLE, {"first": first, "last": last}, text)
            if {one, other, *(answer.data_version for answer in answers.values())} == {version}:
                counted = [i for i in families.get_column("family") if self._policy.counted(i, study)]
                return members_of(tables, {name: own.rows for name, own in answers.items()}, counted, people)
        raise KithError("E608")

    def _released(
        self,
        tables: Tables,
        table: Table,
        kept: Release | None,
        level: str,
        study: str,
        version: str,
        synthetic: Sequence[str],
    ) -> Released:
        own = kept.levels.get(level) if kept else None
        empty = pl.DataFrame(schema=rows_schema(table))
        k = self._policy.k(level)
        return Released(
            question=table.question,
            text=table.title,
            definition=table.definition,
            parameters={STUDY: study, TABLE: table.name},
            level=level,
            banner=banner(level, k, self._policy.rounding.base),
            data_version=version,
            denominators={},
            columns=_columns(tables, table),
            rows=own.rows.get(table.name, empty) if own else empty,
            synthetic=tuple(synthetic),
            k=k,
        )


def _columns(tables: Tables, table: Table) -> dict[str, str]:
    """Each column's meaning."""
    variables = {name: tables.variables[name].meaning for name in table.by}
    sums = {one.name: one.meaning for one in table.sums}
    return {**variables, "families": "Families of this class, rounded; empty where hidden.", **sums}
