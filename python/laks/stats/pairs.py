"""The same people twice, in categories or in scores."""

from laks._laks import stats as _compiled

paired_test = _compiled.paired_test
paired_difference = _compiled.paired_difference
paired_ratio = _compiled.paired_ratio
paired_odds_ratio = _compiled.paired_odds_ratio
symmetry_test = _compiled.symmetry_test
sign_test = _compiled.sign_test
SignedRankTest = _compiled.SignedRankTest
PairedChange = _compiled.PairedChange
paired_change = _compiled.paired_change
