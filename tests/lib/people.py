"""Who is at the command line: other accounts than the tester's, and a controller's policy for a study of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from disclosure.policy import SHIPPED


@contextmanager
def account(name: str) -> Iterator[None]:
    """Commands that run meanwhile in this process are this account's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kithgraph.person._account", lambda: name)
        yield


def write_policy(private: Path, **studies: str) -> None:
    """Put a policy into a private folder: the shipped one, with these studies labelled with these levels."""
    policy = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    labels = {study: {"level": level, "because": "A test."} for study, level in studies.items()}
    policy["studies"].update(labels)
    private.mkdir(mode=0o700, parents=True, exist_ok=True)
    (private / "policy.yaml").write_text(yaml.safe_dump(policy), encoding="utf-8")
