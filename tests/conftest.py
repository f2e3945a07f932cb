"""Fixtures of the whole suite; one real Neo4j serves every test that asks for it."""

pytest_plugins = ["tests.lib.neo4j_fixtures"]
