"""One person: reliable change, and goal attainment."""

from laks._laks import stats as _compiled

ReliableChangeCounts = _compiled.ReliableChangeCounts
ReliableChange = _compiled.ReliableChange
reliable_change = _compiled.reliable_change
cut_off = _compiled.cut_off
GoalAttainment = _compiled.GoalAttainment
goal_attainment = _compiled.goal_attainment
