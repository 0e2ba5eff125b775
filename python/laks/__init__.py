"""Recruitment, retention and goals of health programmes, counted once and inferred from counts.

laks answers, for a health programme: how many were referred, started, stayed and completed, did
well-being change, did people reach their goals, and was the plan's target met. Importing it loads
the compiled extension and nothing else: readers, plots and reports load when they are used.

Examples
--------
>>> import laks
>>> laks.__version__.count(".")
2
"""

from laks._laks import __version__

__all__ = ["__version__"]
