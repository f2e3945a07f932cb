"""Looking into a project archive before anything of it is read: is it whole, honest, and one project?"""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from schema.problems import KithError, Place

#: More members, more unpacked bytes or a greater ratio than this are refused.
MEMBER_LIMIT = 10_000
UNPACKED_LIMIT = 2 << 30
RATIO_LIMIT = 200
#: Below this an archive may be packed as tightly as it likes.
SMALL = 20_000_000
ENCRYPTED = 1
#: What a broken archive raises; RuntimeError and NotImplementedError stand for ways of packing that no tool uses.
ARCHIVE_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError)


def open_archive(path: Path, place: Place) -> zipfile.ZipFile:
    """The archive, its list of members checked and nothing unpacked; raises KithError (E803-E808)."""
    try:
        archive = zipfile.ZipFile(path)
    except ARCHIVE_ERRORS as fault:
        raise KithError("E803", place) from fault
    fault_code = _fault(archive.infolist(), path.stat().st_size)
    if fault_code is not None:
        archive.close()
        code, details = fault_code
        raise KithError(code, place, **details)
    return archive


def _fault(members: list[zipfile.ZipInfo], packed: int) -> tuple[str, dict[str, str | int]] | None:
    if len(members) > MEMBER_LIMIT:
        return "E805", {"limit": MEMBER_LIMIT}
    if any(_leads_out(member) for member in members):
        return "E806", {}
    if any(member.flag_bits & ENCRYPTED for member in members):
        return "E807", {}
    names = [member.filename.casefold() for member in members]
    if len(set(names)) < len(names):
        return "E808", {}
    size = sum(member.file_size for member in members)
    if size > UNPACKED_LIMIT or (size > SMALL and size / max(packed, 1) > RATIO_LIMIT):
        return "E804", {"limit": UNPACKED_LIMIT >> 20, "ratio": RATIO_LIMIT}
    return None


def _leads_out(member: zipfile.ZipInfo) -> bool:
    name = member.filename.replace("\\", "/")
    drive = len(name) > 1 and name[1] == ":"
    return name.startswith("/") or drive or ".." in name.split("/") or stat.S_ISLNK(member.external_attr >> 16)


def project_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that end in .qde, in any case and at any depth; what a Mac adds beside them is none."""
    return [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(".qde")
        and not base_name(member.filename).startswith(".")
        and not member.filename.startswith("__MACOSX/")
    ]


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Place) -> bytes:
    """A member's bytes, its sum checked; raises KithError E803."""
    try:
        return archive.read(member)
    except ARCHIVE_ERRORS as fault:
        raise KithError("E803", place) from fault


def base_name(name: str) -> str:
    """The last part of a name, whichever way its slashes lean, in small letters."""
    return PurePosixPath(name.replace("\\", "/")).name.lower()
