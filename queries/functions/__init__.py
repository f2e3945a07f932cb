"""What Cypher does not express: one module a function, making an answer's rows of those that the Cypher gave."""
