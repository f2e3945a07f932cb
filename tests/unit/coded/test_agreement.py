"""Agreement of coders: Cohen's kappa by hand, from the shipped study's two codings, and what has no kappa."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest

from graph_loader.coded.agreement import LENGTHS, MARKS, RESULT, agreement, compared
from graph_loader.coded.project import SCHEMAS, Project

CODING = Path(__file__).parents[3] / "studies" / "merseyside-1999" / "coding"
POOLED = "pooled, all codes"


def frame(name: str, *rows: Mapping[str, object]) -> pl.DataFrame:
    """Rows of one frame of a project; what a row leaves out is null."""
    return pl.DataFrame(list(rows), schema=SCHEMAS[name])


def project(
    text: str | None, passages: list[tuple[int, int]], codings: Sequence[tuple[int, str, str | None]]
) -> Project:
    """One document; passages by place, codings by the passage's number, code and coder."""
    chars = "chars" if text is not None else None
    return Project(
        "made.csv",
        "made",
        "",
        {
            "documents": frame("documents", {"id": "d", "name": "d", "text": text}),
            "passages": frame(
                "passages",
                *(
                    {"id": f"p{n}", "document": "d", "unit": chars, "start": a, "end": b}
                    for n, (a, b) in enumerate(passages)
                ),
            ),
            "codings": frame("codings", *({"passage": f"p{n}", "code": c, "coder": who} for n, c, who in codings)),
        },
    )


def line(result: pl.DataFrame, code: str | None) -> dict[str, object]:
    found = result.filter(pl.col("code").eq_missing(pl.lit(code, pl.String)))
    assert found.height == 1
    return found.to_dicts()[0]


def test_the_shipped_coding_of_two_coders_gives_the_shipped_agreement() -> None:
    """453 segments, each a stretch of length one; counts exact, agreement and kappa to the three digits printed."""
    segments = pl.read_csv(CODING / "segments.csv").select("segment", start=pl.int_range(pl.len()))
    marks = pl.concat(
        pl.read_csv(CODING / f"codes_{coder}.csv").with_columns(coder=pl.lit(coder)) for coder in ("a", "b")
    ).join(segments, on="segment")
    marks = marks.select("coder", "code", document=pl.lit("report"), start="start", end=pl.col("start") + 1)
    lengths = pl.DataFrame([("report", "passages", segments.height)], schema=LENGTHS, orient="row")
    ours = compared(marks, lengths).select(
        code=pl.col("code").fill_null(POOLED),
        both="both",
        only_a="only_first",
        only_b="only_second",
        neither="neither",
        observed_agreement=pl.col("agreement").round(3),
        kappa=pl.col("kappa").round(3),
    )
    shipped = pl.read_csv(CODING / "agreement.csv")
    assert shipped.height == 41
    assert ours.sort("code").equals(shipped.sort("code"))


def test_the_unit_is_the_character_where_the_text_is_at_hand() -> None:
    """Of 100 characters: 20 by both, 10 by the first alone, 5 by the second alone, 65 by neither."""
    made = project("x" * 100, [(0, 30), (10, 35)], [(0, "Care", "ann"), (1, "Care", "bob")])
    care = line(agreement(made), "Care")
    assert [care[n] for n in ("first", "second", "unit")] == ["ann", "bob", "characters"]
    assert [care[n] for n in ("both", "only_first", "only_second", "neither")] == [20, 10, 5, 65]
    assert care["agreement"] == pytest.approx(0.85)
    chance = 0.30 * 0.25 + 0.70 * 0.75
    assert care["kappa"] == pytest.approx((0.85 - chance) / (1 - chance))
    assert [care["passages_first"], care["passages_second"]] == [1, 1]


def test_passages_of_one_coder_that_overlap_or_touch_are_counted_once() -> None:
    made = project(
        "x" * 50, [(0, 10), (5, 15), (15, 20), (0, 20)], [(n, "Care", "ann") for n in range(3)] + [(3, "Care", "bob")]
    )
    care = line(agreement(made), "Care")
    assert [care[n] for n in ("both", "only_first", "only_second", "neither")] == [20, 0, 0, 30]
    assert care["kappa"] == 1.0
    assert [care["passages_first"], care["passages_second"]] == [3, 1]


def test_the_unit_is_the_passage_where_there_are_no_places() -> None:
    codings: Sequence[tuple[int, str, str | None]] = [
        (0, "Care", "ann"), (1, "Care", "ann"), (0, "Care", "bob"), (2, "Time", "bob"), (3, "Time", None),
    ]  # fmt: skip
    result = agreement(project(None, [(0, 0)] * 4, codings))
    care, time, pooled = line(result, "Care"), line(result, "Time"), line(result, None)
    assert care["unit"] == "passages"
    assert [care[n] for n in ("both", "only_first", "only_second", "neither")] == [1, 1, 0, 2]
    # Observed 3/4, chance 2/4 x 1/4 + 2/4 x 3/4 = 1/2.
    assert care["kappa"] == pytest.approx(0.5)
    assert [time[n] for n in ("both", "only_first", "only_second", "neither")] == [0, 0, 1, 3]
    assert (time["kappa"], time["why"]) == (None, "the first coder never gave it")
    assert [pooled[n] for n in ("both", "only_first", "only_second", "neither")] == [1, 1, 1, 5]
    assert result.schema == pl.Schema(RESULT)


def test_a_code_given_to_everything_has_no_kappa() -> None:
    result = agreement(project(None, [(0, 0)] * 2, [(0, "Care", "ann"), (1, "Care", "ann"), (0, "Care", "bob")]))
    assert (line(result, "Care")["kappa"], line(result, "Care")["why"]) == (
        None,
        "the first coder gave it to everything",
    )


def test_three_coders_are_three_pairs_and_only_shared_documents_count() -> None:
    marks = pl.DataFrame(
        [
            ("ann", "Care", "one", 0, 5), ("bob", "Care", "one", 0, 5), ("bob", "Care", "two", 0, 5),
            ("cat", "Time", "two", 2, 4),
        ],
        schema=MARKS,
        orient="row",
    )  # fmt: skip
    lengths = pl.DataFrame([("one", "characters", 10), ("two", "characters", 10)], schema=LENGTHS, orient="row")
    result = compared(marks, lengths)
    assert result.filter(pl.col("code").is_not_null()).select("first", "second", "code", "neither").rows() == [
        ("ann", "bob", "Care", 5),
        ("bob", "cat", "Care", 5),
        ("bob", "cat", "Time", 8),
    ]


@pytest.mark.parametrize("coder", ["ann", None])
def test_fewer_than_two_coders_give_an_empty_table(coder: str | None) -> None:
    assert agreement(project(None, [(0, 0)], [(0, "Care", coder)])).equals(pl.DataFrame(schema=RESULT))
