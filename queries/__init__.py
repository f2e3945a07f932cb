"""The questions: one Cypher file each, with a header from which command line, Python and manual are derived."""
