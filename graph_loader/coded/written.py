"""study.yaml of a study that begins with a coding tool's file: every code with its count and its proposed meaning."""

from graph_loader.coded.project import Project
from graph_loader.coded.proposal import CodeProposal, NameProposal, Proposal, decided
from graph_loader.started import Started, entry, mapping, quoted, told

HEAD = """\
# What each code means. Every line is a proposal: check it, change it, or write
#   keep        a theme: kept as a code, no interaction and no statement
#   leave out   not to be read at all
#   decide      not decided yet; kith check names it with its passages
# A code takes what the codes above it mean and adds its own. * stands for any name of a level."""
OTHERWISE = """\
  # What to write where a passage says nothing, such as whose account it is, and the part of people without one:
  # otherwise: {voice: "role:mother", status: held, people: attended}
  # Coders are kept apart; to read them as one: coders: together"""


def yaml_of(project: Project, fields: dict[str, str], proposal: Proposal, started: Started) -> list[str]:
    """The lines of the file."""
    lines = [f"# Made from {told(project.file)}. The file here is a copy."]
    lines += [f"{name}: {quoted(value)}" for name, value in fields.items()]
    lines += ["coded:", f"  files: {quoted(project.file)}", *(f"  {line}" for line in HEAD.splitlines())]
    lines += ["  codes:"] if proposal.codes else []
    said = decided(proposal)
    lines += [_code(one, said[one.path]) for one in proposal.codes]
    if proposal.own:
        lines.append(f"    # and {proposal.own} codes below kithgraph, which are our own words")
    lines += _names("variables", proposal.variables, "sheet.column, keep or leave out")
    lines += _names("links", proposal.links, "a column of a passage, a stated tie, keep or leave out")
    lines += OTHERWISE.splitlines()
    if started.sheets:
        lines.append(f"# To be completed: {', '.join(started.sheets)}.")
    return lines


def _code(one: CodeProposal, said: str | dict[str, str]) -> str:
    count = f"{one.passages:,} passage{'' if one.passages == 1 else 's'}"
    doubt = f"; perhaps {' or '.join(one.either)}" if one.either else ""
    spelt = "; spelt otherwise" if one.near else ""
    comment = f"  # {count}{doubt}{spelt}"
    return entry(one.path, (said if isinstance(said, str) else mapping(said)) + comment, 4)


def _names(field: str, proposals: list[NameProposal], choices: str) -> list[str]:
    """Variables or links: those with a meaning as entries, those without as comments to be completed."""
    said = [one for one in proposals if one.target is not None and not one.own]
    lines = [f"  {field}:"] if said else []
    for one in said:
        unknown = f", of which no code list knows {one.unknown:,}" if one.unknown else ""
        lines.append(entry(one.name, f"{one.target}  # {_counted(field, one)}{unknown}", 4))
    open_ = [one for one in proposals if one.target is None]
    if open_:
        lines.append(f"  # {field} to be decided, each as {choices}:")
        lines += [f"  #   {quoted(told(one.name))}:   # {_counted(field, one)}" for one in open_]
    own = sum(one.own for one in proposals)
    if own:
        lines.append(f"  # {own} {field} have names of ours and need no entry.")
    return lines


def _counted(field: str, one: NameProposal) -> str:
    word = "different value" if field == "variables" else "link"
    return f"{one.count:,} {word}{'' if one.count == 1 else 's'}"
