"""Answers as files: workbooks and Parquet carry the definition with them, and texts stay texts."""

import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from disclosure import forms
from disclosure.forms import about, answer_csv, write_answer
from disclosure.release import Released, release
from queries.ask import Answer
from queries.entry import catalogue
from queries.rows.evidence import WrittenRow
from schema.problems import KithError
from tests.lib.cast import write_study
from tests.lib.commands import kith

#: what a spreadsheet would compute, and a sign that a workbook may not hold
MEMOS = ["=1+1", "+44", "a\x0bb"]


@pytest.fixture
def answer() -> Released:
    """An answer with texts that are awkward in a spreadsheet."""
    rows = pl.DataFrame(
        {
            "id": [f"s:e{n}" for n in range(len(MEMOS))],
            "what": ["memo"] * len(MEMOS),
            "written": MEMOS,
            "document": ["s:D1"] * len(MEMOS),
            "place": [""] * len(MEMOS),
        },
        schema=WrittenRow.schema_of(),
    )
    counts = {"asked": 2, "unknown": 1}
    return release(Answer(catalogue("embedded")["written"], {"study": "s"}, rows, "abc", counts, ("s",)))


def test_a_workbook(answer: Released, tmp_path: Path) -> None:
    write_answer(tmp_path / "a.xlsx", answer, "xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["about", "rows", "columns"]
    told = {str(name.value): str(value.value) for name, value in book["about"].iter_rows()}
    assert told == about(answer)
    assert told["families unknown"] == "1"
    assert told["synthetic"].startswith("Synthetic: s.")
    assert told["parameter study"] == "s"
    written = [row[2] for row in book["rows"].iter_rows(min_row=2)]
    assert [cell.value for cell in written] == ["=1+1", "+44", "a\ufffdb"]
    assert {cell.data_type for cell in written} == {"s"}


def test_more_rows_than_a_workbook_holds(answer: Released, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MOST_XLSX_ROWS", 2)
    with pytest.raises(KithError, match="E710 The answer has more rows than the 2"):
        write_answer(tmp_path / "a.xlsx", answer, "xlsx")
    assert list(tmp_path.iterdir()) == []


def test_parquet_csv_and_json(answer: Released, tmp_path: Path) -> None:
    for form in ("parquet", "csv", "json"):
        write_answer(tmp_path / f"a.{form}", answer, form)
    assert pl.read_parquet(tmp_path / "a.parquet").equals(answer.rows)
    held = pl.read_parquet_metadata(tmp_path / "a.parquet")
    assert about(answer).items() <= held.items()
    assert held["column written"] == "What is written."
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == answer_csv(answer.rows) + "\n"
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["definition"] == answer.definition


def test_the_command_writes_files(tmp_path: Path) -> None:
    episodes = "episode | kind | status | attended\ne1 | home_visit | held | mum; sw"
    graph, file = tmp_path / "graph", tmp_path / "load.parquet"
    assert kith("load", write_study(tmp_path / "s", episodes=episodes), "--to", graph).status == 0
    ask = ["ask", "multiagency_load", "jurisdiction=scotland", "--from", graph]
    ran = kith(*ask, "--format", "parquet", "-o", file)
    assert (ran.status, ran.err) == (0, "")
    assert f"Wrote {file}." in ran.out
    assert ran.out.startswith("Synthetic: s.")
    assert pl.read_parquet(file).get_column("family").to_list() == ["s:F1"]
    assert pl.read_parquet_metadata(file)["families asked"] == "1"
    passages = tmp_path / "behind.xlsx"
    assert kith(*ask, "--evidence", "1", "--format", "xlsx", "-o", passages).status == 0
    assert openpyxl.load_workbook(passages)["rows"].max_row == 2
    for words in (["--format", "xlsx"], ["-o", file]):
        ran = kith(*ask, *words)
        assert ran.status == 2
        assert "need a file with -o" in ran.err
    assert "told of, but nothing of this: 0; nothing told: 0." in kith(*ask).out
