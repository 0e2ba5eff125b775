"""Events per time or population: one rate, two rates, standardised rates."""

from laks._laks import stats as _compiled

rate = _compiled.rate
rate_ratio = _compiled.rate_ratio
rate_ratio_test = _compiled.rate_ratio_test
standardised_rate = _compiled.standardised_rate
standardised_ratio = _compiled.standardised_ratio
expected_events = _compiled.expected_events
