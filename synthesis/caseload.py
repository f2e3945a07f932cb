"""Which worker a family has for what, and when the work was handed over to the next one."""

import numpy as np
import polars as pl

from synthesis.draws import Draws, Ints
from synthesis.keys import worker_key
from synthesis.places import worker_roles
from synthesis.spec import StudySpec
from synthesis.words import WORKERS


class Caseload:
    """For each family and role the first worker, the next one, and the day of the handover."""

    def __init__(self, spec: StudySpec, draws: Draws) -> None:
        roles = worker_roles(spec)
        self._spec = spec
        self._roles = {role: i for i, role in enumerate(roles)}
        self._counts = np.array([WORKERS[role][1] for role in roles])
        # Not in the first or last months, so that both workers have had time with the family.
        share = 0.15 + 0.7 * draws.floats("handover", spec.families * len(roles))
        self._handover = (share * spec.days).astype(np.int64).reshape(spec.families, len(roles))

    def handover(self, f: pl.Series, roles: pl.Series) -> Ints:
        """Days from the beginning of the period to the handover; beyond its end where there is one worker only."""
        index = self._index(roles)
        alone = self._counts[index] < 2
        return np.where(alone, self._spec.days + 1, self._handover[f.to_numpy(), index])

    def carried(self, frame: pl.DataFrame, roles: pl.Series, second: pl.Series) -> pl.Series:
        """Key of a family's first or second worker of a role, null where there is no role; needs `f` and `area`."""
        number = frame.get_column("f").to_numpy() // self._spec.areas + second.to_numpy().astype(np.int64)
        whole = frame.select("area").with_columns(
            role=roles, number=pl.Series(number % self._counts[self._index(roles)])
        )
        return whole.select(worker_key(self._spec, pl.col("role"), pl.col("number")).alias("worker")).to_series()

    def _index(self, roles: pl.Series) -> Ints:
        known = roles.replace_strict(self._roles, default=0, return_dtype=pl.Int64)
        return known.fill_null(0).to_numpy()
