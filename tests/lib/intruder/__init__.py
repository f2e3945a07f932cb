"""Whoever wants to know of single families: studies that are drawn for them, and what they try on what is released."""
