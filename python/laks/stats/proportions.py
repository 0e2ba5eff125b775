"""One share: its interval, its test against a target, and what it would be at another mix."""

from laks._laks import stats as _compiled

posterior_at_least = _compiled.posterior_at_least
proportion = _compiled.proportion
proportion_test = _compiled.proportion_test
standardised_proportion = _compiled.standardised_proportion
