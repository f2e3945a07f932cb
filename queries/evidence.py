"""The passages behind a thing, a tie, or a row of an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from graph_store.port import GraphStore
from queries.ask import Answer, ask
from queries.parameters import cypher_parameters
from queries.rows.evidence import TieRow
from queries.steady import Reading, steady
from schema.definition import Model
from schema.nearby import near
from schema.problems import KithError

#: what passages are the evidence of, and passages themselves
RECORDS = frozenset(("Interaction", "Account", "Statement", "Episode"))
HAPPENINGS = frozenset(("Interaction", "Account"))


@dataclass(frozen=True)
class Evidence:
    """What was asked about, and the passages behind it."""

    #: rows of `thing`, one for each of the things that the passages tell of together
    things: pl.DataFrame
    #: rows of `ties_between`; empty when no tie was asked about
    ties: pl.DataFrame
    #: the answer of `evidence`
    passages: Answer


@dataclass
class _Asking:
    """Asks one question after the other in one reading of the graph."""

    reading: Reading

    def __call__(self, name: str, **given: str) -> Answer:
        answer = ask(self.reading.store, name, given)
        self.reading.saw(answer.data_version)
        return answer

    def thing(self, one: str) -> pl.DataFrame:
        """The row of a thing; raises E610 when there is none."""
        rows = self("thing", id=one).rows
        if rows.is_empty():
            known = [each for frame in self.reading.store.tables().nodes.values() for each in frame.get_column("id")]
            raise KithError("E610", near=near(one, known, 3))
        return rows

    def passages(self, things: Sequence[Sequence[str]], voice: str) -> Answer:
        """The passages that tell of all of some things, of each by any of its ids."""
        first, *others = [self._of_any(ids, voice) for ids in things]
        rows = first.rows
        for other in others:
            rows = rows.join(other.rows, on=["interaction", "episode"], how="semi")
        return replace(first, rows=rows)

    def _of_any(self, ids: Sequence[str], voice: str) -> Answer:
        answers = [self("evidence", id=one, voice=voice) for one in ids]
        rows = pl.concat([one.rows for one in answers])
        return replace(answers[0], rows=rows.unique(["interaction", "episode"]).sort("interaction", "episode"))


def evidence_of(store: GraphStore, things: Sequence[str | Sequence[str]], voice: str = "") -> Evidence:
    """The passages that tell of all of these things, of each by its id or by any of its ids.

    Raises E610 for an id that the graph does not hold.
    """
    each = [[one] if isinstance(one, str) else one for one in things]

    def found(asking: _Asking) -> Evidence:
        known = pl.concat([asking.thing(one) for ids in each for one in ids])
        return Evidence(known, pl.DataFrame(schema=TieRow.schema_of()), asking.passages(each, voice))

    return steady(store, lambda reading: found(_Asking(reading)))


def evidence_of_tie(store: GraphStore, model: Model, one: str, tie: str, other: str, voice: str = "") -> Evidence:
    """The passages behind a tie; raises E610, E614, and E703 for a tie that the model does not have.

    A tie of an interaction, account, statement or passage has those passages of it that tell of the other end too; a
    tie between two interactions has those of both. A derived tie has the passages that tell of both ends. Any other
    tie stands in a sheet and has none: its source is in `ties`, or that of its ends in `things`.
    """
    name = "_".join(tie.upper().split())
    if name not in model.ties:
        raise KithError("E703", near=near(name, model.ties))

    def found(asking: _Asking) -> Evidence:
        ends = pl.concat([asking.thing(one), asking.thing(other)])
        between = asking("ties_between", one=one, other=other).rows
        ties = between.filter(pl.col("tie") == name)
        if ties.is_empty():
            back = asking("ties_between", one=other, other=one).rows
            raise KithError("E614", near=_ties_there(between, back))
        kinds = set(ends.get_column("kind"))
        if kinds <= HAPPENINGS and name != "TELLS":
            parts = [asking.passages([[end]], voice) for end in (one, other)]
            rows = pl.concat([part.rows for part in parts]).unique(["interaction", "episode"])
            passages = replace(parts[0], rows=rows.sort("interaction", "episode"))
        else:
            passages = asking.passages([[one], [other]], voice)
            if not kinds & RECORDS and model.ties[name].rule is None:
                passages = replace(passages, rows=passages.rows.clear())
        return Evidence(ends, ties, passages)

    return steady(store, lambda reading: found(_Asking(reading)))


def evidence_of_row(store: GraphStore, answer: Answer, row: int) -> Evidence:
    """The passages behind a row of an answer, counted from 1; raises E613, and E617 for a row that is about nothing.

    They are those that tell of everything that the row is about, by the voice and within the window that were asked;
    where a window can be asked, of interactions only.
    """
    if not 1 <= row <= answer.rows.height:
        raise KithError("E613", rows=answer.rows.height)
    values = answer.rows.row(row - 1, named=True)
    named = [value for name in answer.entry.result.behind if (value := values[name])]
    things = [one for at, one in enumerate(named) if one not in named[:at]]
    if not things:
        raise KithError("E617")
    found = evidence_of(store, things, answer.parameters.get("voice", ""))
    if "Window" in answer.entry.params:
        rows = _within(found.passages.rows, answer.entry.name, answer.parameters)
        found = replace(found, passages=replace(found.passages, rows=rows))
    return found


def _within(rows: pl.DataFrame, question: str, asked: Mapping[str, str]) -> pl.DataFrame:
    days = cypher_parameters(question, ("Window",), {k: v for k, v in asked.items() if k in ("from", "to")})
    return rows.filter(
        pl.col("record") != "Statement", pl.col("from_day") <= days["to_day"], pl.col("to_day") >= days["from_day"]
    )


def _ties_there(between: pl.DataFrame, back: pl.DataFrame) -> str:
    """The ties that there are instead, from the model's own words."""
    for words, rows in (("there is", between), ("the other way round there is", back)):
        if rows.height:
            return f" ({words} {', '.join(sorted(set(rows.get_column('tie'))))})"
    return ""
