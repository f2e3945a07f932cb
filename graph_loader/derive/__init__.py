"""Ties that follow from stated ones by the rule in their YAML file; recomputable at any time."""
