"""The ties sheet: ties that a source states between two people or two things."""

import polars as pl

from graph_loader.checks.cells import PLACE, TypedSheet
from graph_loader.checks.keys import Keys
from graph_loader.dates import DATED
from graph_loader.interpret.draft import Draft
from schema.problems import Report
from schema.shapes import Column


def interpret_ties(sheet: TypedSheet, keys: Keys, draft: Draft, report: Report) -> None:
    """Make the stated ties; faults go into the report (E403, E404, E411-E413)."""
    columns = {c.name: c for c in keys.model.columns(sheet.name)}
    rows = sheet.frame.filter(pl.col("tie").is_not_null())
    found = _ends(rows, columns, keys, report)
    keys.resolve(rows.select(*PLACE, ref="document"), columns["document"], report)
    _report_faults(found, report)
    values = [pl.col(c.name) for c in columns.values() if c.name not in ("from", "to", "tie") and c.type != "date"]
    dates = [pl.col("when").struct.field(part) for part in DATED]
    whole = found.select("from_id", "from_kind", "to_id", "to_kind", "tie", *PLACE, *values, *dates)
    for (slug,), part in whole.group_by("tie"):
        tie = str(slug).upper()
        fits = pl.DataFrame(keys.model.pairs(tie), schema=["from_kind", "to_kind"], orient="row")
        wrong = part.join(fits, on=["from_kind", "to_kind"], how="anti")
        for (one, other), bad in wrong.group_by(["from_kind", "to_kind"]):
            report.add_rows(
                "E411", bad, "tie", tie=str(slug), one=str(one), other=str(other), allowed=_allowed(keys, tie)
            )
        draft.add_ties(tie, part.join(fits, on=["from_kind", "to_kind"], how="semi"))


def _ends(rows: pl.DataFrame, columns: dict[str, Column], keys: Keys, report: Report) -> pl.DataFrame:
    """Rows with both ends resolved."""
    begun = keys.resolve(rows, columns["from"], report, "from").rename({"ref_id": "from_id", "ref_kind": "from_kind"})
    missing = rows.join(begun, on=PLACE, how="anti")
    keys.resolve(missing, columns["to"], report, "to")
    return keys.resolve(begun, columns["to"], report, "to").rename({"ref_id": "to_id", "ref_kind": "to_kind"})


def _report_faults(found: pl.DataFrame, report: Report) -> None:
    report.add_rows("E412", found.filter(pl.col("from_id") == pl.col("to_id")), "to")
    guessed = (pl.col("tie") == "possibly_same_as") & pl.col("reason").is_null()
    report.add_rows("E413", found.filter(guessed), "reason")


def _allowed(keys: Keys, tie: str) -> str:
    return "; ".join(f"{a} to {b}" for a, b in keys.model.pairs(tie))
