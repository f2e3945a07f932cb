"""Who is at the command line or the façade: the account of the operating system that runs it."""

import getpass
import os


def person() -> str:
    """The account's name. It is that of the process and not what LOGNAME or USER say, which anybody may set."""
    return _account()


def _account() -> str:
    if os.name != "posix":
        return getpass.getuser()
    # Windows has no such module.
    import pwd  # noqa: PLC0415

    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"uid-{number}"
