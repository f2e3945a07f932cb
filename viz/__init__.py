"""Drawings of released rows: the network explorer, one file a map."""
