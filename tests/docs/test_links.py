"""Every relative link of every page leads to a file that exists, and to a heading that is there."""

import re
from urllib.parse import unquote, urlsplit

from tests.docs.project import anchors, name_of, pages, prose

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?: \"[^\"]*\")?\)")


def test_every_relative_link_is_alive() -> None:
    dead = []
    for page in pages():
        for target in LINK.findall(prose(page.read_text(encoding="utf-8"))):
            parts = urlsplit(target)
            if parts.scheme:
                continue
            there = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            known = there.exists() and (
                not parts.fragment or parts.fragment in anchors(there.read_text(encoding="utf-8"))
            )
            if not known:
                dead.append(f"{name_of(page)}: {target}")
    assert dead == []


def test_every_page_of_the_documentation_is_reached_from_its_index() -> None:
    texts = {page: page.read_text(encoding="utf-8") for page in pages() if name_of(page).startswith("docs/")}
    index = next(text for page, text in texts.items() if name_of(page) == "docs/README.md")
    missing = [name_of(p) for p in texts if name_of(p) != "docs/README.md" and f"({name_of(p)[5:]})" not in index]
    assert missing == []


def test_anchors_are_those_that_readers_get() -> None:
    text = "# Two words, `code` & [a link](b.md)\n\n## role\n\n```text\n# no heading\n```\n\n### Role\n"
    assert anchors(text) == {"two-words-code--a-link", "role", "role-1"}
