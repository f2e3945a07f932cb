"""The documentation; what can be derived from the code is derived by `docs.derive`, never written by hand."""
