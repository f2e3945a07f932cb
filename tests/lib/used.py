"""Which real parts a run used, for its closing lines."""

#: part -> what it says of itself
USED: dict[str, str] = {}
