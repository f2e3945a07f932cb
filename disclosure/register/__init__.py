"""The register of everything that leaves as a file: what, at which level, for whom, who approved it, its SHA-256."""

from disclosure.register.quotes import Quotes
from disclosure.register.register import Register
from disclosure.register.shapes import Approval, Export, File, What

__all__ = ["Approval", "Export", "File", "Quotes", "Register", "What"]
