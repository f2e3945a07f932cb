"""Composite maps: the webs of many families laid over each other, of which no part stands for fewer than k of them."""
