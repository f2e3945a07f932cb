"""The page of the released tables, made of their files."""

from disclosure.classify import classes_of
from disclosure.policy import OPEN_LEVELS
from disclosure.tables.reading import Table, load_tables
from disclosure.tables.shape import Variable
from docs.marks import DERIVED
from schema.model import load_model

INTRODUCTION = """
Below the research level a question is answered by these tables and by nothing else. Each counts the families of one
study that consented. Classes that hold too few are put together, so a study's own table may have fewer than are listed
here. [What each level shows](../levels.md) says how they are made safe.
""".strip()


def tables_page() -> str:
    """Every released table with the question that it rests on, its level and its classes."""
    found = load_tables(load_model())
    parts = ["# Reference: the released tables", DERIVED, INTRODUCTION]
    for one in found.tables.values():
        parts += _table(one, [found.variables[name] for name in one.by])
    return "\n\n".join(parts) + "\n"


def tables_on(question: str) -> list[Table]:
    """The tables that rest on a question."""
    return [one for one in load_tables(load_model()).tables.values() if one.question == question]


def _table(one: Table, variables: list[Variable]) -> list[str]:
    levels = " and ".join(OPEN_LEVELS[OPEN_LEVELS.index(one.level) :])
    lines = [
        f"- `{variable.name}`: {variable.meaning} Classes: {'; '.join(c.label for c in classes_of(variable))}."
        for variable in variables
    ]
    lines += [f"- `{magnitude.name}`: {magnitude.meaning}" for magnitude in one.sums]
    return [
        f"## {one.name}",
        f"**{one.title}**",
        one.definition,
        f"Question: `{one.question}`. Levels: {levels}.",
        "\n".join(lines),
    ]
