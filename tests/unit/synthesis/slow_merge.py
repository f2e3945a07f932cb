"""The agreed record and the accounts, merged slowly with plain dicts from the rows of generated sheets."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from graph_loader.dates import OPEN_END, OPEN_START, span_of
from graph_store.tables import Tables
from schema.definition import Model

Row = dict[str, Any]
GAPS = {"not_stated", "not_known", "declined", "not_applicable"}


def listed(cell: str | None) -> list[str]:
    """The members of a cell with several."""
    return [] if cell is None or cell in GAPS else [part.strip() for part in cell.split(";") if part.strip()]


@dataclass
class SlowRecord:
    """One agreed record or account: its rows, and what they come to."""

    id: str
    #: voice of an account; none for the agreed record
    voice: str | None
    voices: set[str]
    rows: list[Row] = field(default_factory=list)


class SlowMerge:
    """The rows of the sheets, read with plain Python."""

    def __init__(self, sheets: dict[str, pl.DataFrame], study: str, model: Model) -> None:
        self.study, self.model = study, model
        self.told = {p.name: p for p in model.traits["told"].properties if p.told}
        self.parts = [e.slug for e in model.codelists["part"].entries]
        #: professionals with these parts bring no service to an interaction
        self.elsewhere = {e.slug for e in model.codelists["part"].entries if not e.fields["involved"]}
        self.people = {row["person"]: row for row in sheets["people"].to_dicts()}
        self.rows = sheets["episodes"].to_dicts()
        tellings: dict[str, list[Row]] = defaultdict(list)
        #: key by which a cell names an interaction -> its id
        self.named: dict[str, str] = {}
        for row in self.rows:
            key = row["interaction"] or f"{row['episode']}/i"
            tellings[self.id_of(key)].append(row)
            self.named[row["interaction"] or row["episode"]] = self.id_of(key)
        self.records = [record for one, rows in tellings.items() for record in self._records_of(one, rows)]
        self._accounts = {
            (one, record.voice): record.id
            for one, rows in tellings.items()
            for record in self._records_of(one, rows)
            if record.voice
        }

    def id_of(self, key: str) -> str:
        """A key's id; a role is `role/…`."""
        return f"{self.study}:{key.replace('role:', 'role/')}"

    def _records_of(self, one: str, rows: list[Row]) -> list[SlowRecord]:
        by_voice: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_voice[row["voice"]].append(row)
        if len(by_voice) == 1:
            return [SlowRecord(one, None, {"", *self._viewpoints(next(iter(by_voice)))}, rows)]
        return [SlowRecord(one, None, {""}, rows)] + [
            SlowRecord(f"{one}/by/{voice.replace('role:', 'role.')}", self.id_of(voice), self._viewpoints(voice), mine)
            for voice, mine in by_voice.items()
        ]

    def _viewpoints(self, voice: str) -> set[str]:
        role = voice.removeprefix("role:") if voice.startswith("role:") else self.people[voice]["role"]
        return {self.id_of(voice), f"role:{role}"}

    def actors(self, row: Row, column: str) -> dict[str, str]:
        """Whose stance a row states, by id."""
        pairs = [pair.split("=") for pair in listed(row[column])]
        return {self.id_of(key): term for key, term in pairs}

    def stated(self, row: Row, name: str) -> str | frozenset[str] | None:
        """What one row says of one attribute, stances of the whole interaction following from those of its actors."""
        cell = row["when" if name == "edtf" else name]
        value = None if cell in GAPS else cell
        if name in ("care", "control") and value is None:
            terms = set(self.actors(row, {"care": "cared", "control": "controlled"}[name]).values())
            return "mixed" if len(terms) > 1 else next(iter(terms), None)
        if name in self.told and self.told[name].type == "texts" and value is not None:
            return frozenset(listed(value))
        return value

    def properties(self, record: SlowRecord) -> Row:
        """Told properties, `disputed`, `gaps` and the span of days of a record."""
        found: Row = {}
        disputed, gaps = set(), set()
        for name in ("kind", "edtf", *self.told):
            values = {v for row in record.rows if (v := self.stated(row, name)) is not None}
            if len(values) > 1:
                disputed.add(name)
            found[name] = next(iter(values)) if len(values) == 1 else None
            if name == "reality" and not values:
                found[name] = "event"
            column = "when" if name == "edtf" else name
            gaps |= {f"{name}={row[column]}" for row in record.rows if row[column] in GAPS and not values}
        spans = [span_of(row["when"]) for row in record.rows if self.stated(row, "edtf")]
        found["from_day"] = min((s.first for s in spans), default=OPEN_START)
        found["to_day"] = max((s.last for s in spans), default=OPEN_END)
        return {**found, "disputed": disputed, "gaps": gaps}

    def took_part(self, record: SlowRecord) -> set[tuple[str | None, ...]]:
        """(person, part, care, control): everybody whom any telling names; a stance where tellings agree."""
        stances: dict[tuple[str, str], dict[str, set[str]]] = {}
        for row in record.rows:
            for part in self.parts:
                for person in listed(row[part]):
                    mine = stances.setdefault((self.id_of(person), part), {"cared": set(), "controlled": set()})
                    for column, terms in mine.items():
                        terms |= {t for who, t in self.actors(row, column).items() if who == self.id_of(person)}
        return {
            (*ends, *(next(iter(terms)) if len(terms) == 1 else None for terms in mine.values()))
            for ends, mine in stances.items()
        }

    def families(self, record: SlowRecord) -> set[str]:
        """The families named, or of the people named, row by row."""
        found: set[str] = set()
        for row in record.rows:
            of_people = [f for p in self._people_in(row, set()) for f in listed(self.people[p]["family"])]
            found |= {self.id_of(f) for f in listed(row["family"]) or of_people}
        return found

    def services(self, record: SlowRecord) -> set[str]:
        """The services named, or of the professionals who were not merely talked about, row by row."""
        found: set[str] = set()
        for row in record.rows:
            of_workers = [s for p in self._people_in(row, self.elsewhere) for s in listed(self.people[p]["service"])]
            found |= {self.id_of(s) for s in listed(row["services"]) or of_workers}
        return found

    def _people_in(self, row: Row, without: set[str]) -> list[str]:
        return [p for part in self.parts if part not in without for p in listed(row[part])]

    def linked(self, record: SlowRecord, column: str) -> set[str]:
        """The records that `after` or `led_to` name: of the same voice where there is one, else the agreed one."""
        named = {self.named[key] for row in record.rows for key in listed(row[column])}
        return {self._accounts.get((one, record.voice), one) if record.voice else one for one in named}


def nodes_of(tables: Tables) -> dict[str, dict[str, Any]]:
    """Agreed records and accounts by id."""
    return {row["id"]: row for kind in ("Interaction", "Account") for row in tables.nodes[kind].to_dicts()}


def ties_of(tables: Tables, tie: str, *columns: str) -> dict[str, set[tuple[Any, ...]]]:
    """What a record is tied to, from either end."""
    found: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    own, other = ("to_id", "from_id") if tie in ("TOOK_PART", "BEFORE") else ("from_id", "to_id")
    for (name, _, _), frame in tables.ties.items():
        if name == tie:
            for row in frame.to_dicts():
                found[row[own]].add((row[other], *(row[c] for c in columns)))
    return found
