"""Many p-values at once, and several imputed data sets."""

from laks._laks import stats as _compiled

PooledEstimate = _compiled.PooledEstimate
holm = _compiled.holm
benjamini_hochberg = _compiled.benjamini_hochberg
pool_imputations = _compiled.pool_imputations
