"""Which documents, passages, codes and people of a study reached the graph, and which did not?"""

from tests.spec.conftest import SpecGraph


def test_what_reached_interactions_and_statements_and_what_neither(graph: SpecGraph) -> None:
    """A document without a coded passage and people of whom nothing is told stand by their ids."""
    graph.told(
        documents="""
            document | title     | document_kind
            D1       | Interview | interview
            D2       | Fieldnote | fieldnote
        """,
        episodes="""
            episode | kind         | status | attended   | absent | codes
            e1      | clinic_visit | held   | mum; nurse |        | Tests > Urine
            e2      | home_visit   | missed | sw         | dad    |
        """,
        statements="""
            statement | statement_kind | holder | reporter | about | document
            st1       | view           | mum    | mum      | mw    | D1
        """,
    )
    graph.answers(
        "coverage",
        """
            what          | named | in_interactions | in_statements | in_neither | left
            children      | 1     | 0               | 0             | 1          | s:baby
            codes         | 1     | 1               | 0             | 0          |
            documents     | 2     | 1               | 1             | 1          | s:D2
            families      | 2     | 1               | 0             | 1          | s:F2
            parents       | 3     | 2               | 1             | 1          | s:other
            passages      | 3     | 2               | 1             | 0          |
            professionals | 3     | 2               | 1             | 0          |
            services      | 3     | 2               | 0             | 1          | s:S3
        """,
        study="s",
    )


def test_a_study_of_which_nothing_is_coded(graph: SpecGraph) -> None:
    graph.told()
    graph.answers(
        "coverage",
        "what | named | in_neither\nchildren | 1 | 1\ndocuments | 1 | 1\nfamilies | 2 | 2\nparents | 3 | 3\nprofessionals | 3 | 3\nservices | 3 | 3",
    )
    assert graph.ask("coverage", study="t").rows.is_empty()
