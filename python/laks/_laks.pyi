"""The compiled half of laks, as type checkers see it."""

__all__ = ["__version__"]

__version__: str
