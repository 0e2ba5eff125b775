"""One share: its interval, and its test against a target."""

from laks._laks import stats as _compiled

proportion = _compiled.proportion
proportion_test = _compiled.proportion_test
