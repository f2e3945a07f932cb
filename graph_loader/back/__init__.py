"""The way back: from a graph's tables to the sheets that give it, and from sheets to a project of a coding tool."""
