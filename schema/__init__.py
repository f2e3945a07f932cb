"""The model as data: kinds, ties, code lists and sheets in YAML, their checked form, ids, problems."""
