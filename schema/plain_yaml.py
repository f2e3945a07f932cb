"""Reading YAML of our own, as every command does at its start."""

from pathlib import Path
from typing import Any

import yaml

#: the safe loader of libyaml where PyYAML was built with it: ten times as fast
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """What stands in a file; raises OSError, UnicodeDecodeError and yaml.YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader either way
