"""The webs of families as classes: which sorts of people have dealings with which sorts of services."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from schema.definition import Model
from schema.plain_yaml import read_yaml

CLASSES = Path(__file__).parent / "classes.yaml"
PEOPLE = ("Parent", "Child", "Kin")
#: a dealing came about: it was held, or is told in general and not said to be left out
CAME_ABOUT = ("event", "habit")


@lru_cache(maxsize=1)
def merged() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The classes that are merged at the public level, by kind of person and by sector."""
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = read_yaml(CLASSES)
    return found


def webs(network: pl.DataFrame, chronology: pl.DataFrame, level: str, model: Model) -> pl.DataFrame:
    """A row for each family, class of people and class of services with dealings between them.

    Rows of `family_network` and of `chronology`; columns: family, person, person_wide, service, service_wide, group,
    care, control. The wide class is what a class becomes when it stands for too few families.
    """
    nodes = _nodes(network, level, model)
    parts = model.slugs("part", present=True) + model.slugs("part", expected=True)
    stated = chronology.filter(pl.col("reality").is_in(CAME_ABOUT) & pl.col("status").is_in(["", "held"])).select(
        "family",
        "interaction",
        "services",
        "people",
        care=pl.col("care").is_in(model.slugs("care_stance", shown=True)),
        control=pl.col("control").is_in(model.slugs("control_stance", shown=True)),
    )
    services = stated.select("family", "interaction", "care", "control", id="services").explode("id").drop_nulls("id")
    people = (
        stated.select("interaction", told="people")
        .explode("told")
        .drop_nulls("told")
        .with_columns(
            id=pl.col("told").str.replace("=[^=]*$", ""),
            part=pl.col("told").str.extract("=([^=]*)$"),
        )
        .filter(pl.col("part").is_in(parts))
        .select("interaction", "id")
    )
    of_people = people.join(nodes.filter(pl.col("is").is_in(PEOPLE)), on="id").select(
        "interaction", person="name", person_wide="wide"
    )
    of_services = services.join(nodes.filter(pl.col("is") == "Service"), on="id").select(
        "family", "interaction", "care", "control", "group", service="name", service_wide="wide"
    )
    keys = ["family", "person", "person_wide", "service", "service_wide", "group"]
    return (
        of_services.join(of_people.unique(), on="interaction")
        .group_by(keys)
        .agg(pl.col("care").any(), pl.col("control").any())
        .sort(keys)
    )


def _nodes(network: pl.DataFrame, level: str, model: Model) -> pl.DataFrame:
    """The people and services of a network with the names of their classes: id, is, name, wide, group."""
    ends = [
        network.select(id=f"{end}_id", role=f"{end}_role", sector="sector", **{"is": pl.col(f"{end}_is")})
        for end in ("from", "to")
    ]
    nodes = (
        pl.concat(ends).sort("id", "sector", descending=[False, True]).unique("id", keep="first", maintain_order=True)
    )
    is_service = pl.col("is") == "Service"
    if level == "public":
        names = merged()[level]
        own = (
            pl.when(is_service)
            .then(pl.col("sector").replace_strict(names["services"], default=""))
            .otherwise(pl.col("is").replace_strict(names["people"], default=""))
        )
        nodes = nodes.with_columns(name=own, wide=pl.lit(""), group=pl.lit(""))
    else:
        sectors = _labels(model, "sector")
        wide = pl.concat_str(pl.lit("other services of "), pl.col("sector").replace_strict(sectors, default=""))
        nodes = nodes.with_columns(
            name=pl.when(is_service)
            .then(pl.col("role").replace_strict(_labels(model, "service_kind"), default=""))
            .otherwise(pl.col("role").replace_strict(_labels(model, "role"), default="")),
            wide=pl.when(is_service & (pl.col("sector") != ""))
            .then(wide)
            .when(pl.col("is") == "Parent")
            .then(pl.lit("other parents"))
            .when(pl.col("is") == "Kin")
            .then(pl.lit("other kin"))
            .otherwise(pl.lit("")),
            group=pl.when(is_service).then(pl.col("sector").replace_strict(sectors, default="")).otherwise(pl.lit("")),
        )
    return nodes.filter((pl.col("name") != "") | (pl.col("wide") != ""))


def _labels(model: Model, codelist: str) -> dict[str, str]:
    return {one.slug: one.label for one in model.codelists[codelist].entries}
