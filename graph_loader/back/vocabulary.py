"""Our vocabulary as a codebook: every term that a coded passage can be given, below one code."""

import polars as pl

from graph_loader.coded.mapping.columns import PASSAGE_SHEETS
from graph_loader.coded.mapping.rules import VOCABULARY
from graph_loader.coded.project import CODES
from schema.definition import Model
from schema.ids import BETWEEN_LEVELS


def vocabulary(model: Model) -> pl.DataFrame:
    """Codes `kithgraph > column > term` for every column with a code list, described in plain words (CODES)."""
    rows = [(VOCABULARY, False, "What kithgraph reads without further entries.")]
    seen = set()
    for sheet in PASSAGE_SHEETS:
        for column in model.columns(sheet):
            if column.codelist is None or column.name in seen:
                continue
            seen.add(column.name)
            rows.append((BETWEEN_LEVELS.join((VOCABULARY, column.name)), False, column.about))
            for entry in model.codelists[column.codelist].entries:
                said = " ".join(
                    part for part in (f"{entry.label}.", entry.about, _heard(entry.scotland, entry.england)) if part
                )
                rows.append((BETWEEN_LEVELS.join((VOCABULARY, column.name, entry.slug)), True, said))
    schema = {name: CODES[name] for name in ("path", "codable", "memo")}
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_row_index("nth", offset=1)
    return frame.with_columns(pl.col("nth").cast(pl.Int64), id="path").select(*CODES)


def _heard(scotland: str, england: str) -> str:
    return "; ".join(f"{place}: {word}" for place, word in (("Scotland", scotland), ("England", england)) if word)
