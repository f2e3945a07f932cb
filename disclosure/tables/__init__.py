"""Released tables as data: each file says by what families are counted; the code reads, checks and classifies."""
