"""Finding and calling the functions that entries name: `queries/functions/NAME.py` holds one public function NAME.

They are read, not imported, while the catalogue is loaded: some need networkx, which takes as long to import as the
command takes to start.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import polars as pl

from graph_store.port import Parameter
from queries.rows.base import Row
from schema.problems import KithError, Place

FUNCTIONS = Path(__file__).parent / "functions"
ARGUMENTS = ("rows", "given")


@dataclass(frozen=True)
class Function:
    """A function as its file declares it."""

    name: str
    #: parameters that it takes out of `given`
    used: frozenset[str]
    #: what it does, in its own words
    about: str
    #: its file, for people to read
    text: str


def read_function(name: str) -> Function:
    """The function of this name; raises E607 naming the file and the rule that it breaks."""
    path = FUNCTIONS / f"{name}.py"
    if not path.is_file():
        raise _fault(path, "There is no such file beside the other functions")
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    public = [one for one in tree.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")]
    if [one.name for one in public] != [name]:
        raise _fault(path, f"Expected one public function, {name}")
    if tuple(one.arg for one in public[0].args.args) != ARGUMENTS:
        raise _fault(path, f"The function takes {' and '.join(ARGUMENTS)}")
    used = {
        one.slice.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Subscript)
        and isinstance(one.value, ast.Name)
        and one.value.id == "given"
        and isinstance(one.slice, ast.Constant)
    }
    return Function(name, frozenset(map(str, used)), ast.get_docstring(public[0]) or "", text)


def call(name: str, rows: pl.DataFrame, given: Mapping[str, Parameter], result: type[Row]) -> pl.DataFrame:
    """What the function makes of rows; raises E607 when its columns or their types are not the result's, in order."""
    made: pl.DataFrame = getattr(import_module(f"queries.functions.{name}"), name)(rows, given)
    if dict(made.schema) != result.schema_of() or made.columns != list(result.model_fields):
        raise _fault(FUNCTIONS / f"{name}.py", f"The columns returned are not those of {result.__name__}, in order")
    return made


def _fault(path: Path, fault: str) -> KithError:
    return KithError("E607", Place(file=path.name), fault=fault)
