"""A catalogue record as a schema.org Dataset in JSON-LD, the form that search engines read.

Source: schema.org, types Dataset and PropertyValue.
"""

import json
from collections.abc import Iterator
from typing import Any

from graph_loader.deposits.fields import SYNTHETIC, Record, doi_in, filled, tidy
from schema.problems import Place, Report

FORM = "schema.org Dataset"
#: Texts of a record in which totals are published.
TOLD = ("description", "abstract", "size", "measurementTechnique")


def read_schema_org(file: str, data: bytes, report: Report) -> Record | None:
    """Read a record; damage (E884) and other JSON (E894) go into the report."""
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        report.add("E884", Place(file=file), form="JSON")
        return None
    dataset = next((one for one in _objects(raw) if "Dataset" in _texts(one.get("@type"))), None)
    if dataset is None:
        report.add("E894", Place(file=file))
        return None
    identifiers = [*_texts(dataset.get("identifier")), *_texts(dataset.get("@id")), *_texts(dataset.get("sameAs"))]
    fields = {
        "title": _first(dataset.get("name")),
        "citation": _first(dataset.get("citation")),
        "doi": doi_in(*identifiers),
        "collected": _first(dataset.get("temporalCoverage")),
        "access": _first(dataset.get("conditionsOfAccess")),
    }
    marks = [*_texts(dataset.get("creativeWorkStatus")), *_texts(dataset.get("keywords"))]
    synthetic = any(SYNTHETIC.fullmatch(mark) for mark in marks)
    texts = tuple((name, text) for name in TOLD for text in _texts(dataset.get(name)))
    return Record(file, FORM, filled(fields), synthetic, texts)


def _objects(raw: Any) -> Iterator[dict[str, Any]]:
    """The objects of a document, which is one, a list of them, or a graph."""
    for one in raw if isinstance(raw, list) else [raw]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _texts(value: Any) -> list[str]:
    """A value as texts: of an object its own value, name, text or address."""
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    if isinstance(value, dict):
        return next(
            (found for name in ("value", "name", "text", "url", "@id") if (found := _texts(value.get(name)))), []
        )
    return [tidy(value)] if isinstance(value, str) and tidy(value) else []


def _first(value: Any) -> str | None:
    return next(iter(_texts(value)), None)
