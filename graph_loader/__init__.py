"""From a study folder to graph tables: read, check, interpret, derive; columnar throughout."""
