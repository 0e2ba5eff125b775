"""The plan's targets: status in word, symbol and colour, and everything it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laks._laks import cell
from laks.reporting.cells import Cell

if TYPE_CHECKING:
    import datetime as dt

    from laks._laks import Plan, PlanStatus
    from laks.reporting.voice import Voice

STATUSES = ("attained", "on_course", "behind", "missed", "undetermined", "not_started")
"""In the order in which a page counts them."""


def targets_section(status: PlanStatus, voice: Voice, plan: Plan | None = None) -> dict[str, Any]:
    """Show each target, and how many have each status.

    A question that does not arise has no row: a count of what happened has no bounds, and what is
    attained has no chance left.
    """
    declared = {} if plan is None else {target["id"]: target for target in plan.targets}
    targets = [
        _target(target, voice, _who(declared.get(target["id"]), plan, voice))
        for target in status.to_dict()["targets"]
    ]
    tally = [(name, sum(target["status"] == name for target in targets)) for name in STATUSES]
    return {
        "targets": targets,
        "counted": [
            (name, voice.say("status_mark", name), voice.say("status", name), number)
            for name, number in tally
            if number
        ],
    }


def _target(target: dict[str, Any], voice: Voice, who: Cell) -> dict[str, Any]:
    name = target["status"]
    facts = [
        ("who", who),
        ("observed", _observed(target, voice)),
        ("needed", Cell(_amount(target["needed"], target, voice))),
        ("bounds", _bounds(target, voice)),
        ("interval", _interval(target, voice)),
        ("chance", _chance(target, voice)),
        ("judged_on", Cell(voice.date(target["judged_on"]))),
        ("due", Cell(voice.date(target["due"]))),
    ]
    return {
        "id": target["id"],
        "text": target["text"],
        "status": name,
        "symbol": voice.say("status_mark", name),
        "word": voice.say("status_of", target),
        "facts": [
            (voice(f"targets.{key}"), cell) for key, cell in facts if cell.mark != "not_applicable"
        ],
        "notes": _notes(target, voice),
    }


def _who(declared: dict[str, Any] | None, plan: Plan | None, voice: Voice) -> Cell:
    """Say which people a target is about, where that is not everybody."""
    if declared is None or plan is None:
        return Cell.marked("not_applicable")
    scope = dict(declared.get("scope", {}))
    if declared.get("course"):
        scope = {"course": declared["course"], **scope}
    parts = [f"{voice.say('column', name)} {', '.join(found)}" for name, found in scope.items()]
    first, last = declared.get("from"), declared.get("to")
    is_share = declared.get("at_least_share") is not None
    if is_share and first is None and last is None and "course" not in scope:
        first = plan.starts_on
    clock = "referred" if declared.get("denominator") == "referred" else "started"
    clock = clock if is_share else declared["measure"]
    who = voice.say("below", clock)
    span = voice.chart("span", {"from": _iso(first), "to": _iso(last)})
    if not parts and not span:
        return Cell.marked("not_applicable")
    if span:
        return Cell(", ".join([f"{who} {span}", *parts]))
    return Cell(", ".join(parts))


def _iso(day: dt.date | str | None) -> str | None:
    return None if day is None else str(day)


def _amount(value: float, target: dict[str, Any], voice: Voice) -> str:
    """Write a count whole, and a share with as many decimals as it was written with."""
    if target["unit"] != "share":
        return voice.number(value)
    return voice.say("share_as_written", value)


def _observed(target: dict[str, Any], voice: Voice) -> Cell:
    """Show what was observed; in a window or course that has not opened nothing is due yet."""
    who = voice.say("below", target["denominator_is"])
    stands = cell(target)
    if target["status"] == "not_started":
        return Cell.marked(stands, who)
    if stands == "missing":
        return Cell.marked(stands)
    if target["observed"] is None or target["numerator"] is None:
        return Cell.marked(stands, voice.say("plan_note", target["note"]))
    over = voice.number(target["numerator"])
    if target["denominator"] is None:
        return Cell(voice("page.n_who", n=over, who=who))
    below = voice.number(target["denominator"])
    counts = voice("page.of_who", x=over, n=below, who=who)
    if stands == "not_due":
        return Cell.marked(stands, counts)
    return Cell(f"{voice.share(target['observed'])}: {counts}")


def _bounds(target: dict[str, Any], voice: Voice) -> Cell:
    low, high = target["if_open_fail"], target["if_open_succeed"]
    if target["unit"] != "share":
        return Cell.marked("not_applicable", voice("targets.no_bounds"))
    if target["status"] == "not_started":
        return Cell.marked("not_due")
    if low is None or high is None:
        return Cell.marked("not_applicable", voice("page.nobody_open"))
    counts = {key: voice.number(target[key]) for key in ("open", "unrated")}
    text = voice("page.to", low=voice.share(low), high=voice.share(high))
    return Cell(f"{text} ({voice('targets.open_unrated', **counts)})")


def _interval(target: dict[str, Any], voice: Voice) -> Cell:
    estimate = target["estimate"]
    if estimate is None:
        return Cell.marked("not_applicable", voice("targets.closed_count"))
    if cell(target) == "not_due":
        return Cell.marked("not_due")
    if estimate["lower"] is None or estimate["upper"] is None:
        return Cell.marked(cell(estimate), voice.say("reason", estimate["reason"]))
    ends = {key: voice.share(estimate[end]) for key, end in (("low", "lower"), ("high", "upper"))}
    level = voice.share(estimate["level"], 0)
    method = voice.say("method", estimate["method"])
    return Cell(f"{voice('page.to', **ends)} ({level}, {method})")


_OVER = {"over", "due"}
"""Why there is no chance any more: the time for one is past."""
_KINDS = {"others_may_come": "not_applicable", "ends_early": "missing", "not_judged": "missing"}
"""What stands for a chance that people enough are there for; else too few are."""


def _chance(target: dict[str, Any], voice: Voice) -> Cell:
    """Show the chance with the likely final counts; where there is none, why, and the counts."""
    chance = target["chance"]
    reason = chance["reason"] if isinstance(chance["reason"], str) else ""
    why = voice.say("no_chance", chance["reason"])
    at_the_end = _at_the_end(chance, voice)
    if chance["probability"] is None:
        if reason in _OVER or target["status"] in {"attained", "missed"}:
            return Cell.marked("not_applicable", why)
        kind = "not_due" if cell(target) == "not_due" else _KINDS.get(reason, "too_few")
        return Cell.marked(kind, "; ".join([why, *at_the_end]))
    method = voice.say("method", chance["method"])
    return Cell("; ".join([voice.say("chance", chance["probability"]), *at_the_end, method]))


def _at_the_end(chance: dict[str, Any], voice: Voice) -> list[str]:
    if chance["lower"] is None or chance["upper"] is None:
        return []
    ends = {key: voice.number(chance[end]) for key, end in (("low", "lower"), ("high", "upper"))}
    return [voice("targets.at_the_end", level=voice.share(chance["level"], 0), **ends)]


def _notes(target: dict[str, Any], voice: Voice) -> list[str]:
    notes = [voice.say("plan_note", target["note"])]
    estimate = target["estimate"]
    begun = target["status"] != "not_started"
    if estimate is not None and begun:
        notes.append(voice.say("note", estimate["note"]))
    return [note for note in notes if note]
