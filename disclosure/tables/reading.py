"""Reading the released tables: a file that names a question, column or term that does not exist is refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import yaml
from pydantic import ValidationError

from disclosure.classify import classes_of
from disclosure.faults import first_fault
from disclosure.tables.shape import Magnitude, TableFile, Variable, Where
from queries.entry import Entry, find_entry
from queries.parameters import asked_of
from schema.definition import Model
from schema.plain_yaml import read_yaml
from schema.problems import KithError, Place

TABLES = Path(__file__).parent
#: the engine whose form of the questions is looked at; all forms have the same columns
ENGINE = "embedded"


@dataclass(frozen=True)
class Table:
    """A released table with its variables in full."""

    name: str
    title: str
    definition: str
    question: str
    by: tuple[str, ...]
    sums: tuple[Magnitude, ...]
    level: str


@dataclass(frozen=True)
class Tables:
    """Every released table and every variable, by name."""

    tables: dict[str, Table]
    variables: dict[str, Variable]

    @property
    def questions(self) -> list[str]:
        """Every question that a table or a variable takes its rows from."""
        of_variables = {one.question for one in self.variables.values()}
        return sorted(of_variables | {one.question for one in self.tables.values()})


#: what was read, by the model's fingerprint: the files are part of the program
_loaded: dict[str, Tables] = {}


def load_tables(model: Model) -> Tables:
    """Every released table that ships; raises E728 naming the file and the rule that it breaks."""
    if model.fingerprint not in _loaded:
        _loaded[model.fingerprint] = read_tables(TABLES, model)
    return _loaded[model.fingerprint]


def read_tables(folder: Path, model: Model) -> Tables:
    """Every table of a folder; raises E728."""
    files = {path: _read(path) for path in sorted(folder.glob("*.yaml"))}
    variables: dict[str, Variable] = {}
    for path, file in files.items():
        for one in file.by:
            if isinstance(one, Variable):
                if one.name in variables:
                    raise _fault(path, f"the variable {one.name} is defined twice")
                whole = one.model_copy(update={"question": one.question or file.question})
                _check_variable(path, whole, model)
                variables[one.name] = whole
    tables = {path.stem: _table(path, file, variables, model) for path, file in files.items()}
    found = Tables(tables, variables)
    for path, wrong in _apart(found, folder):
        raise _fault(path, wrong)
    return found


def edges(tables: Tables) -> dict[tuple[str, str], list[str]]:
    """Pairs of variables whose joint counts matter, shown or bound by their definitions; with the tables of each."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for one in tables.tables.values():
        if len(one.by) == 2:
            pairs.setdefault(_pair(*one.by), []).append(one.name)
    for variable in tables.variables.values():
        for other in (variable.at_most, *(one.variable for one in variable.never)):
            if other:
                pairs.setdefault(_pair(variable.name, other), [])
    return dict(sorted(pairs.items()))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _read(path: Path) -> TableFile:
    try:
        return TableFile.model_validate(read_yaml(path))
    except yaml.YAMLError as error:
        raise _fault(path, "it cannot be read as YAML") from error
    except ValidationError as error:
        raise _fault(path, first_fault(error)) from error


def _table(path: Path, file: TableFile, variables: dict[str, Variable], model: Model) -> Table:
    if file.table != path.stem:
        raise _fault(path, "the name differs from the file's")
    names = tuple(one if isinstance(one, str) else one.name for one in file.by)
    for name in names:
        if name not in variables:
            raise _fault(path, f"no table defines the variable {name}")
    if len(set(names)) < len(names):
        raise _fault(path, "it is by one variable twice")
    if len(names) == 2 and file.sums:
        raise _fault(path, "sums stand only in a table by one variable")
    if file.level != "public" and not file.because:
        raise _fault(path, "it does not say why it stays at its level")
    entry = _entry(path, file.question)
    for one in file.sums:
        _check_columns(path, entry, [one.of], pl.Int64())
        _check_where(path, entry, one.where, {}, model)
    return Table(file.table, file.title, file.definition, file.question, names, file.sums, file.level)


def _check_variable(path: Path, one: Variable, model: Model) -> None:
    """Raise E728 where a variable names what does not exist, or does not put every family in one class."""
    entry = _entry(path, one.question)
    if bool(one.bands) == bool(one.categories):
        raise _fault(path, f"the variable {one.name} needs either bands or categories")
    _check_family(path, entry, one.family)
    if one.how != "rows" and not one.categories and not one.of:
        raise _fault(path, f"the variable {one.name} does not say of which column")
    numbers = [one.of, one.less, *(c.of for k in one.categories for c in k.when)]
    _check_columns(path, entry, [name for name in numbers if name], pl.Int64())
    for where in (one.where, *(c.where for k in one.categories for c in k.when)):
        _check_where(path, entry, where, one.lists, model)
    if list(one.bands) != sorted(set(one.bands)):
        raise _fault(path, f"the bands of {one.name} do not rise")
    if one.bands and not one.less and one.bands[0] > 0:
        raise _fault(path, f"the bands of {one.name} leave out what is less than their first")
    if one.labels and len(one.labels) != len(one.bands):
        raise _fault(path, f"the variable {one.name} has not one label for each band")
    if one.less and not one.labels:
        raise _fault(path, f"the variable {one.name} is a difference, so its bands need labels")
    if (one.unknown is None) != (not one.unsaid):
        raise _fault(path, f"the variable {one.name} needs both unknown and unsaid or neither")
    if one.categories and (any(not k.when for k in one.categories[:-1]) or one.categories[-1].when):
        raise _fault(path, f"of the categories of {one.name} the last, and no other, takes everybody who is left")


def _check_family(path: Path, entry: Entry, column: str) -> None:
    if entry.result.schema_of().get(column) not in (pl.String(), pl.List(pl.String)):
        raise _fault(path, f"the question {entry.name} has no column {column} of families")
    if any(one.default is None for one in asked_of(entry.params)) or "Families" not in entry.params:
        raise _fault(path, f"the question {entry.name} cannot be asked of a study's families alone")


def _check_columns(path: Path, entry: Entry, names: Iterable[str], dtype: pl.DataType) -> None:
    for name in names:
        if entry.result.schema_of().get(name) != dtype:
            raise _fault(path, f"the question {entry.name} has no column {name} of numbers")


def _check_where(path: Path, entry: Entry, where: Where, lists: dict[str, str], model: Model) -> None:
    types = {pl.String(): str, pl.Int64(): int, pl.Boolean(): bool}
    for name, values in where.items():
        expected = types.get(entry.result.schema_of().get(name, pl.Null()))
        if expected is None or any(type(value) is not expected for value in values):
            raise _fault(path, f"the question {entry.name} has no column {name} with such values")
        for value in values:
            if isinstance(value, str) and not _is_term(entry, value, lists.get(name, ""), model):
                raise _fault(path, f"{value} is no term that the column {name} of {entry.name} can hold")


def _is_term(entry: Entry, value: str, codelist: str, model: Model) -> bool:
    if codelist:
        return codelist in model.codelists and value in model.slugs(codelist)
    written = entry.cypher + (entry.function.text if entry.function else "")
    return f"'{value}'" in written or f'"{value}"' in written


def _apart(tables: Tables, folder: Path) -> Iterator[tuple[Path, str]]:
    """Faults that only all files together show."""
    names = tables.variables
    for one in names.values():
        if one.at_most and (one.at_most not in names or not one.bands or not names[one.at_most].bands):
            yield folder, f"the variable {one.name} is at most something that has no bands"
        for never in one.never:
            pairs = [label for pair in never.pairs for label in pair]
            known = [c.label for v in (one, names.get(never.variable)) if v for c in classes_of(v)]
            if not set(pairs) <= set(known):
                yield folder, f"what is never together with {one.name} are no classes"
    # Without a circle, counts that fit pair by pair fit all together, so the audit of the pairs is that of the whole.
    group = {name: name for name in names}
    for one_name, other_name in edges(tables):
        if group[one_name] == group[other_name]:
            yield folder, f"the tables by {one_name} and {other_name} close a circle with others"
        group = {k: group[one_name] if v == group[other_name] else v for k, v in group.items()}


def _entry(path: Path, name: str) -> Entry:
    try:
        return find_entry(name, ENGINE)
    except KithError as error:
        raise _fault(path, f"there is no question {name}") from error


def _fault(path: Path, fault: str) -> KithError:
    return KithError("E728", Place(file=str(path)), fault=fault[:1].upper() + fault[1:])
