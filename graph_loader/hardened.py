"""How XML of others is parsed, wherever we parse it: nothing in it is resolved, expanded or fetched."""

from typing import TypedDict


class Hardened(TypedDict):
    """Options that every parser of lxml takes."""

    resolve_entities: bool
    load_dtd: bool
    dtd_validation: bool
    no_network: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


HARDENED = Hardened(
    resolve_entities=False,
    load_dtd=False,
    dtd_validation=False,
    no_network=True,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
