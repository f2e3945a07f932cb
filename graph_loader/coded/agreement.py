"""How far coders agree, code by code: Cohen's kappa with the counts behind it.

J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 37-46.
"""

from itertools import combinations

import polars as pl

from graph_loader.coded.project import Project

#: `coder`, `code`, `document`, and the stretch `start` to `end` (half open) that the coder gave the code to
MARKS = {
    "coder": pl.String(), "code": pl.String(), "document": pl.String(), "start": pl.Int64(), "end": pl.Int64(),
}  # fmt: skip
#: `document`, what its stretches count (`unit`), and how many of them it has (`length`)
LENGTHS = {"document": pl.String(), "unit": pl.String(), "length": pl.Int64()}
#: `first` and `second` are coders in the order of the alphabet; `code` is a path, null in the line that pools all
#: codes; `unit` characters or passages, `both` to `neither` count them; `agreement` is the share given by both or by
#: neither; `kappa` is null where `why` says so; `passages_first` and `passages_second` are stretches given the code
RESULT = {
    "first": pl.String(), "second": pl.String(), "code": pl.String(), "unit": pl.String(), "both": pl.Int64(),
    "only_first": pl.Int64(), "only_second": pl.Int64(), "neither": pl.Int64(), "agreement": pl.Float64(),
    "kappa": pl.Float64(), "why": pl.String(), "passages_first": pl.Int64(), "passages_second": pl.Int64(),
}  # fmt: skip
GROUP = ["first", "second", "unit", "code"]
COUNTS = ["both", "only_first", "only_second", "neither", "passages_first", "passages_second"]


def agreement(project: Project) -> pl.DataFrame:
    """Of each pair of coders and each code that either gave: a row with the columns of `RESULT`, and one that pools.

    Only documents that both have coded count. Where a document's text is at hand and all its passages have places, the
    unit is the character, so that passages that overlap agree as far as they do. Elsewhere it is the passage, and
    passages that are not the same from end to end count as different ones, which makes agreement look less than it is.
    """
    passages = project.passages.join(
        project.documents.select("id", length=pl.col("text").str.len_chars()),
        left_on="document",
        right_on="id",
        how="left",
        maintain_order="left",
    )
    chars = pl.col("unit").eq("chars").fill_null(False) & pl.col("length").is_not_null()
    by_chars = chars.all().over("document")
    nth = pl.int_range(pl.len()).over("document")
    placed = passages.select(
        "document",
        passage="id",
        unit=pl.when(by_chars).then(pl.lit("characters")).otherwise(pl.lit("passages")),
        start=pl.when(by_chars).then("start").otherwise(nth),
        end=pl.when(by_chars).then("end").otherwise(nth + 1),
        length=pl.when(by_chars).then("length").otherwise(pl.len().over("document").cast(pl.Int64)),
    )
    paths = project.codes.select("path", code="id")
    codings = project.codings.drop_nulls("coder").join(paths, on="code", how="left", maintain_order="left")
    marks = codings.with_columns(code=pl.coalesce("path", "code")).join(placed, on="passage").select(MARKS.keys())
    return compared(marks, placed.select(LENGTHS.keys()).unique())


def compared(marks: pl.DataFrame, lengths: pl.DataFrame) -> pl.DataFrame:
    """The same from stretches with codes (columns of `MARKS`) and documents that are so long (`LENGTHS`)."""
    # A stretch that was given a code twice was given it once.
    marks = marks.select(MARKS.keys()).unique()
    coders = marks.get_column("coder").unique().sort().to_list()
    pairs = [_pair(first, second, marks, lengths) for first, second in combinations(coders, 2)]
    lines = pl.concat([pl.DataFrame(schema={**RESULT}).select(GROUP + COUNTS), *pairs])
    pooled = lines.group_by("first", "second", "unit", maintain_order=True).agg(pl.col(COUNTS).sum())
    pooled = pooled.with_columns(code=pl.lit(None, pl.String)).select(GROUP + COUNTS)
    # The pooled line stands below the codes that it pools.
    return _kappa(pl.concat([lines, pooled])).sort("first", "second", "unit", "code", nulls_last=True)


def _pair(first: str, second: str, marks: pl.DataFrame, lengths: pl.DataFrame) -> pl.DataFrame:
    """Counts of one pair, a row a unit and code."""
    theirs = marks.filter(pl.col("coder").is_in([first, second]))
    shared = theirs.group_by("document").agg(pl.col("coder").n_unique()).filter(pl.col("coder") == 2)
    theirs = theirs.join(shared.select("document"), on="document").join(lengths, on="document")
    whole = lengths.join(shared, on="document").group_by("unit").agg(pl.col("length").sum())
    is_first = pl.col("coder") == first
    stretches = theirs.group_by("unit", "code").agg(
        passages_first=is_first.sum().cast(pl.Int64), passages_second=(~is_first).sum().cast(pl.Int64)
    )
    counted = _overlaps(theirs.with_columns(is_first=is_first)).join(stretches, on=["unit", "code"])
    neither = pl.col("length") - pl.col("both") - pl.col("only_first") - pl.col("only_second")
    return (
        counted.join(whole, on="unit")
        .with_columns(first=pl.lit(first), second=pl.lit(second), neither=neither)
        .select(GROUP + COUNTS)
    )


def _overlaps(stretches: pl.DataFrame) -> pl.DataFrame:
    """How many units of each code carry it from both, from the first alone, from the second alone.

    Beginnings and ends are walked through in order; between two of them it is known who has given the code.
    """
    step = pl.when("is_first").then(pl.lit(1))
    keys = ["unit", "code", "document"]
    turns = pl.concat(
        [
            stretches.select(*keys, at=at, first=step.otherwise(0) * sign, second=(1 - step.otherwise(0)) * sign)
            for at, sign in (("start", 1), ("end", -1))
        ]
    )
    walked = turns.group_by(*keys, "at").agg(pl.col("first", "second").sum()).sort(*keys, "at")
    walked = walked.with_columns(
        pl.col("first", "second").cum_sum().over(keys) > 0,
        width=(pl.col("at").shift(-1).over(keys) - pl.col("at")).fill_null(0),
    )
    has_first, has_second, width = pl.col("first"), pl.col("second"), pl.col("width")
    return walked.group_by("unit", "code").agg(
        both=width.filter(has_first & has_second).sum(),
        only_first=width.filter(has_first & ~has_second).sum(),
        only_second=width.filter(~has_first & has_second).sum(),
    )


def _kappa(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines with `agreement`, `kappa` and `why`, in the order of `RESULT`."""
    n = pl.col("both") + pl.col("only_first") + pl.col("only_second") + pl.col("neither")
    first, second = pl.col("both") + pl.col("only_first"), pl.col("both") + pl.col("only_second")
    chance = (first / n) * (second / n) + (1 - first / n) * (1 - second / n)
    observed = (pl.col("both") + pl.col("neither")) / n
    why = (
        pl.when(n == 0)
        .then(pl.lit("there is nothing to compare"))
        .when(first == 0)
        .then(pl.lit("the first coder never gave it"))
        .when(second == 0)
        .then(pl.lit("the second coder never gave it"))
        .when(first == n)
        .then(pl.lit("the first coder gave it to everything"))
        .when(second == n)
        .then(pl.lit("the second coder gave it to everything"))
    )
    lines = lines.with_columns(why=why, agreement=pl.when(n > 0).then(observed))
    kappa = pl.when(pl.col("why").is_null()).then((observed - chance) / (1 - chance))
    return lines.with_columns(kappa=kappa).select(pl.col(c).cast(t) for c, t in RESULT.items())
