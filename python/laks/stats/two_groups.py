"""Two independent groups: difference, ratio, odds ratio, test."""

from laks._laks import stats as _compiled

ClusteredDifference = _compiled.ClusteredDifference
clustered_difference = _compiled.clustered_difference
difference = _compiled.difference
difference_test = _compiled.difference_test
risk_ratio = _compiled.risk_ratio
odds_ratio = _compiled.odds_ratio
two_by_two_test = _compiled.two_by_two_test
