"""Near names: help for misspelt names, and only for names that we publish or that the asker may see."""

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract


def near(word: str, known: Iterable[str], most: int = 1) -> str:
    """` (did you mean X?)` or ` (near are X, Y)` when something known is near, else nothing."""
    best = [match[0] for match in extract(word, list(known), scorer=ratio, limit=most, score_cutoff=60)]
    if not best:
        return ""
    return f" (did you mean {best[0]}?)" if len(best) == 1 else f" (near are {', '.join(sorted(best))})"
