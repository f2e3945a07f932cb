"""Typed sheets become nodes and ties, as the model's sheets say."""
