"""`make demo`: a package, since the processes that draw import again what a program is but for a `__main__`."""
