"""The bootstrap of a mean."""

from laks._laks import stats as _compiled

Bootstrap = _compiled.Bootstrap
bootstrap_mean = _compiled.bootstrap_mean
bootstrap_from_replicates = _compiled.bootstrap_from_replicates
