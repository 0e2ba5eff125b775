"""Will the target be met?"""

from laks._laks import stats as _compiled

Prediction = _compiled.Prediction
SuccessProbability = _compiled.SuccessProbability
at_least_more = _compiled.at_least_more
events_more = _compiled.events_more
success_probability = _compiled.success_probability
