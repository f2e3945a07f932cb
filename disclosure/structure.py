"""Figures of tables, and what everybody knows of a study's tables before any figure is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, order=True)
class Figure:
    """One figure of a table: families, or a sum over them, in some classes of one or two variables."""

    variables: tuple[str, ...]
    #: of each variable the places of its classes
    places: tuple[tuple[int, ...], ...]
    #: the sum that it is; empty for families
    magnitude: str = ""


@dataclass(frozen=True)
class Binding:
    """A sum whose share in each class the class's own bounds limit, since the class is made of the same number."""

    magnitude: str
    variable: str
    #: least and most of a family, by place; the second infinite for an open class
    bounds: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Structure:
    """What everybody knows before anything is shown: the definitions, and how many families the study has."""

    families: int
    #: how many classes each variable has
    sizes: Mapping[str, int]
    #: pairs of variables that are bound together, each in order of their names; no circle
    pairs: tuple[tuple[str, str], ...]
    #: of a pair the places that no family can be in together
    impossible: Mapping[tuple[str, str], frozenset[tuple[int, int]]] = field(default_factory=dict)
    #: sums and the variables by whose classes each is added up
    magnitudes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bindings: tuple[Binding, ...] = ()

    def holds(self, figure: Figure) -> bool:
        """Whether it has the figure's variables, together where there are two, and its sum."""
        if figure.magnitude:
            return figure.variables[0] in self.magnitudes.get(figure.magnitude, ())
        return figure.variables in self.pairs if len(figure.variables) > 1 else figure.variables[0] in self.sizes

    def secret(self, figure: Figure) -> bool:
        """Whether definitions leave a figure open: a family can be in its classes; a sum depends on more than them."""
        if figure.magnitude:
            number = (figure.magnitude, figure.variables[0])
            own = (one for one in self.bindings if (one.magnitude, one.variable) == number)
            bounds = {one.bounds[place] for one in own for place in figure.places[0]}
            return not bounds or len(bounds) > 1 or any(low < high for low, high in bounds)
        never = self.impossible.get((figure.variables[0], figure.variables[-1]), frozenset())
        if len(figure.variables) < 2 or not never:
            return True
        return any((one, other) not in never for one in figure.places[0] for other in figure.places[1])

    @cached_property
    def parts(self) -> dict[str, int]:
        """Variables that can tell of each other have one number."""
        part = {name: number for number, name in enumerate(self.sizes)}
        for names in (*self.pairs, *self.magnitudes.values()):
            for other in names[1:]:
                old, new = part[other], part[names[0]]
                part = {name: new if number == old else number for name, number in part.items()}
        return part
