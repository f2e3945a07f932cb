"""A bare Starlette that returns answers kept in a file: what serving these bytes takes at least.

Run by `python -m benchmarks.api`, under the settings of the server that `kith serve` has.
"""

import json
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.parts import LOOPBACK
from kithgraph.cli.serve import listening

#: of a folder, the file with the answers: body and headers by what was accepted and asked for
KEPT = "answers.json"


def bare(folder: Path) -> Starlette:
    """The application."""
    kept = json.loads((folder / KEPT).read_text(encoding="utf-8"))
    answers = {asked: (one["body"].encode(), json.loads(one["headers"])) for asked, one in kept.items()}

    async def answer(request: Request) -> Response:
        path = request.scope["raw_path"].decode("ascii")
        query = request.scope["query_string"].decode("ascii")
        body, headers = answers[f"{request.headers['accept']} {path}{'?' * bool(query)}{query}"]
        return Response(body, headers=headers)

    return Starlette(routes=[Route("/{path:path}", answer)])


def serve(folder: Path) -> None:
    """Serve it on a free port of this machine, and print the address."""
    config = uvicorn.Config(
        bare(folder), log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )
    with listening(LOOPBACK[0], 0) as listener:
        sys.stdout.write(f"http://{LOOPBACK[0]}:{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
