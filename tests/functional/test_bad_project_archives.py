"""Project archives that are damaged, unsafe or not one project: named by file, and no word of them repeated."""

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from tests.lib.bad_projects import GOOD, bare, listing, refused, said
from tests.lib.live import CANARY
from tests.lib.refi import project, qdpx, source

MEGABYTE = 1 << 20


def test_no_project_and_two_projects_in_an_archive(tmp_path: Path) -> None:
    refused(qdpx(tmp_path / "p.qdpx", "", qde="x.txt"), "E809 p.qdpx: The archive holds no project file")
    path = qdpx(tmp_path / "q.qdpx", GOOD, {f"deep/{CANARY}.QDE": GOOD.encode()})
    refused(path, "E810 q.qdpx: The archive holds 2 project files")


def test_what_a_mac_adds_is_no_project(tmp_path: Path) -> None:
    files = {"__MACOSX/._project.qde": b"\0\5", "deep/.hidden.qde": b""}
    assert said(qdpx(tmp_path / "p.qdpx", GOOD, files)) == []


def test_a_project_file_with_another_name_somewhere_else(tmp_path: Path) -> None:
    path = qdpx(tmp_path / "p.qdpx", GOOD, qde=f"deep/{CANARY}.QDE")
    assert said(path)[0].startswith("E811 p.qdpx: ")


@pytest.mark.parametrize("name", ["nested.qdpx", "sources/nested.zip"])
def test_nested_archives_are_not_opened(tmp_path: Path, name: str) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("project.qde", GOOD)
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        archive.writestr(name, inner.getvalue())
    refused(tmp_path / "p.qdpx", "E809 p.qdpx: ")


@pytest.mark.parametrize("keep", [0, 10, 200, -30, -1])
def test_archives_cut_short(tmp_path: Path, keep: int) -> None:
    data = qdpx(tmp_path / "p.qdpx", GOOD).read_bytes()
    refused(
        bare(tmp_path, data[:keep], "cut.qdpx"), "E803 cut.qdpx: The archive of the project is damaged or cut short."
    )


def test_an_altered_archive(tmp_path: Path) -> None:
    data = bytearray(qdpx(tmp_path / "p.qdpx", GOOD).read_bytes())
    data[100] ^= 0xFF
    refused(bare(tmp_path, bytes(data), "p.qdpx"), "E803 p.qdpx: ")


def test_an_altered_text_in_an_archive(tmp_path: Path) -> None:
    xml = project(sources=source("I", text=None, plainTextPath="internal://a.txt"))
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("project.qde", xml)
        archive.writestr("sources/a.txt", CANARY)
    path.write_bytes(path.read_bytes().replace(CANARY.encode(), CANARY.upper().encode()))
    refused(path, "E803 p.qdpx: ")


def with_size(data: bytes, size: int) -> bytes:
    """An archive whose list of members claims another unpacked size for the first."""
    at_list = data.index(b"PK\1\2")
    return data[: at_list + 24] + struct.pack("<L", size) + data[at_list + 28 :]


def test_sizes_that_are_not_true(tmp_path: Path) -> None:
    data = qdpx(tmp_path / "p.qdpx", GOOD).read_bytes()
    refused(bare(tmp_path, with_size(data, 60), "less.qdpx"), "E803 less.qdpx: ")
    refused(
        bare(tmp_path, with_size(data, 3 << 30), "more.qdpx"),
        "E804 more.qdpx: The archive would unpack to more than 2048 MB",
    )


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = qdpx(tmp_path / "p.qdpx", GOOD, {"sources/bomb.txt": bytes(40 * MEGABYTE)})
    assert path.stat().st_size < MEGABYTE
    refused(path, "E804 p.qdpx: The archive would unpack to more than 2048 MB or to more than 200 times its own size.")


def test_a_hundred_thousand_members(tmp_path: Path) -> None:
    data = qdpx(tmp_path / "p.qdpx", GOOD).read_bytes()
    listed, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    many = data[listed:end] * 100_000
    # The size of the list stands 12 bytes into the record at the end.
    tail = data[end : end + 12] + struct.pack("<L", len(many)) + data[end + 16 :]
    refused(
        bare(tmp_path, data[:listed] + many + tail, "p.qdpx"), "E805 p.qdpx: The archive holds more than 10000 files."
    )


@pytest.mark.parametrize(
    "name",
    [f"../{CANARY}.txt", "sources/../../x", "/etc/passwd", "..\\x.txt", "C:\\x.txt", "sources/..", "\\\\host\\x"],
)
def test_names_that_lead_outside(tmp_path: Path, name: str) -> None:
    refused(qdpx(tmp_path / "p.qdpx", GOOD, {name: b"x"}), "E806 p.qdpx: ")
    assert listing(tmp_path).keys() == {"p.qdpx"}


def test_a_symbolic_link_in_an_archive(tmp_path: Path) -> None:
    path = qdpx(tmp_path / "p.qdpx", GOOD)
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("sources/x.txt")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    refused(path, "E806 p.qdpx: ")


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    data = bytearray(qdpx(tmp_path / "p.qdpx", GOOD).read_bytes())
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + offset] |= 1
    refused(bare(tmp_path, bytes(data), "p.qdpx"), "E807 p.qdpx: The archive is protected by a password.")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["sources/a.txt", "SOURCES/A.TXT"])
def test_a_name_given_twice(tmp_path: Path, other: str) -> None:
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        for name in ("project.qde", "sources/a.txt", other):
            archive.writestr(name, GOOD)
    refused(tmp_path / "p.qdpx", "E808 p.qdpx: ")
