"""Putting each family in one class of each variable, and adding up what a table adds up."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from disclosure.tables.shape import Condition, Magnitude, Variable, Where

#: rows of answers by question
Answers = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class Class:
    """One class of a variable before any are merged."""

    label: str
    #: the numbers in it, ends included; both None for a class that is not of numbers, the second for an open end
    low: int | None = None
    high: int | None = None


def classes_of(one: Variable) -> tuple[Class, ...]:
    """A variable's classes in order; a family's class is its place among them."""
    if one.categories:
        return tuple(Class(category.label) for category in one.categories)
    ends = [*(start - 1 for start in one.bands[1:]), None]
    labels = one.labels or [_numbers(low, high) for low, high in zip(one.bands, ends, strict=True)]
    bands = [Class(label, low, high) for label, low, high in zip(labels, one.bands, ends, strict=True)]
    apart = [Class(label) for label in (one.untold, one.unsaid) if label]
    return (*apart, *bands)


def label_of(one: Variable, merged: tuple[int, ...]) -> str:
    """The words for classes that were merged into one."""
    classes = [classes_of(one)[index] for index in merged]
    bands = [c for c in classes if c.low is not None]
    if one.labels or len(bands) < 2:
        return _either([c.label for c in (*bands, *(c for c in classes if c.low is None))])
    low, high = bands[0].low, bands[-1].high
    return _either([_numbers(low or 0, high), *(c.label for c in classes if c.low is None)])


def _either(labels: list[str]) -> str:
    return " or ".join(one for one in (", ".join(labels[:-1]), labels[-1]) if one)


def _numbers(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}-{high}"


def classify(one: Variable, rows: pl.DataFrame, families: pl.Series) -> pl.DataFrame:
    """Each family's class of a variable: `family`, and the class's place under the variable's name."""
    everyone = pl.DataFrame({"family": families}, schema={"family": pl.String})
    own = _of_families(rows, one.family).filter(_holds(one.where)).join(everyone, on="family", how="semi")
    found = _by_categories(one, own, everyone) if one.categories else _by_bands(one, own, everyone)
    return found.select("family", pl.col("class").cast(pl.Int64).alias(one.name))


def amounts(one: Magnitude, rows: pl.DataFrame, families: pl.Series) -> pl.DataFrame:
    """What each family adds to a sum: `family` and the number under the magnitude's name; zero without a row."""
    everyone = pl.DataFrame({"family": families}, schema={"family": pl.String})
    added = rows.filter(_holds(one.where)).group_by("family").agg(pl.col(one.of).clip(0).sum().alias(one.name))
    return everyone.join(added, on="family", how="left").with_columns(pl.col(one.name).fill_null(0))


def _of_families(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Rows with whose they are under `family`; a row that lists several families stands once for each."""
    own = rows if column == "family" else rows.drop("family", strict=False).rename({column: "family"})
    return own.explode("family") if isinstance(own.schema["family"], pl.List) else own


def _holds(where: Where) -> pl.Expr:
    return pl.all_horizontal(pl.lit(True), *(pl.col(name).is_in(list(values)) for name, values in where.items()))


def _by_bands(one: Variable, own: pl.DataFrame, everyone: pl.DataFrame) -> pl.DataFrame:
    counted = own.with_columns(
        value=pl.lit(1) if one.how == "rows" else pl.col(one.of) - (pl.col(one.less) if one.less else 0),
        told=pl.lit(True) if one.unknown is None else pl.col(one.of) != one.unknown,
    )
    known = pl.col("value").filter(pl.col("told"))
    added = known.max() if one.how == "max" else known.sum()
    by_family = counted.group_by("family").agg(value=added, told=pl.col("told").any())
    whole = everyone.join(by_family, on="family", how="left")
    apart = [label for label in (one.untold, one.unsaid) if label]
    within = pl.lit(len(apart) - 1)
    for start in one.bands:
        within = within + (pl.col("value").fill_null(0) >= start).cast(pl.Int64)
    # A difference below the first band is in it.
    place = pl.max_horizontal(within, pl.lit(len(apart)))
    if one.unsaid:
        place = pl.when(pl.col("told").not_()).then(pl.lit(apart.index(one.unsaid))).otherwise(place)
    if one.untold:
        place = pl.when(pl.col("told").is_null()).then(pl.lit(0)).otherwise(place)
    return whole.select("family", place.alias("class"))


def _by_categories(one: Variable, own: pl.DataFrame, everyone: pl.DataFrame) -> pl.DataFrame:
    places = []
    for place, category in enumerate(one.categories[:-1]):
        holding = everyone
        for condition in category.when:
            holding = holding.join(_fulfilling(condition, own), on="family", how="semi")
        places.append(holding.with_columns(place=pl.lit(place)))
    first = pl.concat(places).group_by("family").agg(pl.col("place").min()) if places else None
    last = len(one.categories) - 1
    if first is None:
        return everyone.with_columns(pl.lit(last).alias("class"))
    whole = everyone.join(first, on="family", how="left")
    return whole.select("family", pl.col("place").fill_null(last).alias("class"))


def _fulfilling(condition: Condition, own: pl.DataFrame) -> pl.DataFrame:
    amount = pl.col(condition.of).clip(0).sum() if condition.of else pl.len()
    counted = own.filter(_holds(condition.where)).group_by("family").agg(amount=amount)
    return counted.filter(pl.col("amount") >= condition.least)
