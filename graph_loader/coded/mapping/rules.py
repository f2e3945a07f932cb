"""What the codes of a project mean: the cells that each of them fills, by `study.yaml` or by our own vocabulary.

A code takes the cells of the entry that names its path, or of the pattern that fits it best, and those of the codes
above it that its own entry does not fill: `Testing > Urine` is a drug test because `Testing` is.
"""

import re
from dataclasses import dataclass

import polars as pl

from graph_loader.coded.mapping.columns import Columns
from graph_loader.coded.mapping.keys import key_of
from graph_loader.study import STUDY_FILE, Coded
from schema.ids import BETWEEN_LEVELS, code_path
from schema.nearby import near
from schema.problems import Place, Report

#: Codes below it are our own words: kithgraph > column > term.
VOCABULARY = "kithgraph"
KEEP, LEAVE, DECIDE = "keep", "leave out", "decide"
VERDICTS = (KEEP, LEAVE, DECIDE)


@dataclass(frozen=True)
class Rules:
    """What each code means."""

    #: `code`, `column`, `value`
    cells: pl.DataFrame
    #: `code`, `path`, `verdict`: mapped, keep, leave out, decide, or own for a word of our vocabulary
    verdicts: pl.DataFrame


def rules_for(codes: pl.DataFrame, coded: Coded, columns: Columns, report: Report) -> Rules:
    """Settle every code; entries that name no column, no term or no code of the project are reported (E104, E861)."""
    entries = {code_path(path): what for path, what in coded.codes.items()}
    sound = {path: _sound(path, what, columns, report) for path, what in entries.items()}
    cells, verdicts, used = [], [], set()
    for code, path in codes.select("id", "path").iter_rows():
        verdict, found, entry = _settled(code_path(path), sound, columns)
        used |= entry
        verdicts.append((code, path, verdict))
        cells += [(code, column, value) for column, value in found.items()]
    for path in [p for p in sound if p not in used]:
        report.add("E861", Place(file=STUDY_FILE), field=f"coded.codes.{path}", near=near(path, codes["path"]))
    schema = {"code": pl.String, "column": pl.String, "value": pl.String}
    named = {"code": pl.String, "path": pl.String, "verdict": pl.String}
    return Rules(pl.DataFrame(cells, schema=schema, orient="row"), pl.DataFrame(verdicts, schema=named, orient="row"))


def _settled(
    path: str, entries: dict[str, str | dict[str, str]], columns: Columns
) -> tuple[str, dict[str, str], set[str]]:
    """A code's verdict, its cells, and the entries that it rests on."""
    levels = path.split(BETWEEN_LEVELS)
    if levels[0].lower() == VOCABULARY:
        return "own", _own(levels, columns), set()
    found: dict[str, str] = {}
    used = set()
    verdict = DECIDE
    # What somebody has marked as not decided stays so, whatever the codes above it mean.
    marked = entries.get(_entry(levels, entries) or "") == DECIDE
    for depth in range(len(levels), 0, -1):
        above = levels[:depth]
        entry = _entry(above, entries)
        if entry is None:
            continue
        used.add(entry)
        what = entries[entry]
        if isinstance(what, str):
            # What is decided of a code is decided of those below it.
            verdict = what if verdict == DECIDE and not found else verdict
            if verdict == LEAVE:
                return LEAVE, {}, used
            continue
        verdict = "mapped"
        for column, value in what.items():
            found.setdefault(column, _filled(value, above[-1], columns.is_key(column)))
    return DECIDE if marked else verdict, found, used


def _own(levels: list[str], columns: Columns) -> dict[str, str]:
    """The cell that a word of our vocabulary fills; a code that only groups others fills none."""
    if len(levels) != 3:
        return {}
    column = columns.named(levels[1])
    return {column: levels[2]} if column else {}


def _entry(levels: list[str], entries: dict[str, str | dict[str, str]]) -> str | None:
    """The entry for a path: its own, else the pattern with the most levels spelt out."""
    path = BETWEEN_LEVELS.join(levels)
    if path in entries:
        return path
    fitting = [one for one in entries if "*" in one and _fits(one, levels)]
    return max(fitting, key=lambda one: (sum("*" not in part for part in one.split(BETWEEN_LEVELS)), one), default=None)


def _fits(pattern: str, levels: list[str]) -> bool:
    parts = pattern.split(BETWEEN_LEVELS)
    return len(parts) == len(levels) and all(
        re.fullmatch(".*".join(map(re.escape, part.split("*"))), level)
        for part, level in zip(parts, levels, strict=True)
    )


def _filled(value: str, name: str, is_key: bool) -> str:
    """A value with the code's own name in the place of `*`, as a key where the column holds keys."""
    return value.replace("*", key_of(name) if is_key else name) if "*" in value else value


def _sound(path: str, what: str | dict[str, str], columns: Columns, report: Report) -> str | dict[str, str]:
    """An entry less what it cannot mean."""
    field = f"coded.codes.{path}"
    if isinstance(what, str):
        if what in VERDICTS:
            return what
        fault = f"is neither a list of columns nor {', '.join(VERDICTS)}" + near(what, VERDICTS)
        report.add("E104", Place(file=STUDY_FILE), field=field, fault=fault)
        return DECIDE
    return {name: value for name, value in what.items() if columns.takes(name, value, f"{field}.{name}", report)}
