"""Commands about the graph itself: status, and under `graph` its hash."""

import json
from typing import Annotated

import typer

from graph_store.hashing import graph_hash
from kithgraph.cli.options import From, Json, opened
from kithgraph.cli.show import plain, progress
from schema.problems import KithError, Place

group = typer.Typer(help="The graph as a whole.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("status")(status)
    group.command("hash")(hash_command)
    app.add_typer(group, name="graph")


def status(from_: From = None, as_json: Json = False) -> None:
    """Say which studies the graph holds, how large it is, and its data version."""
    with opened(from_) as (store, _):
        live = store.live()
        if live is None:
            raise KithError("E509", Place(file=store.address))
    if as_json:
        plain(
            json.dumps(
                {
                    "address": store.address,
                    "studies": list(live.studies),
                    "nodes": live.nodes,
                    "ties": live.ties,
                    "data_version": live.hash,
                    "loaded_at": live.loaded_at.isoformat(timespec="seconds"),
                },
                indent=1,
            )
        )
        return
    plain(f"{store.address}: {', '.join(live.studies) or 'no study'}")
    plain(f"{live.nodes:,} nodes, {live.ties:,} ties, loaded {live.loaded_at:%d %B %Y, %H:%M} UTC")
    plain(f"Data version {live.hash}")


def hash_command(
    from_: From = None,
    read_back: Annotated[bool, typer.Option("--verify", help="Read the whole graph back from its engine.")] = False,
) -> None:
    """Print the canonical hash of the graph: equal for the same sources on every engine and machine."""
    with opened(from_) as (store, _), progress("reading the graph back"):
        live = store.live()
        if live is None:
            raise KithError("E509", Place(file=store.address))
        if read_back and graph_hash(store.read_back()) != live.hash:
            raise KithError("E508", Place(file=store.address))
    plain(live.hash)
