"""Which form of an answer a request wants, by its header Accept."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.types import Scope

from schema.problems import KithError

JSON = "application/json"
CSV = "text/csv"
ARROW = "application/vnd.apache.arrow.stream"
HTML = "text/html"
SVG = "image/svg+xml"


def wanted_form(scope: Scope, forms: Sequence[str]) -> str | None:
    """The form wanted most of those there are, the first of them when all are as welcome; None when none is."""
    text = ",".join(Headers(scope=scope).getlist("accept")) or "*/*"
    ranges = [_range(one) for one in text.split(",") if one.strip()]
    welcome = {form: _quality(form, ranges) for form in forms}
    best = max(forms, key=lambda form: welcome[form])
    return best if welcome[best] > 0 else None


def form_for(scope: Scope, *forms: str) -> str:
    """The form wanted; raises E750 when none of those there are is."""
    form = wanted_form(scope, forms)
    if form is None:
        raise KithError("E750", allowed=", ".join(forms))
    return form


def _range(text: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    quality = 1.0
    for one in parameters:
        key, _, value = one.partition("=")
        if key.strip() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return name, quality


def _quality(form: str, ranges: list[tuple[str, float]]) -> float:
    """How welcome a form is: what names it most closely decides."""
    for pattern in (form, f"{form.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in ranges if name == pattern]
        if found:
            return max(found)
    return 0.0
