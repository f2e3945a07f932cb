"""Making comparisons: the answers about one family or two, released at a level and laid out side by side."""

from graph_store.port import GraphStore
from queries.steady import Reading, steady
from schema.definition import Model
from viz.ecomap.compare import Comparison
from viz.ecomap.compare_dates import Window, two_dates
from viz.ecomap.compare_families import two_families
from viz.ecomap.from_answers import unfolded
from viz.ecomap.record import Ecomap
from viz.making import laid


def families_compared(store: GraphStore, model: Model, one: str, other: str, level: str) -> Comparison:
    """Two families side by side; raises E605 for an unknown one, E608 when the graph kept changing."""
    left, right = _maps(store, model, (one, other), level)
    return two_families(left, right)


def windows_compared(
    store: GraphStore, model: Model, family: str, windows: tuple[Window, Window], level: str
) -> Comparison:
    """One family in two windows of time; raises as `families_compared`."""
    (one,) = _maps(store, model, (family,), level)
    return two_dates(one, windows)


def _maps(store: GraphStore, model: Model, families: tuple[str, ...], level: str) -> list[Ecomap]:
    """The families' maps, unfolded, all of one data version."""

    def read(reading: Reading) -> list[Ecomap]:
        maps = [laid(store, model, family, level, unfolded) for family in families]
        for one in maps:
            reading.saw(one.data_version)
        return maps

    return steady(store, read)
