"""One recognised sheet as facts: passages with codes, codebooks, cases with their attributes, counts."""

import polars as pl
from openpyxl.utils import get_column_letter

from graph_loader.coded.tables.codes import applied, listed, path, unclear
from graph_loader.coded.tables.facts import Facts, place
from graph_loader.coded.tables.places import placed
from graph_loader.coded.tables.preset import Found, Role
from graph_loader.coded.tables.recognise import Table
from graph_loader.readers.grid import ROW
from schema.ids import BETWEEN_LEVELS
from schema.problems import Place, Report

#: roles that several columns may share
REPEATED = ("category", "counted")


def take(table: Table, facts: Facts, report: Report) -> None:
    """Take over one sheet; faults go into the report (E203, E205, E834, E835) and what is left out into the facts."""
    body = table.body
    _say_left_out(table, body, facts, report)
    if table.preset.form == "segments":
        _segments(table, body, facts, report)
    elif table.preset.form == "codebook":
        _codebook(table, body, facts)
    elif table.preset.form == "cases":
        _cases(table, body, facts)
    else:
        _counts(table, body, facts)


def cell(table: Table, role: Role) -> pl.Expr:
    """The column of a role, null where the table has none."""
    cells = table.roles.get(role)
    return pl.col(cells[0]) if cells else pl.lit(None, pl.String)


def _say_left_out(table: Table, body: pl.DataFrame, facts: Facts, report: Report) -> None:
    for column, why in table.left_out.items():
        header = table.heads[column]
        filled = body.filter(pl.col(column).is_not_null())
        facts.skip_rows(why or f'cells of the unknown column "{header}"', filled)
    for column in table.grid.columns:
        if column not in table.heads:
            report.add_rows("E205", body.filter(pl.col(column).is_not_null()), get_column_letter(int(column[1:]) + 1))
    for role, cells in table.roles.items():
        if role not in REPEATED:
            for twice in cells[1:]:
                where = Place(table.grid.file, table.grid.sheet, table.row, table.heads[twice])
                report.add("E203", where)


def _segments(table: Table, body: pl.DataFrame, facts: Facts, report: Report) -> None:
    preset = table.preset
    several = applied(table) if table.holding("code") else listed(table.roles["code"][0], preset)
    rows = body.with_columns(document=cell(table, "document"), _codes=several)
    coded = pl.col("_codes").list.len() > 0
    report.add_rows("E834", rows.filter(coded & pl.col("document").is_null()), table.heads[table.roles["document"][0]])
    facts.skip_rows("rows that name no document", rows.filter(~coded & pl.col("document").is_null()))
    rows = placed(table, rows.filter(pl.col("document").is_not_null()), report)
    nowhere = pl.all_horizontal(pl.col("quote", "place", "start").is_null())
    facts.skip_rows("rows without the words or the place of a passage", rows.filter(nowhere))
    if table.holding("code"):
        odd = rows.filter(unclear(table) > 0)
        facts.skip_rows("rows whose columns of codes say neither yes nor no", odd)
    roles: tuple[Role, ...] = ("id", "coding_id", "memo", "coder", "made_at", "coding_memo", "case")
    # Without codes the row is still a passage.
    single = pl.when(coded).then(pl.col("_codes")).otherwise(pl.lit([None], pl.List(pl.String)))
    passages = rows.filter(~nowhere).with_columns(_codes=single).explode("_codes")
    facts.add("segments", passages.with_columns(*(cell(table, r).alias(r) for r in roles), code=_code(table)))
    _values(table, rows, "document value", "document", facts)
    _values(table, rows.with_columns(case=cell(table, "case")), "case value", "case", facts)
    _groups(table, rows, facts)


def _code(table: Table) -> pl.Expr:
    """The path of a row's code; categories stand from the nearest to the topmost, each in a column."""
    code = path("_codes", table.preset)
    above = [pl.col(c) for c in reversed(table.roles.get("category", []))]
    whole = pl.concat_str([*above, code], separator=BETWEEN_LEVELS, ignore_nulls=True)
    return pl.when(code.is_not_null()).then(whole)


def _values(table: Table, rows: pl.DataFrame, holds: Found, owner: str, facts: Facts, prefix: str = "") -> None:
    for column, variable in table.holding(holds).items():
        said = rows.select(ROW, owner=owner, of=pl.lit(owner), variable=pl.lit(prefix + variable), value=column)
        facts.add("values", said.drop_nulls("owner"))


def _groups(table: Table, rows: pl.DataFrame, facts: Facts) -> None:
    if table.roles.get("group"):
        each = listed(table.roles["group"][0], table.preset)
        facts.add("groups", rows.select(ROW, "document", group=each).explode("group").drop_nulls())


def _codebook(table: Table, body: pl.DataFrame, facts: Facts) -> None:
    rows = body.with_columns(path=path(table.roles["code"][0], table.preset), memo=cell(table, "description"))
    facts.skip_rows("rows that name no code", rows.filter(pl.col("path").is_null()))
    facts.add("codes", rows.drop_nulls("path"))


def _cases(table: Table, body: pl.DataFrame, facts: Facts) -> None:
    """A row a case; the first header names the classification, as the attributes do in the tool's own projects."""
    rows = _items(table, body, facts)
    facts.skip_rows("rows that name no case", rows.filter(pl.col("name").is_null()))
    facts.add("listed", rows.drop_nulls("name"))
    classification = table.heads[table.roles["case"][0]]
    prefix = f"{classification}:" if classification else ""
    for (of,), part in rows.drop_nulls("name").group_by("of", maintain_order=True):
        _values(table, part.with_columns(pl.col("name").alias(str(of))), "case value", str(of), facts, prefix)


def _items(table: Table, body: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The rows with `name` and `of` (case or document) of what the first column names, without a number before it."""
    first = table.roles["case"][0]
    sums = pl.col(first).is_in(table.preset.sums).fill_null(False)
    facts.skip_rows("rows that add up others", body.filter(sums))
    rows = body.filter(~sums).with_columns(pl.col(first).str.replace(r"^\d+ : ", ""))
    root = path(first, table.preset).str.split(BETWEEN_LEVELS).list.first()
    of = pl.when(root.is_in(table.preset.document_roots)).then(pl.lit("document")).otherwise(pl.lit("case"))
    return rows.with_columns(name=_last_level(first, table), of=of)


def _last_level(column: str, table: Table) -> pl.Expr:
    """The name at the end of a path, or the whole path where two cases would bear one name."""
    whole = path(column, table.preset)
    name = whole.str.split(BETWEEN_LEVELS).list.last()
    return pl.when(whole.n_unique().over(name) == 1).then(name).otherwise(whole)


def _counts(table: Table, body: pl.DataFrame, facts: Facts) -> None:
    """Items and codes are taken over; the numbers between are not, since no passage stands behind them."""
    codes = table.holding("code")
    paths = pl.DataFrame({"_name": list(codes.values())}, schema={"_name": pl.String})
    facts.add("codes", paths.select(path=path("_name", table.preset)).with_columns(pl.lit(table.row).alias(ROW)))
    items = _items(table, body, facts).drop_nulls("name")
    facts.add("listed", items)
    counted = int(items.select(pl.sum_horizontal(pl.col(list(codes)).is_not_null().sum())).item())
    facts.skip("counts without passages", counted, place(table.grid.sheet, table.row + 1))
