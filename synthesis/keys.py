"""Keys of generated things: readable, unlike each other, and computed rather than looked up."""

import polars as pl

from synthesis.spec import StudySpec


def _numbered(letter: str, number: pl.Expr, width: int) -> pl.Expr:
    return pl.lit(letter) + (number + 1).cast(pl.String).str.zfill(width)


def family_key(spec: StudySpec, number: pl.Expr | None = None) -> pl.Expr:
    """Key of the family with a number (column `f`), such as F07; its members add a letter: F07A, F07C1."""
    return _numbered("F", pl.col("f") if number is None else number, max(2, len(str(spec.families))))


def area_key(spec: StudySpec, letter: str) -> pl.Expr:
    """First part of the keys of an area's services (S), workers (P), agencies (A) and reports (R)."""
    return _numbered(letter, pl.col("area"), max(2, len(str(spec.areas))))


def service_key(spec: StudySpec, service_kind: pl.Expr) -> pl.Expr:
    """Key of an area's service of a kind; needs the column `area`."""
    return pl.format("{}-{}", area_key(spec, "S"), service_kind)


def worker_key(spec: StudySpec, role: pl.Expr, number: pl.Expr) -> pl.Expr:
    """Key of an area's worker of a role, counted from 0; needs the column `area`."""
    return pl.format("{}-{}-{}", area_key(spec, "P"), role, number + 1)


def interaction_key(spec: StudySpec, number: pl.Expr) -> pl.Expr:
    """Key shared by the tellings of a family's interaction; needs the column `f`."""
    width = len(str(spec.interactions_per_family))
    return pl.format("{}-{}", family_key(spec).str.replace("F", "I"), (number + 1).cast(pl.String).str.zfill(width))


def episode_key(spec: StudySpec, number: pl.Expr, telling: pl.Expr) -> pl.Expr:
    """Key of one telling of a family's interaction; needs the column `f`."""
    return pl.format("{}.{}", interaction_key(spec, number).str.replace("I", "E"), telling + 1)
