"""The page of findings: each with its source, the question that asks it, and what the shipped studies answer today."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

import kithgraph
from docs.findings_data import TOTALS, Asked, Figure, Finding, Section, read_sections
from docs.marks import DERIVED
from docs.picks import Picked, picked
from queries.ask import ask
from queries.chapters import slug
from queries.entry import find_entry
from queries.totals import totals
from schema.model import load_model

STUDIES = Path(__file__).parent.parent / "studies"
SAME, OTHER, CHANCE, NOT_HELD = "the same", "not the same", "the same by chance", "not held"
#: what a source says it meant to do is nothing that came about, so nothing is compared with it
PLANNED = "planned"
INTRODUCTION = """
What the sources of the shipped studies report is asked here of every study that ships. Each finding has its source and
place, the question as it is typed, and what each study answers. The answers are asked anew whenever this page is made,
and a page that no longer says what the studies answer fails the build.

- A column is a study: where several stand side by side, put the study's key in place of the one in the command.
- **Published** is the figure that the source prints, and whether the answer is the same. What is worked out is shown
  with its arithmetic: `13 of 59 = 22%`.
- A number that a source gives of people, such as 11 of 15, is coded as a statement with its page. What happened is
  counted by itself, so one finding may show both.
- Where it is not the same, **Missing** says what would be needed to count it.
- `none told` is not zero in life: nothing of it stands in the sources. `not held`: the graph has no rows to count.
- A number that only happens to agree is said to be the same **by chance**. What was planned is compared with nothing.
- A synthetic study describes nobody. Its figures show that a question works, and measure nothing.

How each figure is picked from its answer stands in the files of [findings](findings/). The table compares published
figures with the source's own study. The Relations Study's sources print quotations, so its totals seldom come out; the
companion was made to carry the totals of its record.
""".strip()


class Answers:
    """The shipped studies, to be asked."""

    def __init__(self, graph: kithgraph.Graph) -> None:
        self._graph = graph
        self._tables = graph.store.tables()
        self._kept: dict[tuple[object, ...], pl.DataFrame] = {}
        studies = self._tables.nodes["Study"].sort("study")
        self.studies = studies.get_column("study").to_list()
        self.synthetic = set(studies.filter("synthetic").get_column("study").to_list())
        named = self._tables.nodes["Document"].select("id", "title")
        self.titles: dict[str, str] = dict(named.iter_rows())
        told = pl.concat(
            self._tables.nodes[kind].select("study", "document", "place") for kind in ("Statement", "Episode")
        )
        self.places = {f"{study}:{document}|{place}" for study, document, place in told.unique().iter_rows()}

    def ask(self, name: str, given: Mapping[str, str]) -> pl.DataFrame:
        """The rows of an answer, of a question or of the published totals."""
        key = (name, *given.items())
        if key not in self._kept:
            self._kept[key] = self._asked(name, given)
        return self._kept[key]

    def _asked(self, name: str, given: Mapping[str, str]) -> pl.DataFrame:
        if name == TOTALS:
            return totals(self._tables, load_model(), given["study"])
        return ask(self._graph.store, name, given).rows

    def heading(self, study: str) -> str:
        """A study's key as the head of a column."""
        return f"{study} (synthetic)" if study in self.synthetic else study


@lru_cache(maxsize=1)
def findings_page() -> str:
    """The page, from the files of docs/findings and live answers of the shipped studies."""
    with TemporaryDirectory() as folder, kithgraph.open(Path(folder) / "graph") as graph:
        graph.load(*sorted(path.parent for path in STUDIES.glob("*/study.yaml")))
        return page_of(read_sections(), Answers(graph))


def page_of(sections: list[Section], answers: Answers) -> str:
    """The page; raises ValueError for a place that the coded study does not have, and for an unexplained difference."""
    counts: Counter[tuple[str, str]] = Counter()
    parts = [part for section in sections for part in _section(section, answers, counts)]
    return "\n\n".join(["# Findings as questions", DERIVED, INTRODUCTION, _sources(counts, answers), *parts]) + "\n"


def _sources(counts: Mapping[tuple[str, str], int], answers: Answers) -> str:
    """A line a source: its findings, and how the figures that it prints come out."""
    lines = [["Source", "Findings", "Published figures", "The same", "Not the same, or by chance", "Not held"]]
    for source in sorted({source for source, _ in counts}):
        same, held_not = counts.get((source, SAME), 0), counts.get((source, NOT_HELD), 0)
        other = counts.get((source, OTHER), 0) + counts.get((source, CHANCE), 0)
        figures = [counts[source, ""], same + other + held_not, same, other, held_not]
        lines.append([f"`{source}`: {answers.titles[source]}", *map(str, figures)])
    return _table(lines)


def _section(section: Section, answers: Answers, counts: Counter[tuple[str, str]]) -> Iterator[str]:
    yield f"## {section.section}"
    yield section.about.strip()
    for one in section.findings:
        if f"{one.source}|{one.place}" not in answers.places:
            raise ValueError(f"{one.finding}: {one.source} has no coded passage at {one.place!r}")
        counts[one.source, ""] += 1
        yield f"### {one.finding}"
        yield f"Source: `{one.source}`, {one.place}."
        verdicts: list[str] = []
        if one.totals:
            yield _command(TOTALS, {"study": one.study})
            table, found = _totals(one, answers)
            yield table
            verdicts += found
        for asked in one.asked:
            yield _command(asked.ask, asked.given if asked.studies else {"study": one.study, **asked.given})
            table, found = _asked(one, asked, answers)
            yield table
            verdicts += found
        counts.update((one.source, verdict) for verdict in verdicts)
        if set(verdicts) - {SAME} and not one.missing:
            raise ValueError(f"{one.finding}: a published figure does not come out, and nothing says what is missing")
        if one.missing:
            yield f"**Missing:** {one.missing.strip()}"


def _command(name: str, given: Mapping[str, str]) -> str:
    """What a reader types, with a way to what the question counts."""
    if name == TOTALS:
        return f"`kith totals {given['study']}` ([about](asking.md#published-totals))"
    typed = " ".join(["kith ask", name, *(f"{key}={value}" for key, value in given.items())])
    chapter = slug(find_entry(name, "embedded").chapter).replace("_", "-")
    return f"`{typed}` ([definition](reference/questions/{chapter}.md#{name}))"


def _asked(finding: Finding, asked: Asked, answers: Answers) -> tuple[str, list[str]]:
    """The figures by study, and how those that are published come out."""
    # A published total is one study's own.
    named = (finding.study,) if asked.ask == TOTALS else asked.studies
    studies = [study for study in answers.studies if not named or study in named]
    if asked.studies:
        columns = {" and ".join(map(answers.heading, studies)): answers.ask(asked.ask, asked.given)}
    else:
        columns = {answers.heading(one): answers.ask(asked.ask, {**asked.given, "study": one}) for one in studies}
    own = next(head for head in columns if finding.study in head)
    printed = any(figure.published for figure in asked.figures.values())
    lines = [["", *columns, *(["Published"] if printed else [])]]
    verdicts = []
    for shows, figure in asked.figures.items():
        found = {head: picked(figure.pick, rows) for head, rows in columns.items()}
        line = [shows, *(one.text for one in found.values())]
        if printed:
            verdict = _verdict(figure, found[own])
            verdicts += [verdict] if verdict else []
            line.append(f"{figure.published}: {verdict}" if verdict else "")
        lines.append(line)
    return _table(lines), verdicts


def _verdict(figure: Figure, found: Picked) -> str:
    if not figure.published:
        return ""
    return SAME if figure.published in found.printed else OTHER


def _totals(finding: Finding, answers: Answers) -> tuple[str, list[str]]:
    """What is published of each measure beside what is counted, in each study with the same published totals."""
    told = {
        study: answers.ask(TOTALS, {"study": study}).filter(pl.col("measure").is_in(finding.totals))
        for study in answers.studies
    }
    own = told[finding.study]
    shown = {s: rows for s, rows in told.items() if rows.join(own, on=["measure", "document", "n"], how="semi").height}
    labels = {one.slug: one.label for one in load_model().codelists["measure"].entries}
    lines = [["", "Published", *map(answers.heading, shown)]]
    verdicts = []
    for measure in finding.totals:
        of = [rows.filter(pl.col("measure") == measure) for rows in shown.values()]
        verdict = _comes_out(own.filter(pl.col("measure") == measure), by_chance=measure in finding.chance)
        verdicts += [verdict] if verdict else []
        counted = [
            _counted(rows, by_chance=study == finding.study and measure in finding.chance)
            for study, rows in zip(shown, of, strict=True)
        ]
        lines.append([labels[measure], _published(own.filter(pl.col("measure") == measure)), *counted])
    return _table(lines), verdicts


def _published(rows: pl.DataFrame) -> str:
    """Every figure that is published of a measure, with its documents; a sum where no document states the figure."""
    figures: dict[str, dict[str, list[str]]] = {}
    for row in rows.iter_rows(named=True):
        figure = row["quantifier"] if row["n"] is None else f"{row['n']:,.10g}"
        figure += " planned" if row["achieved"] == PLANNED else ""
        figures.setdefault(figure, {}).setdefault(row["document"], []).append(row["arithmetic"] or "")
    told = []
    for figure, documents in figures.items():
        stated = [document for document, sums in documents.items() if "" in sums]
        worked = [f"{document}: {'; '.join(sums)}" for document, sums in documents.items() if "" not in sums]
        told.append(f"{figure} ({', '.join(stated or worked)})")
    return ", ".join(told)


def _comes_out(rows: pl.DataFrame, by_chance: bool) -> str:
    """How what is counted compares with what the sources say was achieved; '' when they only say what was planned."""
    achieved = rows.filter(pl.col("achieved") != PLANNED)
    if achieved.is_empty():
        return ""
    if achieved.item(0, "counted") is None:
        return NOT_HELD
    same = achieved.filter(pl.col("counted") == pl.col("n")).height
    return (CHANCE if by_chance else SAME) if same else OTHER


def _counted(rows: pl.DataFrame, by_chance: bool) -> str:
    if rows.is_empty():
        return ""
    counted = rows.item(0, "counted")
    if counted is None:
        return NOT_HELD
    verdict = _comes_out(rows, by_chance)
    return f"{counted:,}: {verdict}" if verdict else f"{counted:,}"


def _table(lines: list[list[str]]) -> str:
    cells = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    head, *body = [f"| {' | '.join(line)} |" for line in cells]
    return "\n".join([head, f"|{' --- |' * len(cells[0])}", *body])
