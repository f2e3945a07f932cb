"""The chapters of the catalogue, in the order in which people read them."""

CHAPTERS = ("One family", "All families", "Professions", "Comparison", "Study", "Evidence")


def slug(chapter: str) -> str:
    """A chapter's name as a module or a folder is called: `one_family`."""
    return chapter.lower().replace(" ", "_")
