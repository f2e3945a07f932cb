"""The audit line of a command that shows people's data, and the register's entry of a file that it writes."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import file_digest
from pathlib import Path

from disclosure.audit import Audit, Entry, Written
from disclosure.policy import load_policy
from disclosure.private import private_folder
from disclosure.register import Register, What
from disclosure.staged import staged
from kithgraph.cli.show import err
from kithgraph.person import person

#: makes a file at a path, with the export's id in it
Write = Callable[[Path, str], None]


def audited(
    action: str,
    *,
    level: str = "",
    rows: int = 0,
    version: str = "",
    question: str = "",
    parameters: Mapping[str, str] | None = None,
    families: Iterable[str] = (),
    export: str = "",
) -> None:
    """Write the audit line of what is about to be shown; call it before anything is.

    `families` are those that were asked for one by one: they count towards the day's budget, which warns on stderr.
    Raises E730-E734; then nothing may be shown.
    """
    private = private_folder()
    budget = load_policy(private).daily
    entry = Entry(person(), action, question, parameters or {}, tuple(families), level, rows, version, export=export)
    heed(Audit(private).append(entry, budget))


def heed(written: Written) -> None:
    """Say on stderr when the person has looked at so many single families today that the policy warns."""
    if written.warned:
        words = f"You looked at {written.families_today} families one by one today, as many as the policy warns at."
        err.print(words, markup=False, soft_wrap=True)


def begun(what: What) -> str:
    """The id under which a file of the research level is about to leave; raises E730, E731, E739."""
    return Register(private_folder()).begin(what, person())


def entered(what: What, rows: int, families: Iterable[str] = ()) -> str:
    """The id under which a file of the research level is about to leave; the audit log names it, and what was asked.

    `families` as `audited` takes them, whose budget counts. Raises E730-E734, E739; then nothing may be written.
    """
    export = begun(what)
    logged(what, export, rows, families)
    return export


def logged(what: What, export: str, rows: int, families: Iterable[str] = ()) -> None:
    """Write the audit line of a file that is about to leave under an id; raises as `audited`."""
    audited(
        what.kind,
        level=what.level,
        rows=rows,
        version=what.data_version,
        question=what.question,
        parameters=what.parameters,
        families=families,
        export=export,
    )


def write_export(export: str, path: Path, form: str, write: Write) -> None:
    """Write a file under its id; it takes its place only when its SHA-256 stands in the register.

    Raises E701 when it may not be written, E736 when the release was recalled meanwhile, E739.
    """
    with staged(path) as staging:
        write(staging, export)
        with staging.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        Register(private_folder()).written(export, person(), digest, form)
