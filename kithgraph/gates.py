"""The gate of whoever runs kithgraph on a graph that they can open themselves."""

from collections.abc import Callable

from disclosure.asker import Asker
from disclosure.audit import Audit, Written
from disclosure.gate import Gate
from disclosure.policy import load_policy
from disclosure.private import private_folder
from graph_store.port import GraphStore
from kithgraph.person import person
from schema.definition import Model


def local_gate(store: GraphStore, model: Model, heed: Callable[[Written], None] = lambda _: None) -> tuple[Gate, Asker]:
    """The gate over a store, and who stands before it: the account, in the policy's local role.

    Raises E720 (policy), E730 and E731 (private folder).
    """
    private = private_folder()
    policy = load_policy(private)
    gate = Gate(store, model, policy, private, Audit(private), heed)
    return gate, Asker(person(), (policy.local.role,))
