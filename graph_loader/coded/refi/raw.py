"""What stands in the XML, as rows in the order of the file, before references are followed."""

from dataclasses import dataclass, field

import polars as pl

from graph_loader.coded.refi.ids import GUID

TEXT, INT, BOOL = pl.String(), pl.Int64(), pl.Boolean()
#: So many rows stay as Python objects, which take ten times the memory of a frame.
CHUNK = 5_000

#: Columns of the tables that references are followed in. `nth` counts a table's rows from 1; `on` names a table and
#: `row` the `nth` of one of its rows.
TABLES: dict[str, dict[str, pl.DataType]] = {
    "documents": {"nth": INT, "id": TEXT, "name": TEXT, "medium": TEXT, "path": TEXT, "text": TEXT, "sha256": TEXT,
                  "memo": TEXT},
    "codes": {"nth": INT, "id": TEXT, "path": TEXT, "codable": BOOL, "memo": TEXT},
    "passages": {"nth": INT, "id": TEXT, "document": TEXT, "unit": TEXT, "start": INT, "end": INT, "place": TEXT,
                 "quote": TEXT, "quote_matches": BOOL, "offset_mode": TEXT, "memo": TEXT},
    "codings": {"nth": INT, "passage": TEXT, "code": TEXT, "user": TEXT, "made_at": TEXT, "memo": TEXT},
    "cases": {"nth": INT, "id": TEXT, "name": TEXT, "memo": TEXT},
    "case_codes": {"nth": INT, "case": TEXT, "code": TEXT},
    "values": {"nth": INT, "of": TEXT, "owner": TEXT, "variable": TEXT, "value": TEXT},
    "members": {"nth": INT, "case": TEXT, "source": TEXT, "selection": TEXT},
    "links": {"nth": INT, "id": TEXT, "name": TEXT, "origin": TEXT, "target": TEXT, "direction": TEXT, "memo": TEXT},
    "sets": {"nth": INT, "id": TEXT, "name": TEXT, "member": TEXT},
    "notes": {"nth": INT, "id": TEXT, "text": TEXT},
    "note_refs": {"nth": INT, "on": TEXT, "row": INT, "note": TEXT},
    "aliases": {"nth": INT, "id": TEXT, "document": TEXT},
}  # fmt: skip


@dataclass
class Skipped:
    """What is not taken over, counted, with the first place of each."""

    found: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(self, what: str, first: str = "", count: int = 1) -> None:
        """Count something left out; `first` says where the first of it stands."""
        if count:
            before, place = self.found.get(what, (0, first))
            self.found[what] = (before + count, place)

    def frame(self) -> pl.DataFrame:
        """The columns of SKIPPED."""
        rows = [(what, count, first) for what, (count, first) in self.found.items()]
        return pl.DataFrame(rows, schema={"what": pl.String, "count": pl.Int64, "first": pl.String}, orient="row")


@dataclass
class Raw:
    """The tables of TABLES as they grow, and the few things that are looked up by name."""

    name: str = ""
    tool: str = ""
    #: description of the project as a whole
    memo: str = ""
    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {table: [] for table in TABLES})
    #: the rows before those
    frames: dict[str, list[pl.DataFrame]] = field(default_factory=lambda: {table: [] for table in TABLES})
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    users: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    skipped: Skipped = field(default_factory=Skipped)
    #: selections without a possible place, and quotes that do not stand there: how many, and the first one's number
    misplaced: list[int] = field(default_factory=list)
    misquoted: list[int] = field(default_factory=list)
    #: ids given so far by table, so that two documents or passages never share one
    taken: dict[str, set[str]] = field(default_factory=dict)

    def add(self, table: str, *cells: object) -> int:
        """Add a row and return its number."""
        rows = self.rows[table]
        self.counts[table] += 1
        rows.append((self.counts[table], *cells))
        if len(rows) == CHUNK:
            self.frames[table].append(self._flushed(table))
        return self.counts[table]

    def _flushed(self, table: str) -> pl.DataFrame:
        frame = pl.DataFrame(self.rows[table], schema=TABLES[table], orient="row")
        self.rows[table] = []
        return frame

    def own_id(self, table: str, given: str) -> str:
        """The id of the next row of a table: the one given, or one of its own where none is given or it is taken."""
        taken = self.taken.setdefault(table, set())
        chosen = given or f"{table} {self.counts[table] + 1}"
        while chosen in taken:
            chosen = f"{chosen}#{self.counts[table] + 1}"
        taken.add(chosen)
        return chosen

    def frame(self, table: str) -> pl.DataFrame:
        """A table as a frame; its rows are given up, so that they are not held twice."""
        found = pl.concat([*self.frames[table], self._flushed(table)], rechunk=False)
        self.frames[table] = [found]
        return found

    def given_up(self) -> dict[str, pl.DataFrame]:
        """All tables, to be held by the caller alone."""
        found = {table: self.frame(table) for table in TABLES}
        self.frames.clear()
        self.taken.clear()
        return found

    def drop(self, table: str, where: pl.Expr) -> None:
        """Take rows of a table back; the others keep their numbers."""
        self.frames[table] = [self.frame(table).filter(~where)]


def named_place(kind: str, ident: str, nth: int) -> str:
    """Where something stands: by its GUID, or by its number where its id might be anything."""
    return f"{kind} {ident}" if GUID.fullmatch(ident) else f"{kind} {nth}"
