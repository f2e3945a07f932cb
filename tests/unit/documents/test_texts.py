"""The plain text of documents as people have them."""

import random

import pytest

from graph_loader.documents.texts import plain_text
from synthesis.deposit.texts import deposited

TEXT = "Zoë said “aye” — 😀\n\n\tA {brace} and a \\ stroke\n"


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (TEXT.encode(), ".txt"),
        (TEXT.encode("utf-8-sig"), ".txt"),
        (TEXT.replace("\n", "\r\n").encode(), ".md"),
        (TEXT.replace("\n", "\r").encode("utf-16"), ".txt"),
        (deposited(TEXT, "rtf"), ".rtf"),
        (deposited(TEXT, "rtf"), ".txt"),
    ],
)
def test_the_same_text_in_every_form(data: bytes, ending: str) -> None:
    assert plain_text(data, ending) == TEXT


def test_other_forms() -> None:
    assert plain_text("Zoë – aye".encode("cp1252"), ".txt") == "Zoë – aye"
    page = "<html><head><title>t</title><script>x()</script></head><body><p>One &amp; <b>two</b></p><p>Three<br>four"
    assert plain_text(page.encode(), ".HTML") == "One & two\nThree\nfour"
    assert plain_text(b"1 < 2 <b>", ".txt") == "1 < 2 <b>"
    assert plain_text(b"", ".rtf") == ""


def test_damaged_rtf_is_text_or_refused() -> None:
    """Bounded and seeded: whatever is done to an RTF file, it has a text that can be written, or none."""
    rng, whole, refused = random.Random(5), deposited(TEXT, "rtf"), 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 10)):
            at = rng.randrange(len(data))
            data[at : at + rng.randint(0, 6)] = rng.choice([b"{", b"}", b"\\u", b"\\'zz", b"\\u-99999999?", b"\\bin9 "])
        try:
            plain_text(bytes(data), ".rtf").encode()
        except ValueError:
            refused += 1
    assert refused < 300
