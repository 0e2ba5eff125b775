"""Units side by side: funnel limits, flags, overdispersion, partial pooling."""

from laks._laks import stats as _compiled

FunnelFlag = _compiled.FunnelFlag
Overdispersion = _compiled.Overdispersion
PartialPooling = _compiled.PartialPooling
funnel_limits = _compiled.funnel_limits
funnel_flag = _compiled.funnel_flag
overdispersion = _compiled.overdispersion
partial_pooling = _compiled.partial_pooling
