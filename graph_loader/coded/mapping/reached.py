"""Which coded passages did not reach the graph, and why: nothing that somebody coded goes missing in silence."""

import polars as pl

from graph_loader.coded.mapping.columns import PASSAGE_SHEETS
from graph_loader.coded.mapping.passages import CODED, Said
from graph_loader.coded.mapping.rules import DECIDE, Rules
from graph_loader.coded.project import Project
from schema.problems import Place, Report


def report_unreached(project: Project, coded: Said, rules: Rules, report: Report) -> None:
    """Notices: codes that are not decided (E868), passages without a kind (E869), what the reader skipped (E860)."""
    counts = project.codings.group_by("code").agg(n=pl.col("passage").n_unique())
    undecided = rules.verdicts.filter(pl.col("verdict") == DECIDE).join(counts, on="code", how="inner")
    for path, n in undecided.sort("path").select("path", "n").iter_rows():
        report.add("E868", Place(file=project.file), code_path=path, count=n)
    kinds = coded.said.filter(pl.col("column").is_in(list(PASSAGE_SHEETS.values()))).select(CODED).unique()
    lost = coded.passages.join(kinds, on=CODED, how="anti")
    by_code = (
        project.codings.with_columns(pl.col("coder").fill_null(""))
        .join(lost.select(CODED), on=CODED, how="semi")
        .join(rules.verdicts.filter(pl.col("verdict") != DECIDE), on="code")
        .group_by("path")
        .agg(n=pl.col("passage").n_unique())
    )
    for path, n in by_code.sort("path").iter_rows():
        report.add("E869", Place(file=project.file), code_path=path, count=n)
    for what, count, first in project.skipped.select("what", "count", "first").iter_rows():
        where = f", first at {first}" if first else ""
        report.add("E860", Place(file=project.file), what=what, count=count, first=where)
