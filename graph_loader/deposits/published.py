"""The totals that a catalogue record publishes, as rows of statements; each record that gives one is a document."""

from pathlib import Path

import polars as pl

from graph_loader.coded.mapping.keys import key_of
from graph_loader.deposits.record import Records
from graph_loader.deposits.totals import claims_of, described

STATEMENTS_FILE = "record-statements.csv"
RECORDS_FILE = "record-documents.csv"
MEMO = "The catalogue record's own claim."


def published(records: Records, statements: pl.DataFrame | None) -> tuple[dict[str, pl.DataFrame], int]:
    """Sheets with the records' claims, and how many numbers were left out.

    A deposit whose own lists have totals says more of them than its record: then nothing is added. Where two records
    disagree, both claims stand.
    """
    if statements is not None and statements.get_column("measure").null_count() < statements.height:
        return {}, 0
    rows, documents, left = [], [], 0
    for record in records.records:
        claims, others = claims_of(record)
        left += others
        key = key_of(Path(record.file).stem)
        for number, claim in enumerate(claims, start=1):
            label, country = described(claim.measure)
            rows.append(
                {
                    "statement": f"{key}-total-{number}",
                    "statement_kind": "published_total",
                    "about": "study",
                    "claim": f"{label[:1].upper()}{label[1:]}: {claim.n}.",
                    "jurisdiction": country,
                    "measure": claim.measure,
                    "n": claim.n,
                    "document": key,
                    "place": claim.place,
                    "memo": MEMO,
                }
            )
        if claims:
            documents.append(
                {
                    "document": key,
                    "title": f"Catalogue record, {record.form}",
                    "document_kind": "catalogue_record",
                    "file": record.file,
                    "sha256": records.sha256[record.file],
                }
            )
    if not rows:
        return {}, left
    # The first row may lack a country that a later one has.
    every = pl.DataFrame(rows, infer_schema_length=None, schema_overrides={"jurisdiction": pl.String})
    return {STATEMENTS_FILE: every, RECORDS_FILE: pl.DataFrame(documents)}, left
