"""What the codes, variables and links of a project may mean: proposed from our vocabulary, for a person to decide."""

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from graph_loader.coded.mapping.columns import PASSAGE_SHEETS, Columns
from graph_loader.coded.mapping.rules import DECIDE, KEEP, VOCABULARY
from graph_loader.coded.project import Project
from graph_loader.coded.words import Vocabulary, words_of
from graph_loader.deposits.headers import sheet_headers
from graph_loader.study import StudyFile
from graph_loader.vocabulary import as_word, gap_terms, terms
from schema.definition import Model
from schema.ids import BETWEEN_LEVELS, code_path

#: Sheets that a case may be a row of, in the order in which they are thought of.
CASE_SHEETS = ("people", "families", "services")


@dataclass(frozen=True)
class CodeProposal:
    """A code with what it may mean; without cells it is to be decided."""

    path: str
    passages: int
    cells: dict[str, str]
    #: meanings of which only one can be right, in words
    either: tuple[str, ...]
    near: bool
    #: our own words say already what its passages tell: it is kept as a theme
    keep: bool = False


@dataclass(frozen=True)
class NameProposal:
    """A variable or link with the column or tie that it may mean; None is to be decided."""

    name: str
    #: how many values or links there are
    count: int
    target: str | None
    #: known by its name, so that study.yaml need not say it
    own: bool = False
    #: different values that the column's code list does not know
    unknown: int = 0


@dataclass(frozen=True)
class Proposal:
    """Everything that is proposed for one project."""

    codes: list[CodeProposal]
    #: codes of our own vocabulary, which need no entry
    own: int
    variables: list[NameProposal]
    links: list[NameProposal]


def propose(project: Project, model: Model) -> Proposal:
    """Look for every code, variable and link in our vocabulary; people are never made of a code's name."""
    vocabulary = Vocabulary(model)
    counts = dict(project.codings.group_by("code").agg(pl.col("passage").n_unique()).iter_rows())
    paths: dict[str, int] = {}
    for code, path in project.codes.select("id", "path").iter_rows():
        paths[code_path(path)] = paths.get(code_path(path), 0) + counts.get(code, 0)
    own = [path for path in paths if path.split(BETWEEN_LEVELS)[0].lower() == VOCABULARY]
    said = _with_those_above(_said_by_our_words(project), paths)
    codes = [
        CodeProposal(path, count, {}, (), False, keep=True) if path in said else _code(path, count, paths, vocabulary)
        for path, count in paths.items()
        if path not in own
    ]
    return Proposal(codes, len(own), _variables(project, model), _links(project, model))


def _said_by_our_words(project: Project) -> set[str]:
    """Codes all of whose passages are coded with a kind of our own vocabulary, as in a project that we wrote."""
    named = project.codings.join(project.codes.select("path", code="id"), on="code")
    kinds = "|".join(PASSAGE_SHEETS.values())
    told = named.filter(pl.col("path").str.contains(rf"(?i)^{VOCABULARY}\s*>\s*(?:{kinds})\s*>"))
    rest = named.join(told.select("passage"), on="passage", how="anti")
    paths = named.join(rest.select("path"), on="path", how="anti").get_column("path").unique()
    return {code_path(path) for path in paths}


def _with_those_above(said: set[str], paths: dict[str, int]) -> set[str]:
    """With the codes that only group such codes, which would hand their meaning down."""
    used = {path for path, count in paths.items() if count}
    groups = set()
    for path in paths.keys() - used:
        below = {one for one in used if one.startswith(f"{path}{BETWEEN_LEVELS}")}
        if below and below <= said:
            groups.add(path)
    return said | groups


def _code(path: str, passages: int, paths: Collection[str], vocabulary: Vocabulary) -> CodeProposal:
    levels = path.split(BETWEEN_LEVELS)
    found = vocabulary.found(levels)
    cells = dict(found.cells)
    # A table names only the codes that were used: what those above them mean is said here, or nowhere.
    for depth in range(len(levels) - 1, 0, -1):
        if cells and BETWEEN_LEVELS.join(levels[:depth]) not in paths:
            cells = {**vocabulary.found(levels[:depth]).cells, **cells}
    if not passages and any(one.startswith(f"{path}{BETWEEN_LEVELS}") for one in paths):
        # A code that only groups others hands its meaning down: what happened, and nothing finer than that.
        cells = {column: value for column, value in cells.items() if column in PASSAGE_SHEETS.values()}
    return CodeProposal(
        path, passages, cells, tuple(f"{column}: {value}" for column, value in found.either), found.near
    )


def _variables(project: Project, model: Model) -> list[NameProposal]:
    values = project.values
    own = {f"{sheet}:{c.name}": f"{sheet}.{c.name}" for sheet in model.sheets for c in model.columns(sheet)}
    names = values.get_column("variable").drop_nulls().unique(maintain_order=True)
    fits = {name: _fits(name, _of(values, name)) for name in names}
    sure = {name: next(iter(sheets)) for name, sheets in fits.items() if len(sheets) == 1}
    found = []
    for name in names:
        mine = values.filter(pl.col("variable") == name)
        if name in own:
            found.append(NameProposal(name, mine.height, own[name], own=True))
            continue
        sheet = _sheet(name, fits[name], sure, values)
        column = fits[name].get(sheet) if sheet else None
        target = f"{sheet}.{column}" if column else None
        unknown = _unknown(mine.get_column("value"), str(sheet), column, model) if column else 0
        found.append(NameProposal(name, mine.get_column("value").drop_nulls().n_unique(), target, unknown=unknown))
    return found


def _of(values: pl.DataFrame, name: str) -> str:
    return str(values.filter(pl.col("variable") == name).get_column("of").first())


def _fits(name: str, of: str) -> dict[str, str]:
    """Sheet -> the column whose header the variable's name is; a class of cases may stand before a colon."""
    sheets: tuple[str, ...] = CASE_SHEETS if of == "case" else ("documents",)
    group, colon, attribute = name.rpartition(":")
    headers = sheet_headers()
    if colon:
        named = [sheet for sheet in sheets if headers[sheet].named(group)]
        sheets = tuple(named) or sheets
    found = {sheet: headers[sheet].column(attribute) for sheet in sheets}
    return {sheet: column for sheet, column in found.items() if column is not None}


def _sheet(name: str, fits: dict[str, str], sure: dict[str, str], values: pl.DataFrame) -> str | None:
    """The sheet that a variable fills: the only one it fits, else that of the other variables of its cases."""
    if len(fits) < 2:
        return next(iter(fits), None)
    owners = values.filter(pl.col("variable") == name).select("owner").unique()
    beside = values.join(owners, on="owner", how="semi").get_column("variable").unique().to_list()
    votes = [sheet for sheet in fits if any(sure.get(one) == sheet for one in beside)]
    return votes[0] if len(votes) == 1 else next(iter(fits))


def _unknown(values: pl.Series, sheet: str, column: str, model: Model) -> int:
    codelist = next(c.codelist for c in model.columns(sheet) if c.name == column)
    if not codelist:
        return 0
    known = {**terms(model, codelist), **gap_terms()}
    return sum(as_word(value) not in known for value in values.drop_nulls().unique())


def _links(project: Project, model: Model) -> list[NameProposal]:
    columns = Columns(model, StudyFile(study="study", title="study"))
    ties = terms(model, "stated_tie")
    known = {**columns.names, **ties}
    # A part's label means its column as the column's own name does.
    labels = {words_of(one.label): one.slug for one in model.codelists["part"].entries}
    labels |= {words_of(word): slug for word, slug in ties.items()}
    found = []
    for name, count in project.links.drop_nulls("name").group_by("name", maintain_order=True).len().iter_rows():
        if as_word(name) in known:
            found.append(NameProposal(name, count, known[as_word(name)], own=True))
        else:
            found.append(NameProposal(name, count, labels.get(words_of(name))))
    return found


def decided(proposal: Proposal) -> dict[str, str | dict[str, str]]:
    """The codes as study.yaml will say them."""
    return {one.path: one.cells or (KEEP if one.keep else DECIDE) for one in proposal.codes}
