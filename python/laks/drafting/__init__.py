"""A proposed ``schema.toml`` for a file that laks has not seen before.

The file is looked at as a grid of texts. What its columns seem to be is written down as a schema
to read, complete and keep; nothing is decided that a person has to decide.
"""

from laks.drafting.proposal import draft

__all__ = ["draft"]
