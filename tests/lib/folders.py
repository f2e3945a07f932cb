"""A small sound study in memory, the template's invented family, to be spoilt in one place and written to a folder."""

import csv
from copy import deepcopy
from pathlib import Path
from typing import Any, Literal

import yaml
from openpyxl import Workbook

from graph_loader.templates import EXAMPLE

Form = Literal["csv", "xlsx"]
FORMS: tuple[Form, ...] = ("csv", "xlsx")
BOOK = "study.xlsx"


class SmallStudy:
    """Sheets as rows of text, the header first, so that row 1 here is row 1 in a spreadsheet."""

    def __init__(self, **file: Any) -> None:
        self.file: dict[str, Any] = {"study": "small", "title": "A small study", **file}
        self.sheets: dict[str, list[list[str]]] = {}
        for name, rows in deepcopy(EXAMPLE).items():
            self.sheets[name] = [list(dict.fromkeys(key for row in rows for key in row))]
            for row in rows:
                self.add(name, **row)

    def set(self, sheet: str, row: int, column: str, value: str) -> "SmallStudy":
        """Write one cell; `row` as the spreadsheet shows it, a new column is put at the end."""
        rows = self.sheets[sheet]
        index = self._column(sheet, column)
        rows[row - 1] += [""] * (index + 1 - len(rows[row - 1]))
        rows[row - 1][index] = value
        return self

    def add(self, sheet: str, **values: str) -> "SmallStudy":
        """Write a row at the end."""
        self.sheets[sheet].append([])
        for column, value in values.items():
            self.set(sheet, len(self.sheets[sheet]), column, value)
        return self

    def repeat(self, sheet: str, row: int, **values: str) -> "SmallStudy":
        """Write a row again at the end, with some cells changed."""
        self.sheets[sheet].append(list(self.sheets[sheet][row - 1]))
        for column, value in values.items():
            self.set(sheet, len(self.sheets[sheet]), column, value)
        return self

    def drop(self, *sheets: str) -> "SmallStudy":
        """Leave sheets out."""
        for sheet in sheets:
            del self.sheets[sheet]
        return self

    def write(self, folder: Path, form: Form = "csv") -> Path:
        """Write the study to a new folder, a CSV file a sheet or one workbook."""
        folder.mkdir(parents=True)
        self.write_file(folder)
        if form == "csv":
            for name, rows in self.sheets.items():
                with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
                    csv.writer(out).writerows(self._even(rows))
        else:
            self.book().save(folder / BOOK)
        return folder

    def write_file(self, folder: Path) -> None:
        """Write `study.yaml`."""
        (folder / "study.yaml").write_text(yaml.safe_dump(self.file, allow_unicode=True), encoding="utf-8")

    def book(self) -> Workbook:
        """The sheets as a workbook, every cell as text."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in self.sheets.items():
            sheet = book.create_sheet(name)
            for row in self._even(rows):
                sheet.append([value or None for value in row])
        return book

    def text(self, sheet: str, separator: str = ",") -> str:
        """A sheet as the text of a CSV file."""
        return "".join(
            separator.join(_quoted(v, separator) for v in row) + "\n" for row in self._even(self.sheets[sheet])
        )

    def _column(self, sheet: str, column: str) -> int:
        heads = self.sheets[sheet][0]
        if column not in heads:
            heads.append(column)
        return heads.index(column)

    def _even(self, rows: list[list[str]]) -> list[list[str]]:
        return [row + [""] * (len(rows[0]) - len(row)) for row in rows]


def _quoted(value: str, separator: str) -> str:
    return '"' + value.replace('"', '""') + '"' if set(value) & {separator, '"', "\n"} else value
