"""Times until something happens, where some are seen only for a while."""

from laks._laks import stats as _compiled

Survival = _compiled.Survival
survival = _compiled.survival
CumulativeIncidence = _compiled.CumulativeIncidence
CauseCurve = _compiled.CauseCurve
cumulative_incidence = _compiled.cumulative_incidence
GroupTest = _compiled.GroupTest
logrank = _compiled.logrank
gray_test = _compiled.gray_test
