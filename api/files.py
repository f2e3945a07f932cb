"""Released tables as files: each carries the id under which it stands in the register, and its level."""

import json
from collections.abc import Mapping
from io import BytesIO

import polars as pl
import pyarrow.ipc
from fastapi.responses import Response

from api.accept import ARROW, CSV, JSON
from api.reading import EXPORT
from disclosure.forms import about, answer_csv, answer_json
from disclosure.release import Released
from disclosure.stamp import stamped_rows

#: media type -> how a file of it ends
ENDINGS = {CSV: "csv", ARROW: "arrow", JSON: "json"}


def file_bytes(one: Released, form: str) -> bytes:
    """The bytes of a table whose export id is known."""
    if form == CSV:
        return f"{answer_csv(stamped_rows(one.rows, one.export, one.level))}\n".encode()
    if form == JSON:
        return f"{json.dumps(answer_json(one), ensure_ascii=False)}\n".encode()
    return _arrow(one)


def file_response(data: bytes, name: str, export: str, form: str, headers: Mapping[str, str]) -> Response:
    """A file as an answer, to be kept under a name."""
    disposition = f'attachment; filename="{name}-{export}.{ENDINGS[form]}"'
    media_type = f"{form}; charset=utf-8" if form == CSV else form
    return Response(
        data, headers={**headers, EXPORT: export, "Content-Disposition": disposition}, media_type=media_type
    )


def _arrow(one: Released) -> bytes:
    """The rows as an Arrow stream, with what is needed to read them in the metadata of its schema."""
    table = one.rows.to_arrow(compat_level=pl.CompatLevel.oldest())
    columns = {f"column {name}": meaning for name, meaning in one.columns.items()}
    table = table.replace_schema_metadata({**about(one), **columns})
    out = BytesIO()
    with pyarrow.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()
