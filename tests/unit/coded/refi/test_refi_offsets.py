"""Counting places: whichever way a tool counts, its quotes end up on the words that they quote."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_loader.coded.refi.offsets import Range, laid, quotes, settle
from schema.problems import Report
from tests.lib.refi import TEXT, WORDS, code, coding, column, project, qdpx, read, read_xml, selection, source

WAYS: dict[str, Callable[[str], int]] = {
    "code_points": len,
    "crlf": lambda before: len(before) + before.count("\n"),
    "utf16": lambda before: len(before.encode("utf-16-le")) // 2,
    "crlf_utf16": lambda before: len(before.encode("utf-16-le")) // 2 + before.count("\n"),
    "bytes": lambda before: len(before.encode()),
}
#: Three lines, each with something that one of the ways counts otherwise.
LONG = "\U0001f600 one cafe\u0301 \u20ac\n" * 3 + "two <&> \U0001f600\U0001f600\nthree words here\nand the end"
QUOTES = ["one cafe\u0301", "two <&>", "three words", "the end"]


@pytest.mark.parametrize("way", WAYS)
def test_quotes_settle_the_way_of_counting(way: str) -> None:
    count = WAYS[way]
    ranges = []
    for words in QUOTES:
        at = LONG.rindex(words)
        ranges.append(Range(count(LONG[:at]), count(LONG[: at + len(words)]), words, ""))
    mode, settled = settle(laid(LONG), ranges)
    assert mode == way
    assert [LONG[one.span[0] : one.span[1]] for one in settled if one.span] == QUOTES


def test_line_ends_count_as_the_file_has_them() -> None:
    """A file with some line ends of two characters and some of one is counted as it stands."""
    raw = "one\r\ntwo\nthree\r\nfour five six seven"
    words = "four five six seven"
    laid_out = laid(raw)
    assert laid_out.text == raw.replace("\r\n", "\n")
    at = raw.index(words)
    mode, (settled,) = settle(laid_out, [Range(at, at + len(words), words, "")])
    assert mode == "crlf"
    assert settled.span == (at - 2, at - 2 + len(words))


def test_a_lone_carriage_return_is_a_line_end() -> None:
    assert laid("\ufeffone\rtwo").text == "one\ntwo"


def test_places_beyond_the_end_settle_it_where_nothing_is_quoted() -> None:
    text = "one\ntwo\nthree"
    mode, (first, last) = settle(laid(text), [Range(0, 3, "", ""), Range(10, 15, "", "")])
    assert mode == "crlf"
    assert (first.span, last.span) == ((0, 3), (8, 13))


def test_nothing_to_choose() -> None:
    mode, (settled,) = settle(laid("plain words"), [Range(0, 5, "plain", "")])
    assert (mode, settled.quote_matches) == (None, True)


@given(st.text(alphabet="ab \n\u0301\u20ac\U0001f600<&", max_size=60), st.sampled_from(sorted(WAYS)), st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_is_counted_ends_inside_the_text(text: str, way: str, data: st.DataObject) -> None:
    count = WAYS[way]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    _, (settled,) = settle(laid(text), [Range(count(text[:start]), count(text[:end]), words, "")])
    if settled.span is not None:
        assert 0 <= settled.span[0] <= settled.span[1] <= len(text)
    if words.strip():
        # Some way of counting puts the quote on its words, if not always this one.
        assert settled.quote_matches is True
        assert settled.span is not None
        assert text[slice(*settled.span)].split() == words.split()


@pytest.mark.parametrize(
    ("words", "matches"),
    [
        ("cafe\u0301 was shut", True),
        ("cafe\u0301\twas  shut\n", True),
        ("cafe\u0301 was\u2026", True),
        ("cafe\u0301 wa...", True),
        ("cafe\u0301 was", False),
        ("...", False),
        ("caf\u00e9 was shut", False),
        ("", False),
    ],
)
def test_what_quotes(words: str, matches: bool) -> None:
    start = TEXT.index(WORDS)
    assert quotes(words, TEXT, start, start + len(WORDS)) is matches


@pytest.mark.parametrize(
    ("start", "end"), [(-3, 4), (9, 3), (4, 100_000), ("", 4), ("x", "y"), ("1e3", 2), (10**30, 10**31), ("\u0663", 4)]
)
def test_impossible_places(tmp_path: Path, start: object, end: object) -> None:
    """The passage and its coding stay, without a place, and the first such selection is named by its number."""
    inner = selection("good", 0, 5, coding("Care"), name_="Rowan") + selection("bad", start, end, coding("Care", nth=1))
    report = Report()
    found = read_xml(tmp_path, project(codes=code("Care"), sources=source("I", inner)), report)
    assert found.passages.select("unit", "start", "end").rows() == [("chars", 0, 5), (None, None, None)]
    assert found.codings.height == 2
    (problem,) = report.problems()
    assert str(problem).startswith('E823 bare.qde, sheet "selections", row 2: A selection has no possible place')


def test_half_a_character_is_no_place(tmp_path: Path) -> None:
    """Counted in UTF-16, one of the ends falls between the two halves of an emoji."""
    text = "\U0001f600\U0001f600 and enough words to quote"
    units = len(text.encode("utf-16-le")) // 2
    inner = selection("quote", 5, units, coding("Care"), name_="and enough words to quote") + selection("half", 1, 5)
    report = Report()
    found = read_xml(tmp_path, project(codes=code("Care"), sources=source("I", inner, text=text)), report)
    assert found.passages.select("start", "end").rows() == [(3, len(text)), (None, None)]
    assert [problem.code for problem in report.problems()] == ["E823"]


def test_words_that_stand_elsewhere(tmp_path: Path) -> None:
    inner = selection("s", 0, 5, coding("Care"), name_="something else")
    report = Report()
    found = read_xml(tmp_path, project(codes=code("Care"), sources=source("I", inner)), report)
    assert found.passages.select("start", "end", "quote", "quote_matches").rows() == [(0, 5, "something else", False)]
    assert [str(p).split(":")[0] for p in report.problems()] == ['E824 bare.qde, sheet "selections", row 1']


def test_a_title_beside_a_description_that_quotes(tmp_path: Path) -> None:
    inner = selection("s", 0, 5, "<Description>Rowan</Description>" + coding("Care"), name_="A title")
    found = read_xml(tmp_path, project(codes=code("Care"), sources=source("I", inner)))
    assert found.passages.select("quote", "quote_matches", "memo").rows() == [("Rowan", True, "A title")]


def test_without_its_text_a_place_stands_as_it_is(tmp_path: Path) -> None:
    inner = selection("s", 7, 9, coding("Care"), name_="ab") + selection("t", 9, 7)
    sources = source("I", inner, text=None, plainTextPath="internal://gone.txt")
    found = read(qdpx(tmp_path / "p.qdpx", project(codes=code("Care"), sources=sources)))
    assert found.passages.select("unit", "start", "quote", "quote_matches").rows() == [
        ("chars", 7, "ab", None),
        (None, None, None, None),
    ]
    assert column(found.skipped, "what") == ["texts that are not at hand"]
