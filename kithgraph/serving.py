"""Putting together what the API is made of: a store, the private folder, the documents at hand."""

from collections.abc import Sequence
from pathlib import Path

from api.parts import LOOPBACK, Parts, accounts_of
from api.policies import Policies
from api.running import Running
from disclosure.audit import Audit
from disclosure.gate import Gate
from disclosure.register import Register
from graph_store.port import GraphStore
from kithgraph.documents.served import ServedDocuments
from schema.definition import Model


def parts_for(
    store: GraphStore,
    model: Model,
    private: Path,
    documents: Sequence[Path] | None = None,
    hosts: tuple[str, ...] = LOOPBACK,
) -> Parts:
    """The parts of an application over a store; raises E705, E706 (documents), E720 (policy), E730-E739, E759."""
    policies, audit = Policies(private), Audit(private)
    accounts = accounts_of(private, list(policies.now().roles))
    return Parts(
        model=model,
        store=store,
        policies=policies,
        gate_of=lambda policy: Gate(store, model, policy, private, audit),
        audit=audit,
        register=Register(private),
        documents=ServedDocuments(documents),
        users=accounts.users,
        sessions=accounts.sessions,
        tokens=accounts.tokens,
        throttle=accounts.throttle,
        running=Running(),
        checking=Running(threads=2),
        hosts=hosts,
    )
