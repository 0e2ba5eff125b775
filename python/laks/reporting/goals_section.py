"""Goals: how many reached at least k, and each goal, with what the unrated leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks._laks import figures
from laks.reporting.cells import count
from laks.reporting.figure_table import figure_row, figure_table
from laks.reporting.picture import picture

if TYPE_CHECKING:
    from laks._laks import Plan, Tally
    from laks.reporting.voice import Voice


def goals_section(tally: Tally, plan: Plan | None, voice: Voice) -> dict[str, Any] | None:
    """Show the goals by the plan's rule; by at least one of those set where no plan has a rule."""
    recorded = len(tally.spec["goals"])
    if not recorded:
        return None
    at_least, of = _rule(plan, recorded)
    goals = tally.goals(at_least=at_least, of=of)
    total = goals.to_dict()["total"]
    reached, judged, *each = figures(goals, voice.language)
    key = "goals.at_least_of_set" if of is None else "goals.at_least_of"
    label = voice(key, k=at_least, m=of)
    of_exited = voice("goals.of_exited", who=voice.say("below", "exited"))
    return {
        "sentence": goals.sentence(voice.language),
        "chart": picture(goals, voice),
        "rule": figure_table(
            [
                figure_row(reached, voice, label),
                figure_row(judged, voice, f"{label}, {of_exited}"),
            ]
        ),
        "each": [_goal(*pair, voice) for pair in zip(total["goals"], each, strict=True)],
        "unrated": count(total["any_unrated"], voice),
        "not_due": count(total["not_due"], voice),
    }


def _rule(plan: Plan | None, recorded: int) -> tuple[int, int | None]:
    """At least how many, of how many: as the plan's first target about goals says.

    A rule about another number of goals than the table records cannot be answered, as the target
    itself says; then it is at least one of those set.
    """
    targets = [] if plan is None else plan.targets
    for target in targets:
        if target["measure"] == "goals" and target.get("of") in {None, recorded}:
            return int(target["reached"]), target.get("of")
    return 1, None


def _goal(goal: dict[str, Any], figure: dict[str, Any], voice: Voice) -> dict[str, Any]:
    row = figure_row(figure, voice, voice.say("goal", goal["id"]))
    row["not_reached"] = count(goal["not_reached"], voice)
    row["unrated"] = count(goal["unrated"], voice)
    return row
