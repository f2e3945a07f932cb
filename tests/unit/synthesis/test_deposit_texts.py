"""A document's file holds the document's text, sign by sign, in either form."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from striprtf.striprtf import rtf_to_text

from schema.ids import KEY_PATTERN
from synthesis.deposit.materials import SYNTHETIC, materials
from synthesis.deposit.texts import deposited, file_name

TRICKY = (
    "Mairi: “Seònaid’s bairn” 👩‍👧 — café, e\u0301\t"
    "C:\\new \\par {[name]} & <b> \u00a0| \\u8217? \\'e9 1~2_3-4\n\n2 ends"
)
#: everything but halves of pairs and signs for machines; a tab and a line's end are text
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t\\{}🙂é’"))


def read_back(rtf: bytes) -> str:
    """The text of an RTF file; the halves of a pair, which RTF writes one by one, are joined."""
    text: str = rtf_to_text(rtf.decode("ascii"))  # type: ignore[no-untyped-call]
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@given(TEXTS)
def test_rtf_reads_back_as_the_same_text(text: str) -> None:
    assert read_back(deposited(text, "rtf")) == text


def test_a_text_full_of_signs_reads_back() -> None:
    assert read_back(deposited(TRICKY, "rtf")) == TRICKY
    assert deposited(TRICKY, "txt").decode() == TRICKY


def test_rtf_is_plain_ascii_with_a_font_table_and_even_braces() -> None:
    rtf = deposited(TRICKY, "rtf").decode("ascii")
    assert rtf.startswith("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl")
    assert "\\u-10179?\\u-9111?" in rtf  # 👩 is U+1F469, in UTF-16 D83D DC69
    assert "\\u8217?" in rtf
    bare = re.sub(r"\\[\\{}]", "", rtf)
    assert bare.count("{") == bare.count("}") > 2


def test_file_names_begin_with_the_number_and_end_in_the_form() -> None:
    assert file_name("F01-talk-1", "rtf") == "900001_F01-talk-1.rtf"
    with pytest.raises(ValueError, match="one of txt, rtf"):
        file_name("F01-talk-1", "docx")
    with pytest.raises(ValueError, match="one of txt, rtf"):
        deposited("", "docx")


def test_there_are_25_materials_that_say_they_are_synthetic() -> None:
    found = materials()
    assert len(found) == len({m.document for m in found}) == len({m.title for m in found}) == 25
    for one in found:
        assert re.fullmatch(KEY_PATTERN, one.document)
        assert one.text.startswith(f"{SYNTHETIC}\n\n{one.title}\n")
        assert len(one.text) > 250
        assert one.text.endswith("\n")
        assert read_back(deposited(one.text, "rtf")) == one.text


@pytest.mark.parametrize("kind", ["protocol", "ethics", "information", "consent", "details", "topic_guide", "codebook"])
def test_every_sort_of_material_is_there(kind: str) -> None:
    assert any(kind in m.document for m in materials())
