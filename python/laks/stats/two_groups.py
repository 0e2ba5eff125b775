"""Two independent groups: difference, ratio, odds ratio, test; people in clusters; two means."""

from laks._laks import stats as _compiled

ClusteredDifference = _compiled.ClusteredDifference
ClusteredProportion = _compiled.ClusteredProportion
MeanDifference = _compiled.MeanDifference
clustered_difference = _compiled.clustered_difference
clustered_proportion = _compiled.clustered_proportion
difference = _compiled.difference
difference_test = _compiled.difference_test
risk_ratio = _compiled.risk_ratio
mean_difference = _compiled.mean_difference
odds_ratio = _compiled.odds_ratio
two_by_two_test = _compiled.two_by_two_test
