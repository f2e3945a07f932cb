"""Deposits of an archive: lists under an archive's headers, documents by their file names, and a catalogue record."""
