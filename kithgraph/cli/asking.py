"""Commands that ask: questions, ask, totals."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from disclosure.forms import write_answer
from disclosure.policy import EXACT
from disclosure.register import What
from disclosure.release import Released, release, require_level
from kithgraph.cli.audited import audited, begun, heed, write_export
from kithgraph.cli.evidence import MOST_PASSAGES, DocumentFolders, audit_evidence, show_evidence
from kithgraph.cli.options import AnswerForm, Form, From, Level, opened
from kithgraph.cli.show import mark_synthetic, plain, progress, show_answers
from kithgraph.gates import local_gate
from queries.ask import ask
from queries.entry import Entry, catalogue, find_entry
from queries.evidence import evidence_of_row
from queries.parameters import asked_of
from queries.synthetic import synthetic_among
from queries.totals import totals
from schema.problems import KithError

FILES_ONLY = (AnswerForm.xlsx, AnswerForm.parquet)

StudyKey = Annotated[str, typer.Argument(help="The study's key, as kith status shows it.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (questions, ask_command, totals_command):
        app.command(command.__name__.removesuffix("_command"))(command)


def questions(word: Annotated[str, typer.Argument(help="Only questions with this word.")] = "") -> None:
    """List the questions that any graph can be asked."""
    chapters: dict[str, list[Entry]] = {}
    for entry in catalogue("embedded").values():
        if word.lower() in f"{entry.name} {entry.question} {entry.definition}".lower():
            chapters.setdefault(entry.chapter, []).append(entry)
    if not chapters:
        plain("No question has this word. See kith questions for all of them.")
    for chapter, entries in chapters.items():
        plain(f"{chapter}")
        for entry in entries:
            plain(f"  {entry.name}: {entry.question}")


def ask_command(
    question: Annotated[str, typer.Argument(help="A question's name, as kith questions lists them.")],
    parameters: Annotated[list[str] | None, typer.Argument(help="name=value, such as family=study:F1.")] = None,
    form: Annotated[AnswerForm, typer.Option("--format", help="How the answer is written.")] = AnswerForm.table,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; needed for xlsx and parquet.", show_default=False)
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Show the definition, the parameters and the Cypher.")] = False,
    behind: Annotated[
        int | None, typer.Option("--evidence", metavar="ROW", help="Show the passages behind this row, from 1.")
    ] = None,
    documents: DocumentFolders = None,
    level: Level = "research",
    from_: From = None,
) -> None:
    """Ask one question of the graph, or with --evidence for the passages behind one row of its answer."""
    if why:
        _explain(find_entry(question, "embedded"))
        return
    if (form is AnswerForm.table and output) or (form in FILES_ONLY and not output):
        raise typer.BadParameter("A file has a --format other than table; xlsx and parquet need a file with -o.")
    given = pairs(parameters or [])
    with opened(from_) as (store, model), progress("asking"):
        if behind is None:
            gate, asker = local_gate(store, model, heed)
            answers = gate.answer(asker, question, given, level, "ask")
        else:
            require_level(level)
            asked = ask(store, question, given)
            found = evidence_of_row(store, asked, behind)
            audit_evidence(found, level, {**asked.parameters, "question": question, "row": str(behind)})
            answers = [release(found.passages, level)]
            if not output and form is not AnswerForm.csv:
                voice = bool(asked.parameters.get("voice"))
                show_evidence(store, found, documents, MOST_PASSAGES, level, form is AnswerForm.json, voice)
                return
    if output:
        _write(output, answers[0], form.value)
    else:
        show_answers(answers, form.value)


def _write(output: Path, answer: Released, form: str) -> None:
    """Write the rows of a question to a file; below research a file leaves only under an approved release (E736)."""
    if answer.level != EXACT:
        raise KithError("E736", state="not requested")
    study = answer.parameters.get("study", "")
    export = begun(What("ask", answer.question, answer.parameters, study, answer.level, answer.data_version))
    mark_synthetic(answer.synthetic, form)
    write_export(export, output, form, lambda path, stamp: write_answer(path, replace(answer, export=stamp), form))
    plain(f"Wrote {output}.")


def pairs(texts: list[str]) -> dict[str, str]:
    """Parameters written as name=value; raises E609."""
    given = {}
    for text in texts:
        name, separator, value = text.partition("=")
        if not separator:
            raise KithError("E609")
        given[name] = value
    return given


def _explain(entry: Entry) -> None:
    plain(entry.question)
    plain(f"\nDefinition: {entry.definition}\n\nParameters:")
    for one in asked_of(entry.params):
        plain(f"  {one.name}: {one.type}. {one.about}")
    plain("\nColumns:")
    for name, meaning in entry.result.meanings().items():
        plain(f"  {name}: {meaning}")
    plain(f"\n{entry.cypher}")
    if entry.function:
        plain(f"\nThe answer is made of these rows by:\n\n{entry.function.text}")


def totals_command(
    study: StudyKey,
    form: Annotated[Form, typer.Option("--format", help="How they are written.")] = Form.table,
    level: Level = "research",
    from_: From = None,
) -> None:
    """Set the totals that a study's sources publish beside what the graph counts, and why they differ."""
    with opened(from_) as (store, model):
        require_level(level)
        rows = totals(store.tables(), model, study)
        synthetic = synthetic_among(store, [study], rows.clear())
        live = store.live()
        version = live.hash if live else ""
    if rows.is_empty():
        raise KithError("E516", near="")
    audited("totals", level=level, rows=rows.height, version=version, parameters={"study": study})
    mark_synthetic(synthetic, form.value)
    if form is not Form.table:
        rows = rows.with_columns(synthetic=pl.lit(bool(synthetic)))
        plain(
            rows.write_csv().rstrip("\n")
            if form is Form.csv
            else json.dumps(rows.to_dicts(), ensure_ascii=False, indent=1)
        )
        return
    for (measure,), part in rows.group_by("measure", maintain_order=True):
        counted = part.item(0, "counted")
        said = "the graph does not hold it" if counted is None else f"the graph counts {counted:,}"
        plain(f"\n{model.entry('measure', str(measure)).label}: {said}")
        for row in part.iter_rows(named=True):
            plain(f"  {_total_in_words(row)}")
    plain("\nThe graph counts what the sources at hand tell of one by one; a published total counts the whole study.")


def _total_in_words(row: dict[str, object]) -> str:
    number = row["n"]
    notes = [str(row[name]) for name in ("achieved", "arithmetic") if row[name]]
    said = f" ({', '.join(notes)})" if notes else ""
    # A source may say about how many without a number.
    figure = f"{number:,.10g}" if isinstance(number, float) else str(row["quantifier"] or "")
    why = f": {row['difference']}" if row["difference"] else ""
    return f"{figure:>6}  {row['document']}, {row['place']}{said}{why}"
