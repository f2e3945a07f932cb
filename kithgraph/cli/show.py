"""Showing tables, reports and progress in a terminal, and the same as JSON and CSV for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import polars as pl
from rich.console import Console
from rich.table import Table

from disclosure.forms import answer_csv, answer_json
from disclosure.release import HIDDEN, Released, synthetic_words
from graph_store.port import Progress
from queries.days import FIRST_DAY, LAST_DAY
from schema.problems import KithError, Report

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
#: problems shown of each code; the rest is counted, and --json has them all
MOST = 50
#: a column of text may be folded to this many characters, and no further
NARROWEST = 18
NUMBER = r"^\d+(-\d+)?$"


@contextmanager
def progress(words: str) -> Iterator[Progress]:
    """A line on stderr that says what is being done, when somebody is watching."""
    if not err.is_terminal:
        yield lambda _: None
        return
    with err.status(words) as status:
        yield status.update


def show_report(report: Report, folder: str, rows: dict[str, int]) -> None:
    """Every problem of a folder in plain words, then how many."""
    table = report.table
    if rows:
        read = ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in rows.items())
        plain(f"{folder}: rows read: {read}.")
    for problem in report.problems(MOST):
        plain(f"  {problem}")
    for code, count in table.group_by("code").len().sort("code").iter_rows():
        if count > MOST:
            plain(f"  {code}: {count - MOST:,} more; --json lists them all.")
    errors = report.errors
    notices = table.height - errors
    verdict = "is sound" if not errors else f"has {errors:,} problem{'s' if errors != 1 else ''}; nothing was written"
    plain(f"{folder} {verdict}{f', with {notices:,} to look at' if notices else ''}.")


def report_json(report: Report, folder: str) -> dict[str, object]:
    """A report for programs."""
    return {
        "folder": folder,
        "sound": not report.errors,
        "problems": [
            {
                "code": p.code,
                "severity": p.kind.severity,
                "file": p.place.file,
                "sheet": p.place.sheet,
                "row": p.place.row,
                "column": p.place.column,
                "message": p.sentence,
            }
            for p in report.problems()
        ],
    }


def show_answers(answers: Sequence[Released], form: str) -> None:
    """One answer, or several released tables one after the other; CSV holds one, so E603 is raised for several."""
    if len(answers) == 1:
        show_answer(answers[0], form)
    elif form == "json":
        plain(json.dumps({"tables": [answer_json(one) for one in answers]}, ensure_ascii=False, indent=1))
    elif form == "csv":
        raise KithError("E603", question=answers[0].question, name="table")
    else:
        for number, one in enumerate(answers):
            if number:
                plain("")
            show_answer(one, form)


def show_answer(answer: Released, form: str) -> None:
    """An answer as a table for people, or as CSV or JSON for programs."""
    mark_synthetic(answer.synthetic, form)
    if form == "csv":
        plain(answer_csv(answer.rows))
    elif form == "json":
        plain(json.dumps(answer_json(answer), ensure_ascii=False, indent=1))
    elif answer.k:
        _show_released(answer)
    else:
        plain(answer.text)
        show_table(answer.rows)
        if answer.denominators:
            plain(of_whom(answer.denominators))
        plain(f"{answer.banner} Data version {answer.data_version[:12]}. Definition: kith ask {answer.question} --why")


def _show_released(answer: Released) -> None:
    """A released table: what is hidden says so, and a table of which nothing may be shown says no more than that."""
    table = answer.parameters.get("table")
    plain(f"{answer.text} (table {table})" if table else answer.text)
    numbers = [name for name, kind in answer.rows.schema.items() if kind == pl.Int64]
    if answer.rows.is_empty():
        plain(HIDDEN.capitalize() + ".")
    else:
        show_table(answer.rows.with_columns(pl.col(numbers).cast(pl.String).fill_null(HIDDEN)))
    plain(answer.definition)
    plain(f"{answer.banner} Data version {answer.data_version[:12]}.")


def of_whom(known: Mapping[str, int]) -> str:
    """Of how many families an answer speaks: with rows, told of without one, and those of which nothing is told."""
    parts = [f"Families asked about: {known['asked']}"]
    if "with_rows" in known:
        parts.append(f"in the answer: {known['with_rows']}")
        parts.append(f"told of, but nothing of this: {known['without_rows'] - known['unknown']}")
    return "; ".join([*parts, f"nothing told: {known['unknown']}."])


def mark_synthetic(studies: tuple[str, ...], form: str) -> None:
    """Say that studies are synthetic: first of all to people, on stderr beside a file of rows; JSON holds it itself."""
    if studies and form == "csv":
        err.print(synthetic_words(studies), markup=False, soft_wrap=True)
    elif studies and form != "json":
        plain(synthetic_words(studies))


def show_table(rows: pl.DataFrame) -> None:
    """A frame as a table that fits the terminal; what is too wide even so is shown a row a block.

    Columns that are empty throughout are left out; those that are zero throughout are named in a line below.
    """
    if rows.is_empty():
        plain("No rows.")
        return
    rows = _dates(_ranges(rows))
    texts = rows.select(
        (pl.col(n).list.join("; ") if isinstance(k, pl.List) else pl.col(n).cast(pl.String)).fill_null("").alias(n)
        for n, k in rows.schema.items()
    )
    zero = [n for n in texts.columns if texts.height > 1 and (texts.get_column(n) == "0").all()]
    shown = [n for n in texts.columns if n not in zero and texts.get_column(n).str.len_bytes().sum()]
    if not _fits(texts, shown) and "name" in shown:
        # An id says whom a row is about; the name can be asked for in CSV and JSON.
        shown.remove("name")
    if not _fits(texts, shown):
        _blocks(texts, shown)
        return
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for name in shown:
        numeric = texts.get_column(name).str.contains(NUMBER).all()
        table.add_column(name.replace("_", " "), justify="right" if numeric else "left", overflow="fold")
    for row in texts.select(shown).iter_rows():
        table.add_row(*row)
    out.print(table, markup=False)
    if zero:
        plain(f"Zero throughout: {', '.join(name.replace('_', ' ') for name in zero)}.")


def _ranges(rows: pl.DataFrame) -> pl.DataFrame:
    """Pairs of certain and possible counts as one column: the number, or from-to where they differ."""
    for name in [c.removesuffix("_possible") for c in rows.columns if c.endswith("_possible")]:
        sure, may = pl.col(f"{name}_certain"), pl.col(f"{name}_possible")
        span = pl.when(sure == may).then(sure.cast(pl.String)).otherwise(pl.format("{}-{}", sure, may))
        rows = rows.with_columns(span.alias(may.meta.output_name())).rename({f"{name}_possible": name})
        rows = rows.drop(f"{name}_certain")
    return rows


def _dates(rows: pl.DataFrame) -> pl.DataFrame:
    """Day numbers as dates; an open end is left empty."""
    days = [c for c in rows.columns if c.endswith("_day")]
    closed = {c: pl.when(pl.col(c).is_between(FIRST_DAY, LAST_DAY, closed="none")).then(pl.col(c)) for c in days}
    return rows.with_columns(e.cast(pl.Int32).cast(pl.Date).cast(pl.String).alias(c) for c, e in closed.items())


def _fits(texts: pl.DataFrame, shown: list[str]) -> bool:
    """Whether a table fits: numbers whole, texts folded to no less than `NARROWEST`."""
    longest: tuple[int, ...] = texts.select(pl.col(shown).str.len_chars().max()).row(0)
    # A header breaks between its words, so its longest word decides.
    heads = [max(len(word) for word in name.split("_")) for name in shown]
    widths = [max(min(a, NARROWEST), b) for a, b in zip(longest, heads, strict=True)]
    return sum(widths) + 3 * (len(shown) - 1) <= out.width


def _blocks(texts: pl.DataFrame, filled: list[str]) -> None:
    width = max(len(name) for name in filled)
    for row in texts.select(filled).iter_rows(named=True):
        plain("")
        for name, value in row.items():
            if value:
                plain(f"{name.replace('_', ' '):<{width}}  {value}")


def plain(text: str) -> None:
    """A line as it is: cells never become markup."""
    out.print(text, markup=False, soft_wrap=True)
