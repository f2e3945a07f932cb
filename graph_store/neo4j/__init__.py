"""The shared engine: a graph on a Neo4j server, written in one transaction, read under its marker."""
