"""The first fault of a file against its closed shape, in words and without any of its values."""

from pydantic import ValidationError


def first_fault(error: ValidationError) -> str:
    """Where it is, and what was expected there."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the whole file"
    return f"at {where}: {first['msg'][0].lower()}{first['msg'][1:]}"
