"""Tables that coding tools export: recognised by their headers, read into the frames of a coded project."""
