"""The command that serves the API: to this machine, or beyond it with a certificate and users."""

import socket
from pathlib import Path
from typing import Annotated

import typer

from api.parts import LOOPBACK
from disclosure.private import private_folder
from kithgraph.cli.evidence import DocumentFolders
from kithgraph.cli.options import From, opened
from kithgraph.cli.show import plain
from kithgraph.person import person
from schema.problems import KithError

#: how long one question may keep the store busy; who waits for longer is told to ask for less
ANSWER_SECONDS = 30.0


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes any that is free.")] = 8137,
    address: Annotated[str, typer.Option("--address", help="Where to listen.")] = LOOPBACK[0],
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="A certificate (PEM), for TLS.", show_default=False)
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", help="The certificate's key (PEM).", show_default=False)] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A host name that the server goes by.", show_default=False)
    ] = None,
    documents: DocumentFolders = None,
    from_: From = None,
) -> None:
    """Serve questions, maps and evidence over HTTP, to this machine only unless told otherwise. Ctrl-C stops it.

    Prints the address, and a link that signs you in once. Colleagues need a user: see kith users.
    """
    # Only this command needs the web framework.
    import uvicorn  # noqa: PLC0415

    from api.app import create_app  # noqa: PLC0415
    from kithgraph.serving import parts_for  # noqa: PLC0415

    private = private_folder()
    with opened(from_, ANSWER_SECONDS) as (store, model):
        parts = parts_for(store, model, private, documents, (*LOOPBACK, address, *(name or ())))
        tls = certificate is not None and key is not None
        if address not in LOOPBACK and not (tls and parts.users.all()):
            raise KithError("E755", wanted="a certificate with its key, and a user")
        config = uvicorn.Config(
            create_app(parts),
            ssl_certfile=certificate,
            ssl_keyfile=key,
            log_level="warning",
            # What is asked stands in the audit log; a second log would hold ids, and links that sign in.
            access_log=False,
            server_header=False,
            # What a proxy says of who asks is not believed.
            proxy_headers=False,
        )
        with listening(address, port) as listener:
            base = f"{'https' if tls else 'http'}://{_host(address)}:{listener.getsockname()[1]}"
            link = parts.sessions.make_link(person())
            plain(f"Serving {store.address} at {base}/ to {'this machine' if address in LOOPBACK else 'users'} only.")
            plain(f"Sign in, once and within ten minutes: {base}/sign-in?link={link}")
            plain("Ctrl-C stops it.")
            uvicorn.Server(config).run(sockets=[listener])


def listening(address: str, port: int) -> socket.socket:
    """A socket that listens; raises E754."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        listener = socket.create_server((address, port), family=family, backlog=2048)
    except OSError as error:
        raise KithError("E754") from error
    # A socket that does not say it is TCP keeps Nagle's algorithm, and answers wait 40 ms for the client's ACK.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=listener.detach())


def _host(address: str) -> str:
    return f"[{address}]" if ":" in address else address
