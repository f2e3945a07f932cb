"""What the rows of answers hold: one closed record a result, gathered from one module a chapter."""

from importlib import import_module
from pkgutil import iter_modules

from queries.rows.base import InputRow, Row


def _gathered() -> dict[str, type[Row]]:
    found: dict[str, type[Row]] = {}
    for one in iter_modules(__path__, f"{__name__}."):
        for name, value in vars(import_module(one.name)).items():
            if not (isinstance(value, type) and issubclass(value, Row)) or value in (Row, InputRow):
                continue
            if value.__module__ == one.name:
                if name in found:
                    raise TypeError(f"two records are called {name}")
                found[name] = value
    return found


#: every record by name; a class in a chapter's module is here without another edit
RESULTS = _gathered()
