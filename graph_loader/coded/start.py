"""A study folder from a coding tool's file: a copy of it, and a study.yaml that proposes what its codes mean."""

import re
from pathlib import Path

import polars as pl

from graph_loader.coded.files import read_coded
from graph_loader.coded.mapping.cases import things_of
from graph_loader.coded.mapping.keys import key_of
from graph_loader.coded.mapping.memo import LINE
from graph_loader.coded.project import Project
from graph_loader.coded.proposal import Proposal, decided, propose
from graph_loader.coded.written import yaml_of
from graph_loader.started import Started
from graph_loader.study import Coded
from schema.definition import Model
from schema.ids import KEY_PATTERN
from schema.problems import Report

#: Fields of study.yaml that a project's description may carry as lines of their own.
FIELDS = ("study", "title", "citation", "doi", "collected", "events", "access", "synthetic")
#: What a person's row needs and no tool asks for; and what is best said of a person beside it.
NEEDED = ("kind", "role")
ASKED = (
    "person",
    "kind",
    "pseudonym",
    "family",
    "role",
    "gender",
    "age_band",
    "jurisdiction",
    "participant",
    "service",
)


def start_from_project(source: Path, model: Model, report: Report) -> Started | None:
    """What a study folder made from a project, table or codebook holds; faults go into the report."""
    project = read_coded(source, "", report)
    if project is None:
        return None
    proposal = propose(project, model)
    fields = fields_of(project)
    started = Started([], {source: source.name}, _sheets(project, proposal, model))
    started.lines = yaml_of(project, fields, proposal, started)
    started.summary = _summary(project, proposal, started)
    return started


def fields_of(project: Project) -> dict[str, str]:
    """What the project says of the study: lines of its description, else its file's name and its own."""
    said = [re.match(LINE, line) for line in project.memo.splitlines()]
    lines = {match[1].lower(): match[2] for match in said if match and match[2]}
    fields = {name: lines[name] for name in FIELDS if name in lines}
    if not re.match(KEY_PATTERN, fields.get("study", "")):
        fields["study"] = key_of(Path(project.file).stem.lower())
    fields.setdefault("title", project.name or Path(project.file).stem)
    return {name: fields[name] for name in FIELDS if name in fields}


def _sheets(project: Project, proposal: Proposal, model: Model) -> dict[str, pl.DataFrame]:
    """Sheets to fill in: people of whom the project says too little, and headers of required sheets without rows."""
    targets = {one.name: one.target for one in proposal.variables if one.target is not None and not one.own}
    coded = Coded(files=project.file, codes=decided(proposal), variables=targets)
    # What goes wrong here is told by kith check, with the folder's own sheets beside it.
    rows = things_of(project, coded, model, {}, Report()).rows
    sheets: dict[str, pl.DataFrame] = {}
    people = rows.get("people")
    if people is not None:
        lacking = people.filter(pl.any_horizontal(pl.col(NEEDED).is_null()))
        if lacking.height:
            filled = [c for c in people.columns if not c.startswith("_") and lacking.get_column(c).drop_nulls().len()]
            sheets["people.csv"] = lacking.select(list(dict.fromkeys([*ASKED, *filled])))
    for sheet in [name for name, one in model.sheets.items() if one.required and name not in rows]:
        sheets[f"{sheet}.csv"] = pl.DataFrame(schema={c.name: pl.String for c in model.columns(sheet)})
    return sheets


def _summary(project: Project, proposal: Proposal, started: Started) -> list[str]:
    coders = project.codings.get_column("coder").drop_nulls().n_unique()
    counts = {name: getattr(project, name).height for name in ("documents", "codes", "passages", "cases", "links")}
    tool = f" ({project.tool})" if project.tool else ""
    lines = [
        f"Read {project.file}{tool}: {', '.join(f'{name} {n:,}' for name, n in counts.items())}, coders {coders:,}.",
        f"{project.file} was copied. It may hold transcripts: keep the folder as safe as the project itself.",
    ]
    for what, count, _ in project.skipped.select("what", "count", "first").iter_rows():
        lines.append(f"Not taken over: {what} ({count:,}).")
    placed = [one for one in proposal.codes if one.cells]
    open_ = [one for one in proposal.codes if not one.cells and not one.keep]
    kept = sum(one.keep for one in proposal.codes)
    passages = sum(one.passages for one in open_)
    lines.append(
        f"Codes with a proposed meaning: {len(placed):,}; in kithgraph's own words: {proposal.own:,}; to be decided: "
        f"{len(open_):,}, which stand {passages:,} times."
    )
    if kept:
        lines.append(f"Codes kept as themes, because kithgraph's own words say what their passages tell: {kept:,}.")
    for name, proposals in (("Variables", proposal.variables), ("Links", proposal.links)):
        known = sum(one.target is not None for one in proposals)
        if proposals:
            lines.append(f"{name} with a meaning: {known:,}; to be decided: {len(proposals) - known:,}.")
    for name, rows in started.sheets.items():
        done = f"{rows.height:,} rows to complete" if rows.height else "headers only, to be filled in"
        lines.append(f"{name}: {done}.")
    return lines
