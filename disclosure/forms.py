"""An answer as text or as a file for other programs, always with all that is needed to read it rightly."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from disclosure.release import HIDDEN, Released, synthetic_words
from disclosure.staged import staged
from disclosure.stamp import stamped_rows
from schema.problems import KithError

#: rows of one sheet in the format XLSX, without the header
MOST_XLSX_ROWS = 1_048_575
#: characters of one cell in it
MOST_XLSX_TEXT = 32_767


def answer_json(answer: Released) -> dict[str, object]:
    """An answer for programs."""
    return {
        "question": answer.question,
        "text": answer.text,
        "definition": answer.definition,
        "parameters": answer.parameters,
        "level": answer.level,
        "synthetic": list(answer.synthetic),
        "data_version": answer.data_version,
        **({"export": answer.export} if answer.export else {}),
        **({"k": answer.k, "hidden": HIDDEN} if answer.k else {}),
        "denominators": answer.denominators,
        "columns": answer.columns,
        "rows": answer.rows.to_dicts(),
    }


def answer_csv(rows: pl.DataFrame) -> str:
    """Rows as CSV, lists joined by a semicolon."""
    return _flat(rows).write_csv().rstrip("\n")


def about(answer: Released) -> dict[str, str]:
    """What stands beside the rows, in words: the sheet `about`, or a file's metadata."""
    return {
        "question": answer.question,
        "text": answer.text,
        "definition": answer.definition,
        **{f"parameter {name}": value for name, value in answer.parameters.items()},
        **{f"families {name.replace('_', ' ')}": str(n) for name, n in answer.denominators.items()},
        "data version": answer.data_version,
        "level": answer.level,
        **({"export": answer.export} if answer.export else {}),
        "note": answer.banner,
        "synthetic": synthetic_words(answer.synthetic) or "no",
    }


def write_answer(path: Path, answer: Released, form: str) -> None:
    """Write an answer as csv, json, xlsx or parquet; raises E701, and E710 for more rows than a workbook holds."""
    with staged(path) as staging:
        if form == "xlsx":
            _write_workbook(staging, answer)
        elif form == "parquet":
            columns = {f"column {name}": meaning for name, meaning in answer.columns.items()}
            answer.rows.write_parquet(staging, metadata={**about(answer), **columns})
        elif form == "csv":
            rows = stamped_rows(answer.rows, answer.export, answer.level) if answer.export else answer.rows
            staging.write_text(f"{answer_csv(rows)}\n", encoding="utf-8")
        else:
            staging.write_text(f"{json.dumps(answer_json(answer), ensure_ascii=False, indent=1)}\n", encoding="utf-8")


def _write_workbook(path: Path, answer: Released) -> None:
    """Three sheets: about, rows, columns. Texts stay texts, whatever sign they begin with."""
    # Only those who want a workbook wait for its import.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    if answer.rows.height > MOST_XLSX_ROWS:
        raise KithError("E710", most=MOST_XLSX_ROWS)
    book = Workbook(write_only=True)

    def fill(title: str, rows: Iterable[Iterable[Any]]) -> None:
        sheet = book.create_sheet(title)
        for row in rows:
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet)
                if isinstance(value, str):
                    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:MOST_XLSX_TEXT]
                    # Else a text that begins with an equals sign would be computed when the file is opened.
                    cell.data_type = "s"
                else:
                    cell.value = value
                cells.append(cell)
            sheet.append(cells)

    flat = _flat(answer.rows)
    fill("about", about(answer).items())
    fill("rows", [flat.columns, *flat.iter_rows()])
    fill("columns", answer.columns.items())
    book.save(path)


def _flat(rows: pl.DataFrame) -> pl.DataFrame:
    lists = [name for name, kind in rows.schema.items() if isinstance(kind, pl.List)]
    return rows.with_columns(pl.col(name).list.join("; ") for name in lists)
