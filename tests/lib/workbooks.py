"""Workbooks in bytes, for tests that damage them: taken apart and packed again, or encrypted."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from tests.lib.folders import BOOK, SmallStudy

SECOND = "xl/worksheets/sheet2.xml"


def saved(tmp_path: Path, book: Workbook) -> Path:
    """A study folder with this workbook."""
    folder = tmp_path / "study"
    folder.mkdir()
    SmallStudy().write_file(folder)
    book.save(folder / BOOK)
    return folder


def workbook_bytes(tmp_path: Path) -> bytes:
    """The small study as a workbook."""
    path = tmp_path / "whole.xlsx"
    SmallStudy().book().save(path)
    return path.read_bytes()


def repacked(source: bytes, tmp_path: Path, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The workbook with its members changed; None leaves one out."""
    (tmp_path / "before.xlsx").write_bytes(source)
    with (
        zipfile.ZipFile(tmp_path / "before.xlsx") as before,
        zipfile.ZipFile(tmp_path / "after.xlsx", "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            data = change(name, before.read(name))
            if data is not None:
                after.writestr(name, data)
    return (tmp_path / "after.xlsx").read_bytes()


def encrypted() -> bytes:
    """A compound file with the streams of an encrypted workbook, as Office writes it, holding nothing."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    sector = struct.pack("<III", fat, end, end) + struct.pack("<I", free) * 125

    def entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0" if name else b""
        links = struct.pack("<III", free, right, child)
        return (
            text.ljust(64, b"\0")
            + struct.pack("<HBB", len(text), kind, 1)
            + links
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    directory = entry("Root Entry", 5, 1, free, end, 0) + entry("EncryptionInfo", 2, free, 2, 2, 0)
    directory += entry("EncryptedPackage", 2, free, free, end, 0) + entry("", 0, free, free, 0, 0)
    return header + sector + directory + bytes(512)
