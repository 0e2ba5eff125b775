"""Run charts and control charts."""

from laks._laks import stats as _compiled

RunsTest = _compiled.RunsTest
ChartPhase = _compiled.ChartPhase
ControlChart = _compiled.ControlChart
run_chart = _compiled.run_chart
xmr_chart = _compiled.xmr_chart
p_chart = _compiled.p_chart
u_chart = _compiled.u_chart
c_chart = _compiled.c_chart
runs_test = _compiled.runs_test
