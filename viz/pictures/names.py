"""Names of what stands in released rows by id: families, people, services, and the sector that a service is of."""

from collections.abc import Mapping
from dataclasses import dataclass

from disclosure.release import Released
from schema.definition import Model
from viz.explorer.from_answers import network_of


@dataclass(frozen=True)
class Service:
    """A service as pictures order and group it."""

    id: str
    name: str
    sector: str


class Names:
    """What to call things, from an answer to family_network."""

    def __init__(self, web: Released, model: Model, titles: Mapping[str, str]) -> None:
        things = network_of(web, model, dict(titles)).things
        self._names: dict[str, str] = dict(things.select("id", "label").iter_rows())
        inside = dict(things.select("id", "inside").iter_rows())
        kinds = dict(things.select("id", "kind").iter_rows())
        place = {f"sector {entry.slug}": n for n, entry in enumerate(model.codelists["sector"].entries)}
        found = []
        for one, kind in kinds.items():
            if kind != "Service":
                continue
            sector = inside[one]
            while kinds.get(sector) != "Sector":
                sector = inside[sector]
            found.append((place.get(sector, len(place)), inside[one], self._names[one], one, self._names[sector]))
        self.services = [Service(one, name, sector) for _, _, name, one, sector in sorted(found)]
        self.families = sorted((one for one, kind in kinds.items() if kind == "Family"), key=_natural)

    def of(self, one: str) -> str:
        """The name of a thing; its key when no row names it."""
        return self._names.get(one, one.rsplit(":", maxsplit=1)[-1])


def _natural(one: str) -> tuple[str, int, str]:
    """F9 comes before F10."""
    head = one.rstrip("0123456789")
    return (head, int(one[len(head) :] or 0), one)
