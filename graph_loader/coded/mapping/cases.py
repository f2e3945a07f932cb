"""Cases, documents and their variables: the people, families and services of a project, and what each is called."""

from dataclasses import dataclass

import polars as pl

from graph_loader.coded.mapping.cells import CELL, as_rows
from graph_loader.coded.mapping.keys import keys_of
from graph_loader.coded.project import Project
from graph_loader.study import STUDY_FILE, Coded
from graph_loader.vocabulary import as_word, plain
from schema.definition import Model
from schema.nearby import near
from schema.problems import Place, Report

#: our sheet -> the column that has a thing's name, by which a case may mean it
NAMES = {"people": "pseudonym", "families": "name", "services": "name", "documents": "title"}
Rows = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Things:
    """What cases and documents are: `id` (the tool's), `sheet`, `key`, `role` (of people, as it stands)."""

    frame: pl.DataFrame
    #: rows that they make, by sheet
    rows: Rows


def things_of(project: Project, coded: Coded, model: Model, known: Rows, report: Report) -> Things:
    """Say what each case and document is; those that a sheet of the folder already has make no row of their own."""
    values = _placed(project, coded, model, report)
    things = _sheets(project, values, coded, model, report)
    keyed = {
        str(sheet): _keyed(str(sheet), mine, values, known.get(str(sheet)), model)
        for (sheet,), mine in things.group_by("sheet", maintain_order=True)
    }
    values = _with_keys(values, keyed, model)
    frames, rows = [], {}
    for name, mine in keyed.items():
        made = mine.filter(~pl.col("known"))
        cells = pl.concat([_cells(made, values, name), _named(made, name, model)])
        places = made.select(
            row="id", _file=pl.lit(project.file), _sheet=pl.col("element"), _row=pl.col("nth").cast(pl.Int64)
        )
        if made.height:
            rows[name] = as_rows(places, cells, model.columns(name), report)
        frames.append(mine.select("id", "sheet", "key"))
    empty = pl.DataFrame(schema={"id": pl.String, "sheet": pl.String, "key": pl.String})
    return Things(_with_roles(pl.concat([empty, *frames]), rows, known), rows)


def _placed(project: Project, coded: Coded, model: Model, report: Report) -> pl.DataFrame:
    """Variables with the sheet and column that each fills: as `study.yaml` says, or by a name like people:role.

    Those that go nowhere are reported (E862), as are targets that no sheet has (E104).
    """
    columns = {f"{sheet}.{c.name}": (sheet, c.name) for sheet in model.sheets for c in model.columns(sheet)}
    said = {}
    for variable, target in coded.variables.items():
        if target in ("keep", "leave out"):
            said[variable] = ("", "")
        elif target in columns:
            said[variable] = columns[target]
        else:
            fault = "names no column of ours, such as people.role" + near(target, columns)
            report.add("E104", Place(file=STUDY_FILE), field=f"coded.variables.{variable}", fault=fault)
    own = {name.replace(".", ":"): where for name, where in columns.items()}
    where = {}
    for variable in project.values.get_column("variable").unique().drop_nulls().sort():
        found = said.get(variable) or own.get(variable)
        if found is None:
            report.add("E862", Place(file=project.file), variable=variable)
        elif found != ("", ""):
            where[variable] = found
    schema = {"variable": pl.String, "sheet": pl.String, "column": pl.String}
    table = pl.DataFrame([(v, *w) for v, w in where.items()], schema=schema, orient="row")
    return project.values.join(table, on="variable", how="inner", maintain_order="left")


def _sheets(project: Project, values: pl.DataFrame, coded: Coded, model: Model, report: Report) -> pl.DataFrame:
    """`id`, `nth`, `name`, `memo`, `element`, `sheet`: a case is of the sheet that its variables fill (E863 if two)."""
    otherwise = coded.cases
    if otherwise not in model.sheets:
        otherwise = "people"
        fault = "names a sheet that is not known" + near(coded.cases, model.sheets)
        report.add("E104", Place(file=STUDY_FILE), field="coded.cases", fault=fault)
    of_cases = values.filter(pl.col("of") == "case").group_by("owner").agg(pl.col("sheet").unique().sort())
    cases = project.cases.join(of_cases, left_on="id", right_on="owner", how="left", maintain_order="left")
    two = cases.filter(pl.col("sheet").list.len() > 1)
    report.add_rows("E863", two.select(_file=pl.lit(project.file), _sheet=pl.lit("cases"), _row="nth"))
    file = pl.col("path").str.split("/").list.last()
    documents = project.documents.with_columns(sheet=pl.lit("documents"), element=pl.lit("documents"), file=file)
    named = cases.with_columns(
        sheet=pl.col("sheet").list.first().fill_null(pl.lit(otherwise)),
        element=pl.lit("cases"),
        file=pl.lit(None, pl.String),
        sha256=pl.lit(None, pl.String),
    )
    wanted = ["id", "nth", "name", "memo", "element", "sheet", "file", "sha256"]
    return pl.concat([documents.select(wanted), named.select(wanted)])


def _keyed(
    sheet: str, mine: pl.DataFrame, values: pl.DataFrame, known: pl.DataFrame | None, model: Model
) -> pl.DataFrame:
    """With `key` and whether a row of the folder's own sheet is `known` for it."""
    column = model.key_column(sheet)
    if column is None:
        return mine.with_columns(key=pl.lit(None, pl.String), known=pl.lit(False))
    stated = values.filter((pl.col("sheet") == sheet) & (pl.col("column") == column)).select(id="owner", stated="value")
    whole = mine.join(stated.unique("id", keep="first"), on="id", how="left", maintain_order="left")
    meant = _meant(sheet, known, column)
    whole = whole.with_columns(key=pl.coalesce("stated", _looked_up(pl.col("name"), meant)))
    given = set(whole.get_column("key").drop_nulls()) | set(meant.values())
    open_ = whole.filter(pl.col("key").is_null())
    fresh = open_.select("id", fresh=keys_of(open_.get_column("name"), given))
    whole = whole.join(fresh, on="id", how="left", maintain_order="left")
    return whole.with_columns(key=pl.coalesce("key", "fresh")).with_columns(
        known=pl.col("key").is_in(sorted(set(meant.values())))
    )


def _meant(sheet: str, known: pl.DataFrame | None, column: str) -> dict[str, str]:
    """Name -> key, of what the folder's own sheet has; a name that two things share means neither."""
    if known is None:
        return {}
    keys = known.filter(pl.col(column).is_not_null())
    meant = {key: key for key in keys.get_column(column)}
    names = [one for one in (NAMES.get(sheet), "file" if sheet == "documents" else None) if one]
    for name in names:
        once = keys.filter(pl.col(name).is_not_null()).filter(pl.col(name).is_unique())
        for text, key in once.select(name, column).iter_rows():
            meant.setdefault(text, key)
    return meant


def _with_keys(values: pl.DataFrame, keyed: Rows, model: Model) -> pl.DataFrame:
    """Values of columns that refer to other things, with keys in the place of the names of cases and documents."""
    once = pl.concat([mine.select("name", "key") for mine in keyed.values()]) if keyed else pl.DataFrame()
    named = {key: key for key in once.get_column("key").drop_nulls()} if keyed else {}
    for name, key in once.filter(pl.col("name").is_unique()).drop_nulls().iter_rows() if keyed else ():
        named.setdefault(name, key)
    refs = [(s, c.name) for s in model.sheets for c in model.columns(s) if c.type == "ref"]
    kinds = pl.DataFrame(refs, schema={"sheet": pl.String, "column": pl.String}, orient="row").with_columns(ref=True)
    each = pl.element().str.strip_chars()
    keys = pl.col("value").str.split(";").list.eval(_looked_up(each, named).fill_null(each)).list.join("; ")
    marked = values.join(kinds, on=["sheet", "column"], how="left", maintain_order="left")
    return marked.with_columns(value=pl.when("ref").then(keys).otherwise("value")).drop("ref")


def _looked_up(name: pl.Expr, meant: dict[str, str]) -> pl.Expr:
    """The key that a name means: as it is spelt, else in any letter case where that is one thing only."""
    spelt = {as_word(text): set[str]() for text in meant}
    for text, key in meant.items():
        spelt[as_word(text)].add(key)
    once = {word: next(iter(keys)) for word, keys in spelt.items() if len(keys) == 1}
    return name.replace_strict(meant, default=None, return_dtype=pl.String).fill_null(
        plain(name).replace_strict(once, default=None, return_dtype=pl.String)
    )


def _cells(made: pl.DataFrame, values: pl.DataFrame, sheet: str) -> pl.DataFrame:
    mine = values.filter(pl.col("sheet") == sheet).join(made.select(owner="id"), on="owner", how="semi")
    return mine.select(row="owner", column="column", value="value").cast(CELL)  # type: ignore[arg-type]


def _named(made: pl.DataFrame, sheet: str, model: Model) -> pl.DataFrame:
    """The memo and the key; and where the tool's name was made a key, that name, and a document's file.

    Whatever states its own key states the rest itself, so that what we wrote comes back as it was.
    """
    parts = [made.select(row="id", column=pl.lit("memo"), value="memo")]
    column = model.key_column(sheet)
    if column is not None:
        unstated = made.filter(pl.col("stated").is_null())
        parts.append(made.select(row="id", column=pl.lit(column), value="key"))
        parts.append(unstated.select(row="id", column=pl.lit(NAMES.get(sheet)), value="name"))
        parts += [unstated.select(row="id", column=pl.lit(name), value=name) for name in ("file", "sha256")]
    return pl.concat(parts).cast(CELL)  # type: ignore[arg-type]


def _with_roles(things: pl.DataFrame, rows: Rows, known: Rows) -> pl.DataFrame:
    people = [r.select(key="person", role="role") for r in (rows.get("people"), known.get("people")) if r is not None]
    roles = pl.concat([pl.DataFrame(schema={"key": pl.String, "role": pl.String}), *people]).unique("key")
    return things.join(roles, on="key", how="left", maintain_order="left")
