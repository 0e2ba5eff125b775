"""What functions of several families return."""

from laks._laks import stats as _compiled

Estimate = _compiled.Estimate
Interval = _compiled.Interval
Test = _compiled.Test
