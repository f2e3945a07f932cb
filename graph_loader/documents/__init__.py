"""Documents that somebody has at hand: found by their hash, read as plain text, passages known again by fingerprint."""
