"""Questions of which each kind or tie of the model has a branch: the branches, as the model gives them.

The files of these questions are written by `make docs`, below headers that people write, so that they can be read and
run as every other question, and a model with another kind needs no edit.
"""

from collections.abc import Callable, Iterable

from schema.definition import Model
from schema.shapes import Property

UNION = "\nUNION ALL\n"
WIDTH = 120
#: what says where a source says so
PLACE = {"document", "place", "memo"}


def thing(model: Model) -> str:
    """A branch a kind: its name, and where a source describes it."""
    branches = []
    for kind, one in model.kinds.items():
        said = _place("n", "n", model.properties(kind))
        branches.append(
            f"MATCH (n:{kind}) WHERE n.id = $id\n"
            f"RETURN n.id AS id, '{kind}' AS kind, coalesce(n.{one.named_by}, '') AS name,\n"
            f"       {said}"
        )
    return UNION.join(branches)


def ties_between(model: Model) -> str:
    """A branch a tie, asked of the kinds that it can start from."""
    branches = []
    for tie, one in model.ties.items():
        start, end = (sorted(model.expand(kinds)) for kinds in (one.from_kinds, one.to_kinds))
        said = _place("a", "t", model.tie_properties(tie))
        branches.append(
            f"// of: {', '.join(start)}\n"
            f"MATCH (a:{'|'.join(start)})-[t:{tie}]->(b:{'|'.join(end)})\n"
            "WHERE a.id = $one AND b.id = $other\n"
            f"WITH DISTINCT '{tie}' AS tie, a.id AS from_id, b.id AS to_id, {said}\n"
            "RETURN tie, from_id, to_id, document, place, memo"
        )
    return UNION.join(branches)


def data_dictionary(model: Model) -> str:
    """A branch a kind: how many of it have a value of each property."""
    branches = []
    for kind in model.kinds:
        own = [one for one in model.properties(kind) if one.name not in ("id", "study")]
        counts = ["n.study AS study", "count(*) AS things", *(f"{_filled(one)} AS has_{one.name}" for one in own)]
        each = [f"{{property: '{one.name}', filled: has_{one.name}}}" for one in own]
        branches.append(
            f"MATCH (n:{kind})\n"
            "WHERE n.id >= $id_from AND n.id <= $id_to\n"
            # Neo4j reads all of them at once in a third of the time.
            "WITH properties(n) AS n\n"
            f"{_wrapped('WITH ', counts)}\n"
            f"{_wrapped('UNWIND [', each)}] AS one\n"
            f"RETURN study, '{kind}' AS kind, one.property AS property, things, one.filled AS filled"
        )
    return UNION.join(branches)


#: the questions by name
FROM_MODEL: dict[str, Callable[[Model], str]] = {
    "thing": thing,
    "ties_between": ties_between,
    "data_dictionary": data_dictionary,
}


def _place(of: str, says: str, properties: Iterable[Property]) -> str:
    """Where a source says so, if the node or tie `says` can tell; it is of the study of the node `of`."""
    if not {one.name for one in properties} >= PLACE:
        return "'' AS document, '' AS place, '' AS memo"
    return (
        f"CASE WHEN {says}.document IS NULL THEN '' ELSE {of}.study + ':' + {says}.document END AS document, "
        f"coalesce({says}.place, '') AS place,\n       coalesce({says}.memo, '') AS memo"
    )


def _filled(one: Property) -> str:
    """How many have a value; an empty list is none."""
    return f"count(CASE WHEN size(n.{one.name}) > 0 THEN 1 END)" if one.type == "texts" else f"count(n.{one.name})"


def _wrapped(first: str, items: Iterable[str]) -> str:
    """Items in lines that are not too long, below each other."""
    lines = [first]
    for number, item in enumerate(items):
        if number and len(f"{lines[-1]}, {item}") >= WIDTH:
            lines[-1] += ","
            lines.append(" " * len(first) + item)
        else:
            lines[-1] += f", {item}" if number else item
    return "\n".join(lines)
