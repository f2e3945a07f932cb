"""Columns that a deposit's lists have beside ours, worked out from the study itself."""

import polars as pl

from synthesis.deposit.words import words_of

CHARACTERS_PER_PAGE = 3000
REDACTED = r"\[[^\]]*(name|removed|number)[^\]]*\]"
#: Whether there is a recording, by kind of document.
RECORDED = {"interview": "Yes", "focus_group": "Yes", "fieldnote": "No", "debrief": "N/K"}
NONE = "-"


def extras(sheets: dict[str, pl.DataFrame], texts: dict[str, str]) -> dict[str, pl.DataFrame]:
    """sheet -> a frame with the sheet's key and further columns under their headers, a row for each of its rows."""
    heard = sheets["episodes"].select("document", "voice").filter(~pl.col("voice").str.starts_with("role:")).unique()
    return {
        "documents": _documents(sheets, texts, heard),
        "people": _people(sheets["people"], heard),
        "services": _services(sheets["services"], sheets["people"]),
    }


def extra_headers(sheet: str) -> tuple[str, ...]:
    """Headers of a list that none of our columns stands behind."""
    return {
        "documents": ("Participant ID codes", "Participant descriptors", "No. of pages", "Recorded", "Redactions"),
        "people": ("No. of files",),
        "services": ("Staff who took part",),
    }.get(sheet, ())


def _documents(sheets: dict[str, pl.DataFrame], texts: dict[str, str], heard: pl.DataFrame) -> pl.DataFrame:
    people = sheets["people"].select(
        voice="person",
        said=pl.concat_str(
            pl.col("role").replace(words_of("role")),
            pl.col("jurisdiction").replace(words_of("jurisdiction")),
            separator=", ",
            ignore_nulls=True,
        ),
    )
    voices = (
        heard.join(people, on="voice", how="left")
        .sort("document", "voice")
        .group_by("document", maintain_order=True)
        .agg(pl.col("voice").str.join("; "), pl.col("said").str.join("; "))
    )
    held = pl.DataFrame({"document": list(texts), "text": list(texts.values())}, schema_overrides={"text": pl.String})
    counted = held.select(
        "document",
        pages=(pl.col("text").str.len_chars() / CHARACTERS_PER_PAGE).ceil().clip(1).cast(pl.Int64).cast(pl.String),
        marked=pl.when(pl.col("text").str.contains(REDACTED)).then(pl.lit("Yes")).otherwise(pl.lit("No")),
    )
    rows = (
        sheets["documents"]
        .select("document", recorded=pl.col("document_kind").replace_strict(RECORDED, default=NONE))
        .join(voices, on="document", how="left")
        .join(counted, on="document", how="left")
    )
    return _headed("documents", rows, "document", "voice", "said", "pages", "recorded", "marked")


def _people(people: pl.DataFrame, heard: pl.DataFrame) -> pl.DataFrame:
    files = heard.group_by("voice").agg(pl.len().cast(pl.String).alias("files"))
    return _headed("people", people.join(files, left_on="person", right_on="voice", how="left"), "person", "files")


def _services(services: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    staff = (
        people.filter(pl.col("participant") == "yes", pl.col("service").is_not_null())
        .select(service=pl.col("service").str.split(";").list.eval(pl.element().str.strip_chars()))
        .explode("service")
        .group_by("service")
        .agg(pl.len().cast(pl.String).alias("staff"))
    )
    return _headed("services", services.join(staff, on="service", how="left"), "service", "staff")


def _headed(sheet: str, rows: pl.DataFrame, key: str, *columns: str) -> pl.DataFrame:
    named = zip(columns, extra_headers(sheet), strict=True)
    return rows.select(key, *(pl.col(c).fill_null(NONE).alias(header) for c, header in named))
