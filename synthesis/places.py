"""The services of each area, their agencies, and the people who work there."""

import numpy as np
import polars as pl

from synthesis.draws import Draws
from synthesis.keys import area_key, service_key, worker_key
from synthesis.sheets import as_sheet
from synthesis.spec import StudySpec
from synthesis.words import AREAS, COMMON_SERVICES, SERVICES, WORKERS, pseudonym


def service_kinds(spec: StudySpec) -> list[str]:
    """The kinds of services that each area of the study has."""
    return list(SERVICES) if spec.every_service else list(SERVICES)[:COMMON_SERVICES]


def worker_roles(spec: StudySpec) -> list[str]:
    """The roles of the workers that each area of the study has."""
    there = set(service_kinds(spec))
    return [role for role, (services, _) in WORKERS.items() if not services or there & set(services)]


def services_sheet(spec: StudySpec, draws: Draws) -> pl.DataFrame:
    """Each area's services, several of one agency."""
    kinds = service_kinds(spec)
    table = pl.DataFrame(
        [(kind, *SERVICES[kind]) for kind in kinds],
        schema=["service_kind", "words", "sector", "body", "site_words"],
        orient="row",
    )
    bodies = {body: i + 1 for i, body in enumerate(dict.fromkeys(SERVICES[kind][2] for kind in kinds))}
    whole = _areas(spec).join(table, how="cross", maintain_order="left_right")
    n = whole.height
    return as_sheet(
        "services",
        whole.with_columns(
            service=service_key(spec, pl.col("service_kind")),
            name=pl.format("{} {}", "area_name", "words"),
            jurisdiction=jurisdiction(),
            participant=draws.stated("service participant", np.ones(n, dtype=bool), ("yes", "no")),
            site=pl.format("{}-{}", area_key(spec, "site"), "site_words"),
            agency=pl.format("{}-{}", area_key(spec, "A"), pl.col("body").replace_strict(bodies)),
            agency_name=pl.format("{} {}", "area_name", "body"),
            document=area_key(spec, "R") + "-report",
            place=draws.stated("service place", np.ones(n, dtype=bool), ("page 2", "page 3", "section 1.4")),
            memo=pl.when(pl.col("service_kind") == "other").then(pl.lit("Run by parents, for parents; no staff.")),
        ),
    )


def workers(spec: StudySpec, draws: Draws) -> pl.DataFrame:
    """Each area's professionals, as rows of the people sheet."""
    roles = worker_roles(spec)
    there = set(service_kinds(spec))
    table = pl.DataFrame(
        [
            (role, number, [s for s in WORKERS[role][0] if s in there])
            for role in roles
            for number in range(WORKERS[role][1])
        ],
        schema={"role": pl.String, "number": pl.Int64, "services": pl.List(pl.String)},
        orient="row",
    ).with_row_index("nth")
    whole = _areas(spec).join(table, how="cross", maintain_order="left_right")
    n = whole.height
    prefix = area_key(spec, "S") + "-"
    most = max(len(services) for services, _ in WORKERS.values())
    services = [prefix + pl.col("services").list.get(i, null_on_oob=True) for i in range(most)]
    return as_sheet(
        "people",
        whole.with_columns(
            person=worker_key(spec, pl.col("role"), pl.col("number")),
            kind=pl.lit("professional"),
            pseudonym=pseudonym(pl.col("area") * 13 + pl.col("nth").cast(pl.Int64) * 5 + 3),
            gender=draws.stated("worker gender", np.ones(n, dtype=bool), ("woman", "man", "another"), (6, 4, 1)),
            age_band=draws.stated(
                "worker age", np.ones(n, dtype=bool), ("25_34", "35_44", "45_54", "55_plus"), known=0.3, gap=0.1
            ),
            jurisdiction=jurisdiction(),
            participant=draws.stated("worker participant", np.ones(n, dtype=bool), ("yes", "no")),
            service=pl.concat_str(services, separator="; ", ignore_nulls=True).replace("", None),
            document=area_key(spec, "R") + "-report",
            place=pl.lit("page 4"),
            memo=pl.when(pl.col("nth") % 9 == 0).then(pl.lit("Named by several; the role is as they put it.")),
        ),
    )


def _areas(spec: StudySpec) -> pl.DataFrame:
    names = dict(enumerate(AREAS))
    return pl.DataFrame({"area": np.arange(spec.areas)}).with_columns(
        area_name=(pl.col("area") % len(AREAS)).replace_strict(names, return_dtype=pl.String)
    )


def jurisdiction() -> pl.Expr:
    """Whose law holds in an area."""
    return pl.when(pl.col("area") % 2 == 0).then(pl.lit("scotland")).otherwise(pl.lit("england"))
