"""Commands about the audit log: verify, head, show."""

import json
import re
from datetime import datetime
from typing import Annotated

import typer

from disclosure.audit import Audit, verify
from disclosure.audit.show import last_lines
from disclosure.private import private_folder
from kithgraph.cli.audited import audited
from kithgraph.cli.options import Json
from kithgraph.cli.show import plain, show_table

group = typer.Typer(help="The log of who looked at what.", no_args_is_help=True)
NOTED = re.compile(r"(\d+):([0-9a-f]{64})")
#: faults that are named; the rest is counted
MOST = 20


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group.command("verify")(verify_command)
    group.command("head")(head_command)
    group.command("show")(show_command)
    app.add_typer(group, name="audit")


def verify_command(
    noted: Annotated[
        str, typer.Option("--head", help="A head noted earlier, as kith audit head prints it; the log must hold it.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Verify that no line of the log was changed, taken out, moved or cut off. Exits 0 when so, 3 when not."""
    parts = NOTED.fullmatch(noted)
    if noted and parts is None:
        raise typer.BadParameter("A head is a number, a colon and 64 hexadecimal digits, as kith audit head prints it.")
    audit = Audit(private_folder())
    found = verify(audit, (int(parts[1]), parts[2]) if parts else None)
    if as_json:
        whole = {
            "folder": str(audit.folder),
            "sound": not found.faults,
            "lines": found.lines,
            "head": str(found.head),
            "faults": [vars(fault) for fault in found.faults],
            "after_head": found.after_head,
            "torn_bytes": found.torn,
        }
        plain(json.dumps(whole, indent=1))
    else:
        for fault in found.faults[:MOST]:
            plain(f"  {fault}")
        if len(found.faults) > MOST:
            plain(f"  {len(found.faults) - MOST:,} more; --json lists them all.")
        if found.after_head:
            plain(f"Whole lines after the head, of a process that was killed; they count: {found.after_head}.")
        if found.torn:
            plain(f"A torn line of {found.torn} bytes, of a process that was killed; the next line takes its place.")
        verdict = "is as it was written" if not found.faults else "is NOT what was written"
        plain(f"The audit log {verdict}: {found.lines:,} lines. Head {found.head}")
    if found.faults:
        raise typer.Exit(3)


def head_command() -> None:
    """Print the number and hash of the last line. Note it elsewhere: no rewriting of the log changes the note."""
    plain(str(Audit(private_folder()).head()))


def show_command(
    who: Annotated[str, typer.Option("--who", help="Only this person's lines.")] = "",
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Only from this day (UTC) on.")
    ] = None,
    most: Annotated[int, typer.Option("--limit", min=1, help="Show at most so many lines.")] = 50,
    as_json: Json = False,
) -> None:
    """Show the last lines of the log, oldest first; that somebody looked at them is a line too."""
    audited("audit show")
    rows = last_lines(Audit(private_folder()), most, who, since.date() if since else None)
    if as_json:
        plain(json.dumps(rows.to_dicts(), ensure_ascii=False, indent=1))
    else:
        show_table(rows)
