"""The embedded engine: a Ladybug file in a folder, with the kept tables and a pointer beside it."""

from graph_store.embedded.store import EmbeddedStore

__all__ = ["EmbeddedStore"]
