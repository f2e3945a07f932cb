"""Pages for people: plain HTML, no script, one style sheet of ours, everything escaped."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent / "page"


def page(template: str, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any) -> HTMLResponse:
    """A page from a template of the page folder; the values are escaped."""
    return HTMLResponse(_templates().get_template(template).render(**values), status, headers)


@lru_cache(maxsize=1)
def style() -> str:
    """The style sheet."""
    return (FOLDER / "kith.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
