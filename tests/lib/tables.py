"""Small text tables, so that a spec test shows its data and its answer as a reader would write them."""

import polars as pl


def table(text: str) -> pl.DataFrame:
    """A table with `|` between cells and the header first, as text; an empty cell is null."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    head, *body = rows
    for row in body:
        if len(row) != len(head):
            raise ValueError(f"a row has {len(row)} cells, the header {len(head)}: {' | '.join(row)}")
    columns = {name: [row[i] or None for row in body] for i, name in enumerate(head)}
    return pl.DataFrame(columns, schema=dict.fromkeys(head, pl.String))


def as_text(rows: pl.DataFrame, columns: list[str]) -> list[tuple[str, ...]]:
    """Rows as tuples of text, lists joined by a space, null and empty text alike."""
    texts = rows.select(
        (
            pl.col(name).list.join(" ") if isinstance(rows.schema[name], pl.List) else pl.col(name).cast(pl.String)
        ).fill_null("")
        for name in columns
    )
    return texts.rows()
