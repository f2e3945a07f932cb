"""The routes, one job a file; each says who may use it."""
