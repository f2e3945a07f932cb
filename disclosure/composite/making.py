"""Making a study's composite from the live graph: whole, or one for each country."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from disclosure.composite.composed import DEFINITION, Composite, banded, compose
from disclosure.policy import Policy
from graph_store.port import GraphStore
from queries.ask import ask
from queries.steady import MOST_READINGS
from queries.synthetic import synthetic_among
from schema.definition import Model
from schema.problems import KithError

#: what a composite can be parted by; also the code list of the countries
JURISDICTION = "jurisdiction"
#: the questions whose rows are laid over each other
NETWORK, TOLD = "family_network", "chronology"
#: fewer countries are nothing to set side by side
FEWEST = 2
#: a country needs this many times k families: then what is shown of it is said of k, and k may be without it
TIMES = 2

BY_COUNTRY = (
    " Each side is of the families of one country, laid over each other without the other's. What a side does not show "
    "may be told of fewer than {k} families there, or of none. No composite of the whole study leaves beside it."
)


class Composites:
    """Makes composites of the families that count at every level."""

    def __init__(self, store: GraphStore, model: Model, policy: Policy) -> None:
        self._store = store
        self._model = model
        self._policy = policy

    def made(self, study: str, level: str, by: str, version: str) -> tuple[Composite, ...] | None:
        """The composites of a study, all of one data version; raises E608.

        By country: none, and no class is looked behind, unless two countries have at least 2k families each.
        """
        for _ in range(MOST_READINGS):
            network, told = (ask(self._store, name, {"study": study}) for name in (NETWORK, TOLD))
            countries = [
                ask(self._store, NETWORK, {"study": study, JURISDICTION: country})
                for country in self._model.slugs(JURISDICTION)
                if by
            ]
            if {one.data_version for one in (network, told, *countries)} == {version}:
                every = self._counted(study, network.rows, told.rows)
                if not by:
                    return (self._composed(self.empty(study, level, by, version)[0], network.rows, told.rows, every),)
                # A family of whom nothing but its dealings is told has no country.
                parts = [sorted(set(every) & set(self._counted(study, one.rows))) for one in countries]
                return self._side_by_side(study, level, version, network.rows, told.rows, every, parts)
        raise KithError("E608")

    def empty(self, study: str, level: str, by: str, version: str) -> tuple[Composite, ...]:
        """Composites of which nothing may be shown."""
        synthetic = bool(synthetic_among(self._store, [study], pl.DataFrame(), version))
        k = self._policy.k(level)
        words = (DEFINITION + BY_COUNTRY * bool(by)).format(k=k)
        countries = [one.label for one in self._model.codelists[JURISDICTION].entries] if by else [""]
        return tuple(Composite(study, level, k, version, words, synthetic, (), (), country) for country in countries)

    def _side_by_side(
        self,
        study: str,
        level: str,
        version: str,
        network: pl.DataFrame,
        told: pl.DataFrame,
        every: Sequence[str],
        parts: Sequence[Sequence[str]],
    ) -> tuple[Composite, ...] | None:
        k = self._policy.k(level)
        if sum(len(own) >= TIMES * k for own in parts) < FEWEST:
            return None
        found = []
        for side, own in zip(self.empty(study, level, JURISDICTION, version), parts, strict=True):
            if len(own) >= TIMES * k:
                sized = replace(side, families=banded(len(own), len(every), k))
                found.append(self._composed(sized, network, told, own))
            else:
                found.append(side)
        return tuple(found)

    def _composed(self, blank: Composite, network: pl.DataFrame, told: pl.DataFrame, own: Sequence[str]) -> Composite:
        nodes, ties = compose(network, told, own, blank.level, blank.k, self._model)
        return replace(blank, nodes=nodes, ties=ties)

    def _counted(self, study: str, *rows: pl.DataFrame) -> list[str]:
        families = {str(one) for frame in rows for one in frame.get_column("family")}
        return [one for one in sorted(families) if self._policy.counted(one, study)]
