"""Which real parts a run used, for its closing lines."""

#: part -> what it says of itself
USED: dict[str, str] = {}

#: attack -> what it found beside what it finds where nothing is defended, for the closing lines of a run
ATTACKED: dict[str, str] = {}
