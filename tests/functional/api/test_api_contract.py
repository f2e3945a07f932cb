"""Requests drawn from the API's own description, by everybody who may ask: nothing happens that it does not tell of.

A few requests a route in every run, always the same; `make drill` sends as many others as KITH_DRILL says.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.result import Ok
from schemathesis.openapi import from_dict
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.accept import ARROW, CSV, HTML, JSON, SVG
from api.throttle import MOST
from api.tokens import AREAS, MOST_DAYS
from tests.lib.drill import DRILL, examples
from tests.lib.served import Served, served

Operation = APIOperation[Any, Any, Any, Any]
#: nobody, and one of each role
WHO = {"nobody": "", "facilitator": "fay", "analyst": "ann", "ethnographer": "eth", "steward": "ste"}
#: requests in every run to a question, and to any other route
QUESTION, ROUTE = 2, 4
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
#: among what a client may ask for, a form that there is not
FORMS = st.sampled_from(["*/*", JSON, HTML, CSV, ARROW, SVG, "image/png", f"{HTML}, */*;q=0.1"])


@pytest.fixture(scope="module")
def server(companion: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the companion, which the examples of the description are of."""
    with served(companion, tmp_path_factory.mktemp("contract") / "private") as one:
        yield one


@pytest.fixture(scope="module")
def operations(server: Served) -> list[Operation]:
    """Every operation that the server describes."""
    # Whoever asks is put into the requests by the tests, and by the check of sign-ins.
    drawn = GenerationConfig(with_security_parameters=False)
    config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=drawn)))
    with server.signed("fay") as client:
        schema = from_dict(client.get("/v1/openapi.json").json(), config=config)
    schema.validate()
    return [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]


def _drawn(operation: Operation) -> st.SearchStrategy[Case[Any]]:
    """Requests to a route as they are described, and where something is to be filled in, as they are not."""
    sound = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if not [*operation.query, *operation.headers, *operation.body]:
        return sound
    return sound | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)


@pytest.mark.parametrize("role", WHO)
def test_what_happens_is_what_is_described(server: Served, operations: list[Operation], role: str) -> None:
    signed = {}
    if WHO[role]:
        signed["Authorization"] = f"Bearer {server.parts.tokens.make(WHO[role], AREAS, MOST_DAYS)}"
    wrong: list[str] = []
    statuses: set[int] = set()
    #: routes that were found to ask who it is: by sending the same without a sign-in, and with made-up ones
    asking: set[str] = set()
    with requests.Session() as session:
        session.trust_env = False
        for at, operation in enumerate(operations):
            # The questions share a route: outside the drill each is asked by one of those who may ask.
            question = operation.path.endswith("/answer")
            if question and DRILL not in os.environ and list(WHO)[at % len(WHO)] != role:
                continue

            @examples(QUESTION if question else ROUTE)
            @given(case=_drawn(operation), form=FORMS)
            def sent(case: Case[Any], form: str) -> None:
                # Else guesses at passwords would be told to wait, and nothing of signing in be seen but that.
                server.time.on(MOST + 1 if case.path == "/v1/session" else 0)
                headers = {**signed, "Accept": form}
                response = case.call(server.url, session, headers, timeout=60)
                statuses.add(response.status_code)
                more = {"base_url": server.url, "session": session, "headers": headers}
                checks = CHECKS if case.operation.label in asking else [*CHECKS, ignored_auth]
                case.validate_response(response, checks, headers=headers, transport_kwargs=more)
                if response.status_code < 300:
                    asking.add(case.operation.label)

            try:
                sent()
            except (Failure, FailureGroup) as failure:
                wrong.append(f"{operation.label}: {failure}")
    assert wrong == [], "\n\n".join(wrong)
    assert statuses >= ({200, 401} if role == "nobody" else {200, 204, 404, 406, 422}), "the requests reach the routes"


def test_what_is_not_described_would_be_seen(server: Served) -> None:
    """The check itself: a status that is left out of the description is found."""
    with server.signed("fay") as client:
        described = client.get("/v1/openapi.json").json()
    del described["paths"]["/v1/health"]["get"]["responses"]["422"]
    case = from_dict(described)["/v1/health"]["GET"].Case(query={"more": "1"})
    response = case.call(server.url)
    with pytest.raises((Failure, FailureGroup), match="Undocumented status code"):
        case.validate_response(response, CHECKS)
