"""What coding tools give: projects, codebooks and tables of coded segments, and how they become sheets of ours."""
