"""A network from released answers: the webs of all families asked about, joined where they share a service."""

import polars as pl

from disclosure.release import Released, synthetic_words
from schema.definition import Model
from viz.explorer.record import THINGS, TIES, Network

COUNTS = [name for name, dtype in TIES.items() if dtype == pl.Int64()]
#: what each tie of a family's web is on the picture, and in words; member_of only says where somebody belongs
KINDS = {
    "parent_of": ("kin", "parent of"),
    "partner_of": ("kin", "partner of"),
    "kin_of": ("kin", "kin of"),
    "involved_with": ("served", ""),
    "involvement": ("served", ""),
    "worked_with": ("worked", ""),
    "carries": ("worked", ""),
    "works_for": ("tied", "works for"),
}
BARE = "works with the family; no single dealing is told"
NO_SECTOR = "sector not stated"


def network_of(web: Released, model: Model, titles: dict[str, str], brokers: Released | None = None) -> Network:
    """The network of an answer to family_network; `titles` are the studies' by key.

    With an answer to `brokerage` of the same parameters, things are as large as the ways that lead through them.
    """
    rows = web.rows
    things = _things(rows, model, titles)
    ties = _ties(rows, things)
    words = ""
    if brokers is not None:
        ways = brokers.rows.group_by("who").agg(pl.col("betweenness").max()).rename({"who": "id"})
        things = things.drop("value").join(ways.rename({"betweenness": "value"}), on="id", how="left")
        words = "the share of shortest ways between others that lead through it, in the family where it is highest"
    definition = web.definition if brokers is None else f"{web.definition} {brokers.definition}"
    family = things.filter(id=web.parameters.get("family", ""))["label"].to_list()
    return Network(
        title="".join(family) or ("All families" if len(titles) == 1 else "All families of all studies"),
        study_title=" · ".join(titles.values()),
        synthetic=synthetic_words(web.synthetic),
        level=web.level,
        data_version=web.data_version,
        definition=definition,
        things=things.sort("id").select(THINGS.names()),
        ties=ties,
        value_words=words,
    )


def _things(rows: pl.DataFrame, model: Model, titles: dict[str, str]) -> pl.DataFrame:
    """People, services and families, and what holds them: agencies, sectors, and the families of each study."""
    ends = pl.concat(
        [
            rows.select("family", "sector", "agency", "agency_name", "tie",
                        *(pl.col(f"{end}_{part}").alias(part) for part in ("id", "is", "name", "role")))
            for end in ("from", "to")
        ]
    )  # fmt: skip
    found = ends.sort("id", "agency", "name", "family", descending=[False, True, True, False]).unique(
        "id", keep="first", maintain_order=True
    )
    works = rows.filter(tie="works_for").group_by("from_id").agg(pl.col("to_id").min().alias("service"))
    found = found.join(works, left_on="id", right_on="from_id", how="left")
    sector = {slug.slug: slug.label for slug in model.codelists["sector"].entries}
    role = {
        entry.slug: entry.label
        for name in ("role", "service_kind")
        for entry in model.codelists[name].entries
    }  # fmt: skip
    kind, key = pl.col("is"), pl.col("id").str.split(":").list.last()
    in_words = pl.col("role").replace_strict(role, default="")
    is_service, is_worker = kind == "Service", kind == "Professional"
    named = pl.when(pl.col("name") != "").then("name").when(in_words != "").then(in_words).otherwise(key)
    study = pl.col("id").str.split(":").list.first()
    found = found.with_columns(
        label=named,
        kind=kind,
        inside=pl.when(kind == "Family").then("families " + study)
        .when(is_service & (pl.col("agency") != "")).then("agency " + pl.col("agency"))
        .when(is_service).then("sector " + pl.col("sector"))
        .when(is_worker).then(pl.coalesce("service", pl.lit("sector ")))
        .otherwise("family"),
        facts=pl.concat_list(
            pl.when(pl.col("name") != "").then(in_words).otherwise(pl.lit("")),
            pl.when(is_service).then("agency_name").otherwise(pl.lit("")),
            pl.when(is_service).then(pl.col("sector").replace_strict(sector, default="")).otherwise(pl.lit("")),
        ).list.eval(pl.element().filter(pl.element() != "")).list.join(", "),
    )  # fmt: skip
    agencies = (
        found.filter(is_service & (pl.col("agency") != ""))
        .group_by("agency")
        .agg(pl.col("agency_name").first(), pl.col("sector").first())
        .select(
            id="agency " + pl.col("agency"),
            label=pl.when(pl.col("agency_name") != "").then("agency_name").otherwise(
                pl.col("agency").str.split(":").list.last()
            ),
            kind=pl.lit("Agency"),
            inside="sector " + pl.col("sector"),
        )
    )  # fmt: skip
    held = pl.concat([found["inside"], agencies["inside"]]).unique().sort()
    sectors = pl.DataFrame({"id": held.filter(held.str.starts_with("sector "))}).select(
        "id",
        label=pl.col("id").str.strip_prefix("sector ").replace_strict(sector, default=NO_SECTOR),
        kind=pl.lit("Sector"),
        inside=pl.lit(""),
    )
    families = pl.DataFrame({"id": held.filter(held.str.starts_with("families "))}).select(
        "id",
        # Of one study the page's head says which.
        label=pl.lit("families")
        if len(titles) == 1
        else "families of " + pl.col("id").str.strip_prefix("families ").replace(titles),
        kind=pl.lit("Families"),
        inside=pl.lit(""),
    )
    holders = pl.concat([agencies, sectors, families]).with_columns(facts=pl.lit(""))
    every = pl.concat([_numbered(found.select(holders.columns)), holders])
    return every.with_columns(value=pl.lit(None, pl.Float64())).select(THINGS.names())


def _numbered(found: pl.DataFrame) -> pl.DataFrame:
    """Things of one name are numbered in the order of their keys, so that they can be told apart."""
    place, alike = pl.int_range(1, pl.len() + 1).over("label"), pl.len().over("label")
    return found.sort("id").with_columns(
        label=pl.when(alike > 1).then(pl.format("{} {}", "label", place)).otherwise("label")
    )


def _ties(rows: pl.DataFrame, things: pl.DataFrame) -> pl.DataFrame:
    """The ties, each pair of one kind once, with all that is told of it in any family."""
    kinds = {name: kind for name, (kind, _) in KINDS.items()}
    words = {name: said for name, (_, said) in KINDS.items()}
    told = rows.filter(pl.col("tie").is_in(list(KINDS))).join(
        things.select("id", "inside"), left_on="from_id", right_on="id", how="left"
    )
    # Where somebody belongs is shown by where they stand.
    told = told.filter(~((pl.col("tie") == "works_for") & (pl.col("inside") == pl.col("to_id"))))
    summed = (
        told.with_columns(
            kind=pl.col("tie").replace_strict(kinds, return_dtype=pl.String),
            says=pl.col("tie").replace_strict(words, return_dtype=pl.String),
        )
        .group_by("from_id", "to_id", "kind", "says")
        .agg(pl.col(COUNTS).sum(), pl.col("other").sum())
    )
    bare = pl.sum_horizontal(pl.col(COUNTS), "other") == 0
    return (
        summed.with_columns(says=pl.when(pl.col("kind").is_in(["served", "worked"]) & bare).then(pl.lit(BARE))
                            .otherwise("says"))
        .sort("from_id", "to_id", "kind", "says")
        .select(TIES.names())
    )  # fmt: skip
