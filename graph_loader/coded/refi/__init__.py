"""REFI-QDA, the exchange standard of qualitative analysis tools: projects and codebooks, read tolerantly, written
strictly."""
