"""The command `kith`: thin commands over the façade; one file a group of commands."""

from kithgraph.cli.app import main

__all__ = ["main"]
