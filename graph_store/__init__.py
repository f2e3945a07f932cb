"""One port, two engines: an embedded Ladybug file and a Neo4j server hold the same graph."""
