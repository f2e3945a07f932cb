"""What passages state beside the scene itself: its values, on what basis, with what care and control."""

import numpy as np
import polars as pl

from synthesis.companion.data import Weights, manners, scenes
from synthesis.draws import Bools, Draws

#: How often a passage states an attribute that the scene has values for.
STATED = 0.4


def by_scene(label: str, frame: pl.DataFrame, weights: dict[str, Weights], draws: Draws) -> pl.Series:
    """A column drawn scene by scene; empty where a scene has no weights."""
    drawn = pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
    for scene, given in weights.items():
        where = frame.get_column("scene") == scene
        if given and where.any():
            drawn = drawn.fill_null(draws.words_where(f"{label} {scene}", where, list(given), list(given.values())))
    return drawn


def with_values(frame: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """What passages state beside the scene: the scene's values, the basis, and stances by the worker's manner."""
    n = frame.height
    held = frame.get_column("status") == "held"
    names = sorted({name for one in scenes().values() for name in one.values})
    columns = {}
    for name in names:
        drawn = by_scene(name, frame, {scene: one.values.get(name, {}) for scene, one in scenes().items()}, draws)
        columns[name] = _only(drawn, _stated(name, frame, held, draws))
    basis = by_scene("basis", frame, {scene: one.basis for scene, one in scenes().items()}, draws)
    columns["basis"] = _only(basis, held & draws.chance("basis stated", n, 0.35))
    whole = frame.with_columns(**columns)
    felt = held | (frame.get_column("status") == "refused")
    for name, share in (("cared", 0.4), ("controlled", 0.28)):
        told = draws.chance(name, n, share) & felt & frame.get_column("part_worker").is_not_null()
        drawn = pl.Series([None], dtype=pl.String).new_from_index(0, n)
        for manner, one in manners().items():
            weights: Weights = getattr(one, name)
            mine = told & (frame.get_column("manner") == manner).fill_null(False)
            drawn = drawn.fill_null(draws.words_where(f"{name} {manner}", mine, list(weights), list(weights.values())))
        whole = whole.with_columns(drawn.alias(f"{name}_by"))
    return whole


def _stated(name: str, frame: pl.DataFrame, held: pl.Series, draws: Draws) -> pl.Series:
    """Decisions, results and how a habit recurs are what a passage is about, so they are said more often."""
    n = frame.height
    if name in ("result", "frequency", "decision"):
        # What was asked for and refused was decided as well.
        held = held | frame.get_column("reality").is_not_null()
        return held & draws.chance(f"{name} stated", n, 0.85 if name != "decision" else 0.6)
    if name in ("announced", "notice_days"):
        return draws.chance(f"{name} stated", n, STATED * 0.7)
    return held & draws.chance(f"{name} stated", n, STATED)


def _only(values: pl.Series, where: pl.Series | Bools) -> pl.Series:
    return pl.select(pl.when(pl.Series(np.asarray(where))).then(values)).to_series()
