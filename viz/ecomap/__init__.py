"""The ecomap: one family's agency connections as a drawing of our own, for a room."""
