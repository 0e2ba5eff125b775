"""Inequality along a social order."""

from laks._laks import stats as _compiled

Gap = _compiled.Gap
SlopeIndex = _compiled.SlopeIndex
ConcentrationIndex = _compiled.ConcentrationIndex
gap = _compiled.gap
slope_index = _compiled.slope_index
concentration_index = _compiled.concentration_index
attributable_share = _compiled.attributable_share
