"""The HTTP API: so far what holds nobody's data, that is the model, the questions and health."""
