"""How a figure is picked from the rows of an answer: a short text such as `sum contacts where role=mother`.

rows                            how many rows
sum, median, most, least COLUMN of its numbers
distinct COLUMN, list COLUMN    how many different values it has, and which; of a list each of its values counts
… where COLUMN=a|b and …        only rows with one of these values; also != (none of them), > (a number), ~ (a text
                                within the value)
… out of …                      the first beside the second, and as a share of it; a `where` at the end of both, when
                                the first has none of its own, goes for both
"""

import re
from dataclasses import dataclass

import polars as pl

TAKE = re.compile(
    r"(?P<how>rows|(?:sum|median|most|least|distinct|list)(?= \w))(?: (?P<column>\w+))?(?: where (?P<where>.+))?"
)
CONDITION = re.compile(r"(?P<column>\w+)(?P<how>!=|=|>|~)(?P<value>.*)")
NEXT = re.compile(r" and (?=\w+(?:!=|=|>|~))")
#: more names than this in one cell are counted instead
MOST_NAMES = 10
NONE = "none told"


@dataclass(frozen=True)
class Condition:
    """Which rows are taken."""

    column: str
    how: str
    value: str


@dataclass(frozen=True)
class Take:
    """What is taken from the rows."""

    how: str
    column: str
    where: tuple[Condition, ...]


@dataclass(frozen=True)
class Picked:
    """A figure as the page shows it, and the ways in which a source may print the same."""

    text: str
    printed: frozenset[str]


def parsed(pick: str) -> tuple[Take, ...]:
    """The one or two things that a pick takes; raises ValueError when it is not written so."""
    parts = [_take(part.strip()) for part in pick.split(" out of ")]
    if len(parts) > 2:
        raise ValueError(f"{pick!r} has 'out of' more than once")
    if len(parts) == 2 and not parts[0].where:
        parts[0] = Take(parts[0].how, parts[0].column, parts[1].where)
    return tuple(parts)


def columns_of(pick: str) -> set[str]:
    """The columns that a pick looks at; raises ValueError when it cannot be read."""
    takes = parsed(pick)
    return {one.column for one in takes if one.column} | {c.column for one in takes for c in one.where}


def picked(pick: str, rows: pl.DataFrame) -> Picked:
    """The figure that a pick takes from the rows of an answer."""
    takes = parsed(pick)
    if takes[0].how == "list":
        names = _values(takes[0], rows)
        return Picked(_names(names), frozenset({"; ".join(names)}))
    numbers = [_number(one, rows) for one in takes]
    texts = [NONE if one is None else f"{one:,.10g}" for one in numbers]
    if len(numbers) == 1:
        return Picked(texts[0], frozenset(texts))
    part, whole = numbers
    if part is None or not whole:
        return Picked(NONE, frozenset({NONE}))
    # Half a per cent is rounded up, as people do and round() does not.
    share = f"{int(100 * part / whole + 0.5)}%"
    return Picked(f"{texts[0]} of {texts[1]} = {share}", frozenset({f"{texts[0]} of {texts[1]}", share}))


def _take(text: str) -> Take:
    match = TAKE.fullmatch(text)
    if match is None or (match["how"] == "rows") == bool(match["column"]):
        raise ValueError(f"{text!r} is no pick; write rows, or sum, median, most, least, distinct or list and a column")
    return Take(match["how"], match["column"] or "", tuple(_condition(one) for one in _split(match["where"])))


def _split(where: str | None) -> list[str]:
    # A value may hold the word "and" itself.
    return NEXT.split(where) if where else []


def _condition(text: str) -> Condition:
    match = CONDITION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no condition; write a column, then =, !=, > or ~, and a value")
    return Condition(match["column"], match["how"], match["value"])


def _number(take: Take, rows: pl.DataFrame) -> float | None:
    """None when a number that sources may leave out is given nowhere: that is not zero."""
    if take.how == "distinct":
        return len(_values(take, rows))
    kept = _kept(take, rows)
    if take.how == "rows":
        return kept.height
    numbers = kept.get_column(take.column).drop_nulls()
    if take.how == "sum":
        return None if numbers.is_empty() and numbers.dtype.is_float() else float(numbers.sum())
    found = {"median": numbers.median, "most": numbers.max, "least": numbers.min}[take.how]()
    return float(found) if isinstance(found, int | float) else None


def _values(take: Take, rows: pl.DataFrame) -> list[str]:
    """The different values of a column, in order, without their study's key; empty ones are none."""
    column = _kept(take, rows).get_column(take.column)
    each = column.explode() if isinstance(column.dtype, pl.List) else column
    found = each.cast(pl.String).drop_nulls().unique().sort().to_list()
    return [_plain(one) for one in found if one]


def _plain(value: str) -> str:
    return re.sub(r"^[\w-]+:(?:role/)?(?=[\w-])|/i$", "", value).replace("_", " ").removesuffix(".")


def _names(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return "; ".join(names[:MOST_NAMES]) + more if names else NONE


def _kept(take: Take, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(*(_test(one, rows.schema[one.column]) for one in take.where)) if take.where else rows


def _test(one: Condition, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(one.column)
    if one.how == ">":
        return column > float(one.value)
    if isinstance(dtype, pl.List):
        column = column.list.join("|")
    text = column.cast(pl.String).fill_null("")
    if one.how == "~":
        return text.str.contains(one.value, literal=True)
    values = one.value.split("|")
    if isinstance(dtype, pl.List):
        found = text.str.split("|").list.set_intersection(values).list.len() > 0
    else:
        found = text.is_in(values)
    return found if one.how == "=" else ~found
