"""The episodes sheet: every telling with the place of its passage and how a coder notes it."""

import polars as pl

from schema.model import load_model
from synthesis.companion.data import scene_themes
from synthesis.companion.passages import ATTRIBUTES
from synthesis.draws import Draws
from synthesis.sheets import as_sheet
from synthesis.tellings import parts_columns

#: How often the sort of place is noted, and how often a coder notes that a passage is silent where it might speak.
VENUE, SILENT = 0.4, 0.3
MAY_BE_SILENT = ("result", "notice_days", "supervision", "wait_minutes")
NOTES = (
    "Told with a laugh.",
    "Told in passing, between two other things.",
    "Comes back to it later in the talk.",
    "Says it slowly; the recorder was checked.",
    "The tone is dry, the memory exact.",
)


def episodes_sheet(rows: pl.DataFrame, placed: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Rows of tellings with their passages, as the sheet."""
    n = rows.height
    rows = rows.join(
        placed.select(pl.col("key").alias("episode"), "passage", "place"),
        on="episode",
        how="inner",
        maintain_order="left",
    )
    themes = {name: theme for theme, part in scene_themes().items() for name in part}
    theme = pl.col("scene").replace_strict(themes, return_dtype=pl.String).str.to_titlecase()
    scene = pl.col("scene").str.replace_all("_", " ")
    stance = pl.when(pl.col("cared_by").is_not_null()).then(pl.format("Care > {}", "cared_by"))
    several = pl.col("voice").n_unique().over("ref") > 1
    differs = pl.any_horizontal(pl.col(c).drop_nulls().n_unique().over("ref") > 1 for c in (*ATTRIBUTES, "status"))
    memo = draws.words_where("memo", draws.chance("memo", n, 0.12), NOTES)
    silent = [
        pl.when(
            pl.col(name).is_null()
            & _has(name)
            & (pl.col("status") == "held")
            & draws.chance(f"{name} silent", n, SILENT)
        )
        .then(pl.when(pl.col("by_parent")).then(pl.lit("not_known")).otherwise(pl.lit("not_stated")))
        .otherwise(name)
        .alias(name)
        for name in MAY_BE_SILENT
    ]
    text = pl.col("text").str.to_lowercase()
    whole = rows.with_columns(
        *silent,
        interaction="ref",
        family="family",
        venue=pl.when(draws.chance("venue", n, VENUE)).then("venue"),
        cared=pl.when(pl.col("part_worker").is_not_null()).then(pl.format("{}={}", "who_worker", "cared_by")),
        controlled=pl.when(pl.col("part_worker").is_not_null()).then(pl.format("{}={}", "who_worker", "controlled_by")),
        codes=pl.concat_str([pl.format("{} > {}", theme, scene), stance], separator="; ", ignore_nulls=True),
        word=pl.when(text.str.contains(pl.col("word").fill_null("\n"), literal=True) & pl.col("by_parent")).then(
            "word"
        ),
        quotes=pl.when(pl.col("told_by").is_not_null() & draws.chance("quoted", n, 0.3))
        .then("voice")
        .when(pl.col("told_by").is_null() & pl.col("voice").str.contains(r"^F\d\d") & ~pl.col("by_parent"))
        .then("who_parent"),
        inserted=pl.col("inserted"),
        memo=pl.when(several & differs & (pl.col("t") > 0))
        .then(pl.lit("Told by another as well, and not alike."))
        .otherwise(memo),
        how=pl.when(pl.col("led_to").is_not_null()).then("how"),
    ).drop("services", strict=False)
    return as_sheet("episodes", whole.with_columns(**parts_columns()))


def _has(name: str) -> pl.Expr:
    kinds = [slug for slug, one in load_model().interactions.items() if name in one.attributes]
    return pl.col("kind").is_in(kinds)
