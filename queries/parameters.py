"""Parameters of questions: what people write becomes what the Cypher is given. Never null, never query text."""

from collections.abc import Iterable, Mapping

from graph_store.port import Parameter
from queries.groups import GROUPS, Asked
from schema.model import load_model
from schema.nearby import near
from schema.problems import KithError


def asked_of(groups: Iterable[str]) -> list[Asked]:
    """What people may write for these groups, in order."""
    return [one for name in groups for one in GROUPS[name].asked]


def filled(**asked: str) -> dict[str, str]:
    """What was asked for, without what was left empty; a name that Python keeps for itself has an underscore."""
    return {name.rstrip("_"): value for name, value in asked.items() if value}


def cypher_parameters(question: str, groups: tuple[str, ...], given: Mapping[str, str]) -> dict[str, Parameter]:
    """What the Cypher is given, from what a person wrote; raises E602-E604, E606, E616."""
    known = asked_of(groups)
    allowed = [one.name for one in known]
    for name in given:
        if name not in allowed:
            raise KithError("E602", question=question, near=near(name, allowed), allowed=", ".join(allowed))
    values: dict[str, str] = {}
    for one in known:
        value = given.get(one.name) or one.default
        if value is None:
            raise KithError("E603", question=question, name=one.name)
        _check_text(one, value)
        _check_term(one, value)
        values[one.name] = value
    made: dict[str, Parameter] = {}
    for name in groups:
        made |= GROUPS[name].make(values)
    return made


def _check_text(one: Asked, value: str) -> None:
    """Raise E604 for bytes that are no text, such as a command line can hold: engines have no word for them."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise KithError("E604", name=one.name, expected="text in UTF-8") from error


def _check_term(one: Asked, value: str) -> None:
    """Raise E616 for a value that is none of its code list's terms."""
    if not one.codelist or not value:
        return
    terms = load_model().slugs(one.codelist)
    if value not in terms:
        raise KithError("E616", name=one.name, codelist=one.codelist, near=near(value, terms, 3))
