"""Before and after: every line, from tallies, cohorts and published figures; what is refused."""

import pickle
from collections.abc import Callable

import pytest
from referral_tables import referrals
from scipy import stats

import laks

CAFE = laks.datasets.ballerup()
SPLIT = CAFE.cohort.split("referred_on", at="2016-03-01")
BEFORE, AFTER = SPLIT.tallies(as_of="2016-10-15", follow_up_days=90)
COMPARISON = laks.compare(BEFORE, AFTER)


def test_every_rate_count_per_time_and_outcome_has_a_line() -> None:
    rates = [rate.name for rate in BEFORE.funnel().rates]
    per_time = [f"{stage}_per_30_days" for stage in ("referred", "started", "completed")]
    outcomes = [change.outcome for change in BEFORE.outcomes().changes]
    of_outcomes = [f"{what}_{name}" for name in outcomes for what in ("mean_gain", "improved")]
    assert [line.measure for line in COMPARISON.lines] == rates + per_time + of_outcomes


def test_both_values_are_those_of_the_funnels() -> None:
    uptake = COMPARISON["uptake"]
    assert uptake == COMPARISON.line("uptake")
    assert uptake.before == BEFORE.funnel().uptake
    assert uptake.after == AFTER.funnel().uptake
    assert uptake.contrast.value == pytest.approx(uptake.after.value - uptake.before.value)


def test_interval_and_p_of_a_line_agree() -> None:
    assert COMPARISON.lines
    for line in COMPARISON.lines:
        none = 1.0 if line.contrast.unit == "ratio" else 0.0
        leaves_out = not line.contrast.lower <= none <= line.contrast.upper
        assert leaves_out == (line.p < 0.05), line


def test_the_p_of_counts_per_time_is_the_exact_binomial_one() -> None:
    line = COMPARISON["referred_per_30_days"]
    days = line.before.denominator, line.after.denominator
    counts = line.before.numerator, line.after.numerator
    expected = stats.binomtest(counts[0], sum(counts), days[0] / sum(days)).pvalue
    assert line.p == pytest.approx(expected, abs=0.02)
    assert line.contrast.value == pytest.approx(counts[1] / days[1] / (counts[0] / days[0]))


def test_the_p_of_mean_gains_is_that_of_welch() -> None:
    line = COMPARISON["mean_gain_who5"]
    follow_up, gains = 90, []
    for cohort in (SPLIT.before, SPLIT.after):
        change = cohort.tally(as_of="2016-10-15", follow_up_days=follow_up).outcome("who5").change()
        gains.append(change.gain)
    assert (line.before, line.after) == tuple(gains)
    assert line.contrast.value == pytest.approx(gains[1].value - gains[0].value)
    assert line.test == "welch"


def test_cohorts_are_counted_as_their_tallies_are() -> None:
    of_cohorts = laks.compare(SPLIT.before, SPLIT.after, as_of="2016-10-15", follow_up_days=90)
    assert of_cohorts == COMPARISON


def test_each_cohort_may_have_its_own_date() -> None:
    both = laks.compare(
        SPLIT.before, SPLIT.after, as_of=("2016-09-15", "2016-10-15"), follow_up_days=90
    )
    assert (both.before_as_of.isoformat(), both.after_as_of.isoformat()) == (
        "2016-09-15",
        "2016-10-15",
    )


def test_a_split_hides_nothing() -> None:
    """Its tallies are those of its parts, and the comparison sees no more than two tallies."""
    again = [laks.Tally.from_json(tally.to_json()) for tally in (BEFORE, AFTER)]
    assert laks.compare(*again) == COMPARISON


def test_a_period_that_is_given_is_what_the_counts_are_divided_by() -> None:
    wide = laks.compare(BEFORE, AFTER, ("2015-06-01", "2016-02-29"), ("2016-03-01", "2016-07-17"))
    line = wide["referred_per_30_days"]
    assert (line.before.denominator, line.after.denominator) == (274, 139)
    assert [day.isoformat() for day in wide.before_period] == ["2015-06-01", "2016-02-29"]
    assert COMPARISON["uptake"] == wide["uptake"]


def test_published_figures_have_rates_but_no_counts_per_time() -> None:
    before = laks.Tally.from_counts(referred=35, started=24)
    after = laks.Tally.from_counts(referred=41, started=36)
    comparison = laks.compare(before, after)
    assert comparison.before_period == (None, None)
    assert "referred_per_30_days" not in [line.measure for line in comparison.lines]
    completion = comparison["completion"]
    assert completion.contrast.value is None and completion.p is None
    assert completion.contrast.reason == "a count was not published"


def test_a_comparison_has_every_way_out() -> None:
    assert laks.Comparison.from_json(COMPARISON.to_json()) == COMPARISON
    assert pickle.loads(pickle.dumps(COMPARISON)) == COMPARISON  # noqa: S301
    assert COMPARISON.to_polars()["measure"].to_list() == [li.measure for li in COMPARISON.lines]
    assert COMPARISON.to_pandas().shape[0] == len(COMPARISON.lines)
    assert len(COMPARISON.summary()) < len(COMPARISON.table())
    assert repr(COMPARISON) == f"<Comparison: {COMPARISON.sentence()}>"
    assert "<table" in COMPARISON._repr_html_()
    assert COMPARISON.sentence("da").startswith("Andelen, der startede, var 73,7 % før")


def other_outcomes() -> laks.Tally:
    frame = referrals(50).drop("who5_baseline", "who5_follow_up")
    return laks.Cohort(frame).tally(as_of="2016-10-15", follow_up_days=90)


REFUSALS: dict[str, tuple[Callable[[], object], type[laks.LaksError], str]] = {
    "open cases without a follow-up": (
        lambda: laks.compare(*SPLIT.tallies(as_of="2016-10-15")),
        laks.UnequalFollowUp,
        (
            "a comparison needs equal follow-up, but cases are still open: 1 before and 26 after; "
            "count both with follow_up_days"
        ),
    ),
    "other follow-ups": (
        lambda: laks.compare(BEFORE, SPLIT.after.tally(as_of="2016-10-15", follow_up_days=60)),
        laks.SpecMismatch,
        (
            "two tallies merge or compare only if their specs are equal, but everyone is followed "
            "for 90 days in one and for 60 days in the other"
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
        lambda: laks.compare(BEFORE, AFTER, as_of="2016-10-15"),
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
            "period must be a period that ends on or after its first day 2016-02-01, "
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
