"""A saved catalogue record: what an archive says of a study as a whole, in either of two forms."""

from dataclasses import dataclass, replace
from pathlib import Path

from graph_loader.dates import NotADate, span_of
from graph_loader.deposits.ddi import read_ddi
from graph_loader.deposits.documents import sha256_of
from graph_loader.deposits.fields import Record
from graph_loader.deposits.schema_org import read_schema_org
from schema.problems import Place, Report

#: Fields of study.yaml that a record gives, in the order in which it has them.
FIELDS = ("title", "citation", "doi", "collected", "access")


@dataclass(frozen=True)
class Records:
    """Every record of a deposit, and what they say of the study together."""

    records: tuple[Record, ...]
    #: field of study.yaml -> its value, as the first record that has it gives it
    fields: dict[str, str]
    synthetic: bool
    #: SHA-256 of each record's file, by its name
    sha256: dict[str, str]


def records_of(paths: list[Path], report: Report) -> Records:
    """Read the records; damaged ones (E883, E884), others (E894) and disagreements (E888) go into the report.

    DDI comes first, because it says more exactly which of its texts is which.
    """
    read = [_read(path, report) for path in paths]
    records = sorted((one for one in read if one is not None), key=lambda one: one.form != "DDI Codebook")
    digests = {path.name: sha256_of(path) for path in paths}
    fields: dict[str, str] = {}
    taken: dict[str, str] = {}
    for one in [_with_date(record, report) for record in records]:
        for name in FIELDS:
            value = one.fields.get(name)
            if value is None:
                continue
            if fields.setdefault(name, value) != value:
                report.add("E888", Place(file=one.file), field=name, taken=taken[name])
            taken.setdefault(name, one.file)
    return Records(tuple(records), fields, any(one.synthetic for one in records), digests)


def _read(path: Path, report: Report) -> Record | None:
    data = path.read_bytes()
    if path.suffix.lower() == ".xml":
        return read_ddi(path.name, data, report)
    return read_schema_org(path.name, data, report)


def _with_date(record: Record, report: Report) -> Record:
    """The record without a period of collection that is no date (E895)."""
    period = record.fields.get("collected")
    if period is None:
        return record
    try:
        span_of(period)
    except NotADate:
        report.add("E895", Place(file=record.file))
        return replace(record, fields={name: v for name, v in record.fields.items() if name != "collected"})
    return record
