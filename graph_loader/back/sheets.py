"""All sheets of a study from the graph's tables: reading them again gives the same graph."""

import polars as pl

from graph_loader.back.columns import key_expr, text_of
from graph_loader.back.descriptors import descriptor_rows
from graph_loader.back.episodes import OWN, episode_rows, spans, told
from graph_store.tables import Tables
from schema.definition import Model
from schema.ids import study_node

#: columns of a row that is a passage itself, which its episode keeps
OF_THE_PASSAGE = ("coder", "quote_sha256", "quote_length")


def study_fields(tables: Tables, study: str) -> dict[str, str]:
    """The fields of `study.yaml` that the graph keeps."""
    node = tables.nodes["Study"].filter(pl.col("id") == study_node(study)).row(0, named=True)
    said = {name: "true" if value is True else str(value) for name, value in node.items() if value and name != "id"}
    return {**said, "study": study}


def sheets_from(tables: Tables, model: Model, study: str) -> dict[str, pl.DataFrame]:
    """Every sheet that has rows, text under our columns; codes of episodes stay a list."""
    sheets = {}
    for name, spec in model.sheets.items():
        if spec.interpreter == "tellings":
            rows = episode_rows(tables, model, study)
        elif spec.interpreter == "ties":
            rows = _ties(tables, model, study)
        elif spec.makes:
            rows = descriptor_rows(name, tables, model, study)
        else:
            rows = _roles(tables, study)
        if rows is not None and spec.evidenced:
            rows = _with_passages(rows, spec.makes[0].key, tables, study)
        if rows is not None and rows.height:
            missing = [pl.lit(None, pl.String).alias(c.name) for c in model.columns(name) if c.name not in rows.columns]
            sheets[name] = rows.with_columns(missing).select(c.name for c in model.columns(name))
    return sheets


def _with_passages(rows: pl.DataFrame, key: str, tables: Tables, study: str) -> pl.DataFrame:
    """Rows that are passages themselves, with where they stand and who coded them."""
    own = (
        tables.nodes["Episode"]
        .filter(pl.col("id").str.ends_with(OWN))
        .select(
            *(pl.col(name).cast(pl.String) for name in OF_THE_PASSAGE),
            pl.col("id").str.strip_suffix(OWN).str.strip_prefix(f"{study}:").alias(key),
            passage=spans(),
        )
    )
    return rows.drop(*OF_THE_PASSAGE, "passage", strict=False).join(own, on=key, how="left", maintain_order="left")


def _ties(tables: Tables, model: Model, study: str) -> pl.DataFrame | None:
    """Stated ties, but for those that a passage states itself."""
    columns = model.columns("ties")
    implied = _implied(tables)
    parts = []
    for (tie, one, other), frame in tables.ties.items():
        if not model.ties[tie].stated or "Account" in (one, other):
            continue
        mine = frame.filter(pl.col("from_id").str.starts_with(f"{study}:"))
        if tie == "BEFORE":
            mine = mine.join(implied, on=["from_id", "to_id"], how="anti")
        values = {
            c.name: text_of(c, c.property or c.name, mine.schema[c.property or c.name])
            for c in columns
            if c.name not in ("from", "to", "tie") and (c.property or c.name) in mine.columns
        }
        ends = {"from": key_expr("from_id", study), "to": key_expr("to_id", study), "tie": pl.lit(tie.lower())}
        parts.append(mine.select(**ends, **values))
    return pl.concat(parts, how="diagonal").sort("from", "tie", "to") if parts else None


def _implied(tables: Tables) -> pl.DataFrame:
    """Order between interactions that some passage states: `from_id`, `to_id`."""
    if "Episode" not in tables.nodes:
        return pl.DataFrame(schema={"from_id": pl.String, "to_id": pl.String})
    said = tables.nodes["Episode"].select("id", "study", one="asserts").explode("one").drop_nulls()
    after = said.filter(pl.col("one").str.starts_with("after=")).join(told(tables), on="id")
    named = after.select(
        from_id=pl.format("{}:{}", "study", pl.col("one").str.strip_prefix("after=")), to_id=pl.col("of")
    )
    # An interaction told once is named by the key of its passage.
    once = named.with_columns(pl.col("from_id") + "/i")
    return pl.concat([named, once]).unique()


def _roles(tables: Tables, study: str) -> pl.DataFrame | None:
    """Every role of the study: those in use come back by themselves, and naming them again changes nothing."""
    if "Role" not in tables.nodes:
        return None
    return tables.nodes["Role"].filter(pl.col("study") == study).select("role").sort("role")
