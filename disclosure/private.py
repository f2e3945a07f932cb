"""The private folder: the controller's policy, the register of releases, the audit log, the users, what is frozen.

It belongs to one account. Where several people of one machine share a log and a register, they make the folder
themselves, for a group; it is never open to everybody.
"""

import os
import stat
from pathlib import Path

from schema.problems import KithError, Place

VARIABLE = "KITH_PRIVATE"
#: what the folder is called where nobody names another
DEFAULT = (".kithgraph", "private")
GROUP_WRITES = stat.S_IRWXG


def private_folder() -> Path:
    """The folder that KITH_PRIVATE names, else `~/.kithgraph/private`, made where it is missing.

    Raises E730 when it cannot be made or written, E731 when every account of the machine may enter it.
    """
    named = os.environ.get(VARIABLE)
    return ready(Path(named).expanduser() if named else Path.home().joinpath(*DEFAULT))


def ready(folder: Path) -> Path:
    """A private folder, made with mode 0700 where it is missing; raises E730, E731."""
    place = Place(file=str(folder))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = folder.stat().st_mode
    except OSError as error:
        raise KithError("E730", place) from error
    # Windows shows every folder as open and keeps rights in another way.
    if os.name == "posix" and mode & stat.S_IRWXO:
        raise KithError("E731", place)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise KithError("E730", place)
    return folder


def inner(folder: Path, name: str) -> Path:
    """A folder within the private folder, with its mode; raises E730."""
    found = folder / name
    try:
        if not found.is_dir():
            found.mkdir(exist_ok=True)
            found.chmod(stat.S_IMODE(folder.stat().st_mode))
    except OSError as error:
        raise KithError("E730", Place(file=str(found))) from error
    return found


def file_mode(folder: Path) -> int:
    """The mode of files in a private folder: 0600, and 0660 where its group was let in on purpose."""
    shared = stat.S_IMODE(folder.stat().st_mode) & GROUP_WRITES == GROUP_WRITES
    return 0o660 if shared else 0o600
