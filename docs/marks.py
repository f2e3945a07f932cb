"""What every derived page bears."""

DERIVED = "<!-- Derived from the code by `make docs`; not edited by hand. -->"
