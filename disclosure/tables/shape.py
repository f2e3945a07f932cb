"""The closed shape of a released table's file."""

from typing import Literal

from pydantic import Field

from schema.shapes import Closed

NAME = r"^[a-z][a-z0-9_]*$"
#: values that a column of an answer must have one of
Where = dict[str, tuple[str | int | bool, ...]]


class Condition(Closed):
    """Holds of a family whose rows add up to at least so much."""

    #: the column that is added up; empty counts rows
    of: str = ""
    where: Where = Field(default_factory=dict)
    least: int = Field(default=1, ge=1)


class Category(Closed):
    """A class of families by conditions, all of which hold; the first that fits is a family's, the last fits all."""

    label: str
    when: tuple[Condition, ...] = ()


class Never(Closed):
    """Classes of this variable and of another that no family can be in together, by their definitions."""

    variable: str = Field(pattern=NAME)
    #: label of this variable, label of the other
    pairs: tuple[tuple[str, str], ...]


class Variable(Closed):
    """What families are told apart by: each family of the study is in exactly one class."""

    name: str = Field(pattern=NAME)
    #: one sentence on what is counted of a family
    meaning: str = Field(pattern=r"\.$")
    #: the question whose rows are counted; empty means the table's
    question: str = ""
    #: the column that says whose a row is: an id, or a list of ids
    family: str = "family"
    #: the column that is added up or looked at; with `rows`, none
    of: str = ""
    how: Literal["sum", "max", "rows"] = "sum"
    where: Where = Field(default_factory=dict)
    #: a column that is taken away from it
    less: str = ""
    #: a value of the column that stands for not known
    unknown: int | None = None
    #: the least of each class of numbers, in order; every number from the first on is in one
    bands: tuple[int, ...] = ()
    #: words for the bands; the numbers themselves where there are none
    labels: tuple[str, ...] = ()
    #: the class of families of whom only what is not known is told
    unsaid: str = ""
    #: the class of families without a row; empty counts them as zero
    untold: str = ""
    categories: tuple[Category, ...] = ()
    #: code list of each column of texts whose terms are named; a text of no list must be one that the question writes
    lists: dict[str, str] = Field(default_factory=dict)
    #: the variable that this one cannot pass in any family, by their definitions
    at_most: str = ""
    never: tuple[Never, ...] = ()


class Magnitude(Closed):
    """What is added up over the families of a class."""

    name: str = Field(pattern=NAME)
    meaning: str = Field(pattern=r"\.$")
    of: str
    where: Where = Field(default_factory=dict)


class TableFile(Closed):
    """A released table: families by one or two variables, and sums over them."""

    table: str = Field(pattern=NAME)
    title: str = Field(pattern=r"\?$")
    definition: str = Field(pattern=r"\.$")
    #: the question that it rests on
    question: str
    #: variables, or names of variables that other tables define
    by: tuple[Variable | str, ...] = Field(min_length=1, max_length=2)
    sums: tuple[Magnitude, ...] = ()
    #: the most open level at which it may leave
    level: Literal["public", "workshop"] = "public"
    #: why it may not leave at a more open one
    because: str = ""
