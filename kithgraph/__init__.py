"""kithgraph: a knowledge graph of care relations from coded ethnography, with questions and family maps."""

from kithgraph.facade import Graph, open_graph
from kithgraph.remote import RemoteGraph, connect

open = open_graph

__all__ = ["Graph", "RemoteGraph", "connect", "open"]
