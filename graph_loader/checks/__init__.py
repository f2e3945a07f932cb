"""Checks are expressions over whole columns; every problem of a folder goes into one report."""
