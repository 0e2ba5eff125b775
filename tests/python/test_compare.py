"""Before and after: every line, from tallies, cohorts and published figures; what is refused."""

import datetime as dt
import pickle
from collections.abc import Callable

import polars as pl
import pytest
from referral_tables import referrals
from scipy import stats

import laks

CAFE = laks.datasets.ballerup()
SPLIT = CAFE.cohort.split("referred_on", at="2016-03-01")
BEFORE, AFTER = SPLIT.tallies(as_of="2016-10-31", follow_up_days=180)
PERIOD = ("2015-06-01", "2016-02-29")
COMPARISON = laks.compare(BEFORE, AFTER, before_period=PERIOD)


def test_every_rate_count_per_time_and_outcome_has_a_line() -> None:
    rates = [rate.name for rate in BEFORE.funnel().rates]
    per_time = [f"{stage}_per_30_days" for stage in ("referred", "started", "completed")]
    outcomes = [change.outcome for change in BEFORE.outcomes().changes]
    kinds = ("mean_gain", "improved", "paired_completeness")
    of_outcomes = [f"{what}_{name}" for name in outcomes for what in kinds]
    assert [line.measure for line in COMPARISON.lines] == rates + per_time + of_outcomes


def test_both_values_are_those_of_the_funnels() -> None:
    for name in ("uptake", "completion", "attrition"):
        line = COMPARISON.line(name)
        for side, tally in ((line.before, BEFORE), (line.after, AFTER)):
            (rate,) = [rate for rate in tally.funnel().rates if rate.name == name]
            assert (side.value, side.numerator, side.denominator) == (
                rate.value, rate.numerator, rate.denominator
            )  # fmt: skip
        assert line.contrast.value == pytest.approx(line.after.value - line.before.value)


def test_a_rate_over_the_started_does_not_move_with_the_waits() -> None:
    """Waits of 1-14 against 30-79 days made completion 60 % before and 1 % after."""
    rows = []
    for side, (month, waits) in enumerate((("2020-02", (1, 7, 14)), ("2020-08", (30, 50, 79)))):
        for number in range(30):
            referred = dt.date.fromisoformat(f"{month}-{1 + number % 28:02}")
            started = referred + dt.timedelta(waits[number % 3])
            completed = number % 5 < 3
            ended = started + dt.timedelta(60 if completed else 20)
            rows.append((f"{side}{number}", referred, started, ended, completed))
    frame = pl.DataFrame(
        {
            "referral_id": [row[0] for row in rows],
            "referred_on": [row[1] for row in rows],
            "started_on": [row[2] for row in rows],
            "ended_on": [row[3] for row in rows],
            "exit": ["completed" if row[4] else "dropped_out" for row in rows],
        }
    )
    split = laks.Cohort(frame).split("referred_on", at="2020-06-01")
    before, after = split.tallies(as_of="2021-06-01", follow_up_days=90)
    completion = laks.compare(before, after)["completion"]
    assert (completion.before.value, completion.after.value) == (0.6, 0.6)
    assert completion.p == 1


def test_interval_and_p_of_a_line_agree() -> None:
    tested = [line for line in COMPARISON.lines if line.p is not None]
    assert len(tested) == 4
    for line in tested:
        leaves_out = not line.contrast.lower <= 0 <= line.contrast.upper
        assert leaves_out == (line.p < 0.05), line


def test_only_the_family_carries_p_with_holms_beside() -> None:
    tested = [line for line in COMPARISON.lines if line.p is not None]
    usual = ["uptake", "completion", "improved_self_rated_health", "improved_who5"]
    assert [line.measure for line in tested] == usual
    smallest = min(line.p for line in tested)
    assert min(line.p_holm for line in tested) == pytest.approx(min(1, 4 * smallest))
    one = laks.compare(BEFORE, AFTER, family=["attrition"])
    assert one["attrition"].p == one["attrition"].p_holm
    assert one["uptake"].p is None


def test_a_plan_declares_the_family() -> None:
    plan = laks.compare(BEFORE, AFTER, before_period=PERIOD, plan=CAFE.plan)
    tested = [line.measure for line in plan.lines if line.p is not None]
    assert tested == ["referred_per_30_days", "started_per_30_days", "goals_reached_2"]
    with pytest.raises(laks.InvalidInput, match="family and plan"):
        laks.compare(BEFORE, AFTER, plan=CAFE.plan, family=["uptake"])


def test_the_p_of_counts_per_time_is_the_exact_binomial_one() -> None:
    line = laks.compare(BEFORE, AFTER, before_period=PERIOD, family=["referred_per_30_days"])[
        "referred_per_30_days"
    ]
    counts = line.before.numerator, line.after.numerator
    days = line.before.denominator, line.after.denominator
    assert (counts, days) == ((38, 45), (274, 245))
    lower = stats.binom.cdf(counts[0], sum(counts), days[0] / sum(days))
    assert line.p == pytest.approx(2 * lower, abs=1e-9)


def test_courses_come_first_and_the_plain_contrast_second() -> None:
    """People in courses were taken as independent, and a difference was called too often."""
    completion = COMPARISON["completion"]
    assert completion.courses == (3, 1)
    assert completion.plain_contrast.method == "miettinen_nurminen"
    assert completion.plain_p is not None
    assert COMPARISON["uptake"].courses is None

    # Courses on both sides: three of eight people before, three of eight after.
    def months(first: int) -> list[dt.date]:
        return [dt.date(2020, first + 6 * (course > 2), 1 + course) for course in range(6)] * 8

    frame = pl.DataFrame(
        {
            "referred_on": months(1),
            "started_on": months(2),
            "ended_on": months(4),
            "exit": [
                "completed" if person < (5, 4, 6, 7, 6, 7)[course] else "dropped_out"
                for person in range(8)
                for course in range(6)
            ],
            "course": [f"course {course}" for course in range(6)] * 8,
        }
    )  # fmt: skip
    split = laks.Cohort(frame).split("referred_on", at="2020-06-01")
    line = laks.compare(*split.tallies(as_of="2021-03-01", follow_up_days=90))["completion"]
    assert line.courses == (3, 3)
    assert line.test == "course_totals"
    # With courses of one size it is Student's t on the totals of courses.
    assert line.p == pytest.approx(stats.ttest_ind([7, 6, 7], [5, 4, 6]).pvalue, abs=1e-9)


def test_what_to_know_stands_first_in_both_languages() -> None:
    short = laks.compare(*SPLIT.tallies(as_of="2016-10-31", follow_up_days=90))
    assert short.notes()[0].startswith(
        "of those who completed in the period before, 100% took longer than 90 days, so"
    )
    assert short.notes("da")[0].startswith(
        "i før-perioden tog det mere end 90 dage for 100\u00a0% af dem, der har gennemført, så"
    )
    would_do = "siger kun lidt; en opfølgning på 133 dage ville rumme ni af ti"
    assert short.notes("da")[0].endswith(would_do)
    assert len(short.notes("da")) == len(short.notes())
    assert "took longer than 90 days" in short.sentence()
    assert not any("took longer" in note for note in COMPARISON.notes())


def test_a_changed_mix_is_said_and_one_that_was_not_counted_too() -> None:
    both = laks.compare(SPLIT.before, SPLIT.after, as_of="2016-10-31", follow_up_days=180)
    (mix,) = [note for note in both.notes() if "other people came" in note]
    assert "source Jobcenter made up 82% before and 33% after" in mix
    (mix,) = [note for note in both.notes("da") if "sammensat anderledes" in note]
    assert "henviseren Jobcenter stod for 82\u00a0% før og 33\u00a0% efter" in mix
    assert any("; count by source" in note for note in COMPARISON.notes())
    assert any("; opgør efter henviser" in note for note in COMPARISON.notes("da"))


def test_the_same_people_on_both_sides_are_refused() -> None:
    tally = CAFE.cohort.tally(as_of="2016-06-30", follow_up_days=30, by=["source"])
    later = CAFE.cohort.tally(as_of="2016-10-31", follow_up_days=30, by=["source"])
    with pytest.raises(laks.SpecMismatch, match=r"cohort\.split"):
        laks.compare(tally, later)
    jobcentre, others = (
        tally.where(source=labels)
        for labels in ("Jobcenter", ["Egen læge", "Socialpsykiatri", "Selvhenvendelse"])
    )
    assert laks.compare(jobcentre, others)["uptake"].before.denominator > 0


def test_without_a_declared_end_nothing_is_counted_per_time() -> None:
    """Three referrals of five days were eighteen a month."""
    comparison = laks.compare(BEFORE, AFTER)
    assert "referred_per_30_days" not in [line.measure for line in comparison.lines]
    said = (
        "the length of the period before is not known, so nothing is counted per 30 days; give its"
    )
    assert any(note.startswith(said) for note in comparison.notes())
    # Of the command line it was advised to give before_period=(første, sidste).
    assert (
        "før-periodens længde er ikke oplyst, så antal pr. 30 dage er ikke beregnet; angiv dens "
        "første og sidste dag"
    ) in comparison.notes("da")
    assert comparison.before_period == (None, None)
    assert [day.isoformat() for day in comparison.after_period] == ["2016-03-01", "2016-10-31"]


def test_each_cohort_may_have_its_own_date() -> None:
    both = laks.compare(
        SPLIT.before, SPLIT.after, as_of=("2016-09-15", "2016-10-31"), follow_up_days=90
    )
    assert (both.before_as_of.isoformat(), both.after_as_of.isoformat()) == (
        "2016-09-15",
        "2016-10-31",
    )


def test_a_split_hides_nothing() -> None:
    """Its tallies are those of its parts, and the comparison sees no more than two tallies."""
    again = [laks.Tally.from_json(tally.to_json()) for tally in (BEFORE, AFTER)]
    assert laks.compare(*again, before_period=PERIOD) == COMPARISON


def test_lines_of_published_figures_are_paired_by_name() -> None:
    """With offers on one side only, uptake after was given as 70 %."""
    known = {"waiting": 0, "never_started": 20, "ongoing": 0, "ended_other": 0, "ended_unknown": 0}
    before = laks.Tally.from_counts(
        referred=50, offered=45, started=30, completed=20, dropped_out=10, **known
    )
    after = laks.Tally.from_counts(referred=60, started=40, completed=28, dropped_out=12, **known)
    comparison = laks.compare(before, after)
    assert comparison["uptake"].after.value == pytest.approx(40 / 60)
    assert comparison["offer"].contrast.reason == "one of the two is not known"


def test_published_figures_have_rates_but_no_counts_per_time() -> None:
    before = laks.Tally.from_counts(referred=35, started=24)
    after = laks.Tally.from_counts(referred=41, started=36)
    comparison = laks.compare(before, after)
    assert comparison.before_period == (None, None)
    assert "referred_per_30_days" not in [line.measure for line in comparison.lines]
    completion = comparison["completion"]
    assert completion.contrast.value is None and completion.p is None
    assert completion.contrast.reason == "one of the two is not known"
    with pytest.raises(laks.UnequalFollowUp):
        laks.compare(before, laks.Tally.from_counts(referred=41, started=36, ongoing=4))


def test_a_comparison_has_every_way_out() -> None:
    assert laks.Comparison.from_json(COMPARISON.to_json()) == COMPARISON
    assert pickle.loads(pickle.dumps(COMPARISON)) == COMPARISON  # noqa: S301
    assert COMPARISON.to_polars()["measure"].to_list() == [li.measure for li in COMPARISON.lines]
    assert COMPARISON.to_pandas().shape[0] == len(COMPARISON.lines)
    assert len(COMPARISON.summary()) < len(COMPARISON.table())
    assert repr(COMPARISON) == f"<Comparison: {COMPARISON.sentence()}>"
    assert "<table" in COMPARISON._repr_html_()
    assert COMPARISON.sentence("da").startswith("Andelen, der startede, var 73,7\u00a0% før")


def other_outcomes() -> laks.Tally:
    frame = referrals(50).drop("who5_baseline", "who5_follow_up")
    return laks.Cohort(frame).tally(as_of="2016-10-31", follow_up_days=180)


REFUSALS: dict[str, tuple[Callable[[], object], type[laks.LaksError], str]] = {
    "open cases without a follow-up": (
        lambda: laks.compare(*SPLIT.tallies(as_of="2016-10-31")),
        laks.UnequalFollowUp,
        (
            "a comparison needs equal follow-up, but cases are still open: 1 before and 19 after; "
            "count both with follow_up_days"
        ),
    ),
    "other follow-ups": (
        lambda: laks.compare(BEFORE, SPLIT.after.tally(as_of="2016-10-31", follow_up_days=60)),
        laks.SpecMismatch,
        (
            "two tallies merge or compare only if their specs are equal, but everyone is followed "
            "for 180 days in one and for 60 days in the other"
        ),
    ),
    "a figure that is not compared": (
        lambda: laks.compare(
            laks.Tally.from_counts(referred=1), laks.Tally.from_counts(referred=2)
        )["uptak"],
        laks.UnknownName,
        (
            'figure "uptak" is not known (did you mean "uptake"?); known are uptake, completion, '
            "completion_of_referred, completion_of_exited, attrition"
        ),
    ),
    "a tally and a cohort": (
        lambda: laks.compare(BEFORE, CAFE.cohort),
        laks.InvalidInput,
        "before and after must be two tallies or two cohorts, but are Tally and Cohort",
    ),
    "a date for tallies, which have theirs": (
        lambda: laks.compare(BEFORE, AFTER, as_of="2016-10-31"),
        laks.InvalidInput,
        (
            "as_of and follow_up_days must be left out when two tallies are compared: "
            "give them when counting"
        ),
    ),
    "three dates for two cohorts": (
        lambda: laks.compare(
            SPLIT.before, SPLIT.after, as_of=("2016-01-01", "2016-02-01", "2016-03-01")
        ),
        laks.InvalidInput,
        "as_of must be one date, or a pair of dates, but is 3 dates",
    ),
    "a period that is one date": (
        lambda: laks.compare(BEFORE, AFTER, "2016-01-01"),
        laks.InvalidInput,
        "before_period must be a pair of dates: the first and the last day, but is '2016-01-01'",
    ),
    "a period that ends before it begins": (
        lambda: laks.compare(BEFORE, AFTER, ("2016-02-01", "2016-01-01")),
        laks.InvalidInput,
        (
            "before_period must be a period that ends on or after its first day 2016-02-01, "
            "but is 2016-01-01"
        ),
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refused_comparison_is_one_exact_sentence(name: str) -> None:
    do, kind, sentence = REFUSALS[name]
    with pytest.raises(laks.LaksError) as caught:
        do()
    assert type(caught.value) is kind
    assert str(caught.value) == sentence


def test_tallies_of_other_outcomes_are_not_compared() -> None:
    with pytest.raises(laks.SpecMismatch, match="outcomes"):
        laks.compare(BEFORE, other_outcomes())


def test_unequal_follow_up_is_a_value_error() -> None:
    assert issubclass(laks.UnequalFollowUp, laks.LaksError)
    assert issubclass(laks.UnequalFollowUp, ValueError)
