"""The compiled half of laks, as type checkers see it."""

__version__: str
