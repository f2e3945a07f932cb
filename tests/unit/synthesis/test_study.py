"""A generated study: its shape, its rhythms, and that equal specs give equal studies."""

import datetime as dt

import polars as pl
import pytest

from schema.model import load_model
from synthesis.study import StudySpec, generate

SPEC = StudySpec(seed=5, families=12, interactions_per_family=60)


@pytest.fixture(scope="module")
def sheets() -> dict[str, pl.DataFrame]:
    return generate(SPEC)


def test_sheets_have_our_columns_as_text(sheets: dict[str, pl.DataFrame]) -> None:
    model = load_model()
    assert list(sheets) == list(model.sheets)
    for name, frame in sheets.items():
        assert frame.schema == {c.name: pl.String for c in model.columns(name)}
        assert not frame.select(pl.any_horizontal(pl.all() == "").any()).item()


def test_equal_specs_give_equal_studies(sheets: dict[str, pl.DataFrame]) -> None:
    again = generate(SPEC)
    assert all(frame.equals(again[name]) for name, frame in sheets.items())


def test_other_seeds_give_other_studies(sheets: dict[str, pl.DataFrame]) -> None:
    other = generate(StudySpec(seed=6, families=12, interactions_per_family=60))
    assert not other["episodes"].equals(sheets["episodes"])


def test_keys_are_unlike_each_other(sheets: dict[str, pl.DataFrame]) -> None:
    declared = [
        frame.get_column(name).drop_nulls().unique()
        for sheet, name in (
            ("families", "family"),
            ("people", "person"),
            ("services", "service"),
            ("services", "agency"),
            ("documents", "document"),
            ("episodes", "episode"),
            ("episodes", "interaction"),
            ("involvements", "involvement"),
            ("care_arrangements", "care_arrangement"),
            ("statements", "statement"),
        )
        for frame in [sheets[sheet]]
    ]
    keys = pl.concat(declared)
    assert keys.n_unique() == len(keys)
    assert keys.str.contains(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$").all()


def test_as_many_families_and_interactions_as_asked_for(sheets: dict[str, pl.DataFrame]) -> None:
    assert sheets["families"].height == 12
    episodes = sheets["episodes"]
    told = episodes.select(pl.coalesce("interaction", "episode")).to_series().n_unique()
    assert told == 12 * 60


def test_days_lie_in_the_period_and_offices_are_closed_at_weekends(sheets: dict[str, pl.DataFrame]) -> None:
    exact = sheets["episodes"].filter(pl.col("when").str.contains(r"^\d{4}-\d\d-\d\d$"))
    days = exact.with_columns(day=pl.col("when").str.to_date())
    assert days.get_column("day").is_between(SPEC.first, SPEC.last).all()
    office = days.filter(pl.col("kind").is_in(["core_group", "case_conference", "clinic_visit", "hearing"]))
    assert office.height > 100
    assert office.get_column("day").dt.weekday().max() == 5


def test_a_clinic_visit_comes_round_every_two_weeks(sheets: dict[str, pl.DataFrame]) -> None:
    visits = (
        sheets["episodes"]
        .filter((pl.col("kind") == "clinic_visit") & pl.col("when").str.contains(r"^\d{4}-\d\d-\d\d$"))
        .unique(pl.coalesce("interaction", "episode"))
        .with_columns(day=pl.col("when").str.to_date(), family=pl.col("episode").str.slice(1, 2))
        .sort("family", "day")
    )
    gaps = visits.select(pl.col("day").diff().over("family").dt.total_days()).to_series().drop_nulls()
    assert gaps.median() in range(10, 32)
    assert (gaps % 14).is_in([0, 1, 2, 3, 11, 12, 13]).mean() > 0.9  # type: ignore[operator]


def test_workers_hand_over(sheets: dict[str, pl.DataFrame]) -> None:
    turns = sheets["involvements"].group_by("involvement").agg(pl.col("worker").drop_nulls())
    handed = turns.filter(pl.col("worker").list.len() == 2)
    assert handed.height > 10
    assert handed.get_column("worker").list.n_unique().min() == 2


def test_small_studies_have_the_common_services_only() -> None:
    small = generate(StudySpec(seed=1, families=1, interactions_per_family=1))
    assert small["services"].height == 12
    assert small["episodes"].height >= 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"families": 0},
        {"seed": -1},
        {"interactions_per_family": 0},
        {"study": "no key"},
        {"last": dt.date(2021, 6, 1)},
    ],
)
def test_specs_that_cannot_be_generated(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        StudySpec(**{"seed": 1, "families": 1, **wrong})  # type: ignore[arg-type]
