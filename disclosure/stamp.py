"""The stamp of a file that leaves: the export's id and level stand in the file itself, whatever its form."""

from html import escape
from pathlib import Path
from zipfile import ZipFile

import polars as pl

HEAD = '<meta charset="utf-8">\n'


def stamped_rows(rows: pl.DataFrame, export: str, level: str) -> pl.DataFrame:
    """Rows for a CSV, which has no other place: with the columns `export` and `export_level`, the last two."""
    return rows.with_columns(export=pl.lit(export), export_level=pl.lit(level))


def stamped_page(page: str, export: str, level: str) -> str:
    """A page of ours with the stamp among its metadata; raises ValueError for text that is no such page."""
    before, found, after = page.partition(HEAD)
    if not found:
        raise ValueError("not a page of ours")
    values = {"kithgraph-export": export, "kithgraph-level": level}
    stamp = "".join(f'<meta name="{name}" content="{escape(value)}">\n' for name, value in values.items())
    return f"{before}{found}{stamp}{after}"


def stamp_archive(path: Path, export: str, level: str) -> None:
    """Put the stamp into the comment of a ZIP archive, such as a REFI-QDA project; its members stay as they are."""
    with ZipFile(path, "a") as archive:
        archive.comment = f"kithgraph export {export}, level {level}".encode("ascii")
