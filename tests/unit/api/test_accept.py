"""Which form of an answer the header Accept asks for."""

import pytest

from api.accept import ARROW, CSV, HTML, JSON, form_for, wanted_form
from schema.problems import KithError

FORMS = (JSON, CSV, ARROW, HTML)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


def scope(*accept: str) -> dict[str, object]:
    return {"type": "http", "headers": [(b"accept", one.encode("latin-1")) for one in accept]}


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ((), JSON),
        (("*/*",), JSON),
        (("text/csv",), CSV),
        ((BROWSER,), HTML),
        (("application/json;q=0.5, text/csv",), CSV),
        (("application/*", "text/csv;q=0.1"), JSON),
        (("application/json;q=0, */*",), CSV),
        (("TEXT/HTML",), HTML),
        (("text/csv;charset=utf-8",), CSV),
        (("image/png, application/vnd.apache.arrow.stream;q=0.2",), ARROW),
        (("text/csv;q=nonsense, */*;q=0.1",), JSON),
        (("image/png",), None),
        (("*/*;q=0",), None),
        (("\xff\xfe",), None),
    ],
)
def test_the_form(accept: tuple[str, ...], form: str | None) -> None:
    assert wanted_form(scope(*accept), FORMS) == form


def test_no_form_that_there_is() -> None:
    with pytest.raises(KithError, match="E750"):
        form_for(scope("image/png"), *FORMS)
