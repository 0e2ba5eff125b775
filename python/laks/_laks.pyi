"""The compiled half of laks, as type checkers see it. What each does stands in its docstring."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any, Final, Protocol, Self, TypeAlias, final

import pandas as pd
import polars as pl
from altair import VConcatChart as Chart
from typing_extensions import disjoint_base

from laks.reading.notes import SourceNotes
from laks.reading.report import Reading

__all__ = [
    "Change",
    "Changes",
    "Cohort",
    "Comparison",
    "ComparisonLine",
    "Estimate",
    "FilePart",
    "FileTable",
    "Flow",
    "Funnel",
    "GoalAttainment",
    "Issues",
    "Outcome",
    "Outcomes",
    "PeriodCounts",
    "Plan",
    "PlanStatus",
    "Rates",
    "Schema",
    "Split",
    "Table",
    "Tally",
    "TargetStatus",
    "Waiting",
    "Workbook",
    "__version__",
    "are_cpr_numbers",
    "cell",
    "changes",
    "column_names",
    "columns_used",
    "compare",
    "days_as_number",
    "figures",
    "first_rows",
    "format_number",
    "format_share",
    "look_of",
    "masked",
    "merge",
    "name_options",
    "open_file",
    "order_of",
    "rounding_note",
    "rules",
    "say",
    "session_language",
    "set_language",
    "sheet_matches",
    "stats",
    "tally",
    "text_table",
]

_Day: TypeAlias = str | dt.date
_Names: TypeAlias = str | Iterable[str]
_SchemaLike: TypeAlias = Schema | dict[str, Any] | str | os.PathLike[str]
_Value: TypeAlias = str | int | float | bool | dt.date | None

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

class _Opened(Protocol):
    """A table from a file: its rows, the number of the first, and the places rows came from."""

    @property
    def frame(self) -> _ArrowStream: ...
    @property
    def first_row(self) -> int: ...
    @property
    def places(self) -> Sequence[tuple[str, str | None]]: ...

_Beside: TypeAlias = _ArrowStream | _Opened

__version__: str
stats: ModuleType

def are_cpr_numbers(texts: Sequence[str | None]) -> bool: ...
def column_names(names: Sequence[str], place: str) -> list[str]: ...
def columns_used(
    table: _ArrowStream,
    schema: _SchemaLike | None = None,
    strata: _Names | None = None,
    *,
    measurements: _Beside | None = None,
    courses: _Beside | None = None,
    sessions: _Beside | None = None,
) -> list[str]: ...
def compare(
    before: Tally,
    after: Tally,
    before_period: tuple[_Day, _Day] | None = None,
    after_period: tuple[_Day, _Day] | None = None,
    level: float = 0.95,
    family: Sequence[str] | None = None,
    plan: Plan | None = None,
) -> Comparison: ...
def cell(estimate: dict[str, Any]) -> str: ...
def changes(
    earlier: Tally, later: Tally, plan: Plan | None = None, level: float = 0.95
) -> Changes: ...
def figures(result: object, language: str | None = None) -> list[dict[str, Any]]: ...
def days_as_number(text: str) -> list[tuple[str, str]]: ...
def first_rows(
    path: str | os.PathLike[str], name: str, most: int
) -> tuple[list[list[str]], str | None, str]: ...
def format_number(value: float, decimals: int, language: str | None = None) -> str: ...
def format_share(share: float, decimals: int, language: str | None = None) -> str: ...
def look_of(text: str) -> str: ...
def masked(text: str) -> str: ...
def open_file(
    path: str | os.PathLike[str], name: str, read: dict[str, Any] | None = None
) -> tuple[list[FilePart], list[str], list[str], list[str]]: ...
def merge(tallies: Iterable[Tally]) -> Tally: ...
def name_options(as_options: bool) -> None: ...
def order_of(texts: Sequence[str]) -> tuple[str | None, bool, bool, bool]: ...
def rounding_note(
    before: float, after: float, change: float, decimals: int, language: str | None = None
) -> str | None: ...
def rules(language: str | None = None) -> Table: ...
def session_language() -> str: ...
def set_language(language: str | None) -> None: ...
def sheet_matches(sheet: str, pattern: str) -> bool: ...
def say(
    what: dict[str, Any], language: str | None = None, words: dict[str, Any] | None = None
) -> str: ...
def tally(
    source: _ArrowStream,
    schema: _SchemaLike | None = None,
    *,
    as_of: _Day | Iterable[_Day],
    by: _Names | None = None,
    follow_up_days: int | None = None,
    horizons: Sequence[int] | None = None,
    extracted_on: _Day | None = None,
    measurements: _Beside | None = None,
    courses: _Beside | None = None,
    sessions: _Beside | None = None,
    progress: Callable[[int], object] | None = None,
    joined: Callable[[Issues, Table], object] | None = None,
    first_row: int = 1,
    places: Sequence[tuple[str, str | None]] | None = None,
    workers: int | None = None,
    key: str | bytes | None = None,
    check_ids: int = 0,
) -> Tally: ...
def text_table(
    title: str, names: Sequence[str], columns: Sequence[Sequence[str | None]]
) -> Table: ...

class _Shown:
    """What tables and results share."""

    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    def __iter__(self) -> Iterator[dict[str, _Value]]: ...
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def _repr_html_(self) -> str: ...
    def to_polars(self) -> pl.DataFrame: ...
    def to_pandas(self) -> pd.DataFrame: ...
    def to_dict(self) -> dict[str, Any]: ...
    def to_json(self) -> str: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...

class _Told(_Shown):
    """What every result has but a chart."""

    def summary(self) -> Table: ...
    def table(self) -> Table: ...
    def sentence(self, language: str | None = None) -> str: ...
    def view(self, language: str | None = None) -> list[Table]: ...

class _Result(_Told):
    """What every result has that can be drawn."""

    def plot(self, language: str | None = None, *, width: int | None = None) -> Chart: ...

@final
class Change(_Result):
    outcome: Final[str]
    as_of: Final[dt.date | None]
    among: Final[str]
    people: Final[int | None]
    with_baseline: Final[int | None]
    with_follow_up: Final[int | None]
    paired: Final[int | None]
    missing: Final[int | None]
    not_due: Final[int | None]
    completeness: Final[Estimate]
    mean_before: Final[Estimate]
    mean_after: Final[Estimate]
    gain: Final[Estimate]
    mean_change: Final[Estimate]
    improved: Final[Estimate]
    unchanged: Final[Estimate]
    worse: Final[Estimate]
    improved_of_able: Final[Estimate]
    worse_of_able: Final[Estimate]
    ceiling: Final[Estimate]
    probability_better: Final[Estimate]
    improved_of_all: Final[Estimate]
    cut_offs: Final[list[dict[str, Any]]]
    scores: Final[list[dict[str, int]] | None]
    strata: Final[list[dict[str, Any]]]

@final
class Changes(_Told):
    earlier_as_of: Final[dt.date]
    later_as_of: Final[dt.date]
    known_to: Final[dt.date]
    later_known_to: Final[dt.date]
    counts: Final[list[dict[str, Any]]]
    late: Final[list[dict[str, Any]]]
    targets: Final[list[dict[str, Any]]]
    newly_attained: Final[list[str]]
    newly_behind: Final[list[str]]
    newly_missed: Final[list[str]]
    no_longer_attained: Final[list[str]]
    no_longer_missed: Final[list[str]]
    partly_known_to: Final[dt.date | None]
    follow_up_days: Final[int | None]

@final
class Cohort:
    rows_read: Final[int]
    rows_excluded: Final[int]
    issues: Final[Issues]
    joined: Final[Table]
    columns: Final[dict[str, str]]
    unused: Final[list[str]]
    ignored: Final[list[str]]
    strata: Final[list[str]]
    extracted_on: Final[dt.date | None]
    last_date: Final[dt.date | None]
    def __new__(
        cls,
        frame: _ArrowStream,
        schema: _SchemaLike | None = None,
        *,
        strata: _Names | None = None,
        extracted_on: _Day | None = None,
        measurements: _Beside | None = None,
        courses: _Beside | None = None,
        sessions: _Beside | None = None,
        first_row: int = 1,
        places: Sequence[tuple[str, str | None]] | None = None,
        reading: SourceNotes | None = None,
        progress: Callable[[int], object] | None = None,
        key: str | bytes | None = None,
    ) -> Self: ...
    reading: Final[Reading]
    def __len__(self) -> int: ...
    def _repr_html_(self) -> str: ...
    def tally(
        self,
        as_of: _Day | Iterable[_Day] | None = None,
        by: _Names | None = None,
        follow_up_days: int | None = None,
        horizons: Sequence[int] | None = None,
    ) -> Tally: ...
    def split(self, column: str = "referred_on", *, at: _Day) -> Split: ...
    def within(self, first: _Day, last: _Day) -> Self: ...

@final
class Comparison(_Result):
    before_as_of: Final[dt.date | None]
    after_as_of: Final[dt.date | None]
    follow_up_days: Final[int | None]
    before_period: Final[tuple[dt.date | None, dt.date | None]]
    after_period: Final[tuple[dt.date | None, dt.date | None]]
    def notes(self, language: str | None = None) -> list[str]: ...
    lines: Final[list[ComparisonLine]]
    def line(self, measure: str) -> ComparisonLine: ...
    def __getitem__(self, measure: str, /) -> ComparisonLine: ...

@final
class ComparisonLine:
    def view(self, language: str | None = None) -> list[Table]: ...
    measure: Final[str]
    before: Final[Estimate]
    after: Final[Estimate]
    contrast: Final[Estimate]
    p: Final[float | None]
    p_holm: Final[float | None]
    detectable: Final[float | None]
    courses: Final[tuple[int, int] | None]
    plain_contrast: Final[Estimate | None]
    plain_p: Final[float | None]
    test: Final[str]
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...
    def plot(self, language: str | None = None, *, width: int | None = None) -> Chart: ...
    def _repr_html_(self) -> str: ...

@final
class Estimate(_Result):
    name: Final[str]
    value: Final[float | None]
    cell: Final[str]
    lower: Final[float | None]
    upper: Final[float | None]
    level: Final[float]
    method: Final[str]
    unit: Final[str]
    numerator: Final[int | None]
    denominator: Final[int | None]
    denominator_is: Final[str]
    if_open_fail: Final[float | None]
    if_open_succeed: Final[float | None]
    excluded: Final[int]
    note: Final[str | None]
    reason: Final[str | None]
    def counts(self) -> list[dict[str, Any]]: ...

@final
class Flow(_Result):
    as_of: Final[dt.date | None]
    months: Final[list[PeriodCounts]]

@final
class Funnel(_Result):
    as_of: Final[dt.date | None]
    follow_up_days: Final[int | None]
    counts: Final[dict[str, int | None]]
    counts_from_start: Final[dict[str, int | None] | None]
    uptake: Final[Estimate]
    completion: Final[Estimate]
    attrition: Final[Estimate]
    rates: Final[list[Estimate]]
    strata: Final[list[dict[str, Any]]]

@final
class GoalAttainment(_Result):
    as_of: Final[dt.date | None]
    at_least: Final[int]
    of: Final[int | None]
    among: Final[str]
    reached: Final[Estimate]
    judged: Final[Estimate]
    any_unrated: Final[int | None]
    not_due: Final[int | None]
    fewer_set: Final[int | None]
    goals: Final[list[dict[str, Any]]]
    strata: Final[list[dict[str, Any]]]

@final
class Outcome:
    name: Final[str]
    instrument: Final[dict[str, Any]]
    def among(self, group: str) -> Outcome: ...
    def sentence(self, language: str | None = None) -> str: ...
    @classmethod
    def _of(cls, tally: Tally, name: str, group: str) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    def change(self, level: float = 0.95) -> Change: ...
    def plot(self, language: str | None = None, *, width: int | None = None) -> Chart: ...
    def _repr_html_(self) -> str: ...

@final
class Outcomes(_Result):
    as_of: Final[dt.date | None]
    changes: Final[list[Change]]

@final
class PeriodCounts(_Result):
    first_day: Final[dt.date]
    last_day: Final[dt.date]
    events: Final[dict[str, int]]
    known_to: Final[dt.date | None]

@final
class Plan:
    def view(self, language: str | None = None) -> list[Table]: ...
    title: Final[str]
    starts_on: Final[dt.date]
    checkpoints: Final[dict[str, dt.date]]
    targets: Final[list[dict[str, Any]]]
    needs: Final[dict[str, Any]]
    compared: Final[list[str]]
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @classmethod
    def from_toml(cls, text: str) -> Self: ...
    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Self: ...
    @classmethod
    def from_json(cls, text: str) -> Self: ...
    def to_json(self) -> str: ...
    def spec(self, cohort: Cohort, *, at: _Day) -> dict[str, Any]: ...
    def check(self, cohort: Cohort) -> Table: ...
    def evaluate(
        self, counted: Cohort | Tally, *, at: _Day | None = None, level: float = 0.95
    ) -> PlanStatus: ...
    def _repr_html_(self) -> str: ...

@final
class PlanStatus(_Result):
    title: Final[str]
    as_of: Final[dt.date]
    checkpoint: Final[str | None]
    targets: Final[list[TargetStatus]]
    def __getitem__(self, target: str, /) -> TargetStatus: ...

@final
class Rates(_Result):
    as_of: Final[dt.date | None]
    numerator: Final[str]
    rates: Final[list[Estimate]]

@final
class Schema:
    def __new__(cls, keys: dict[str, Any] | None = None) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @classmethod
    def from_toml(cls, text: str) -> Self: ...
    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Self: ...
    @staticmethod
    def json_schema() -> str: ...
    @staticmethod
    def draft(path: str | os.PathLike[str], *, sheets: _Names | None = None) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Split:
    def view(self, language: str | None = None) -> list[Table]: ...
    before: Final[Cohort]
    after: Final[Cohort]
    undated: Final[int]
    def tallies(
        self,
        as_of: _Day | Iterable[_Day] | None = None,
        by: _Names | None = None,
        follow_up_days: int | None = None,
        horizons: Sequence[int] | None = None,
    ) -> tuple[Tally, Tally]: ...
    def _repr_html_(self) -> str: ...

@disjoint_base
class Table(_Shown):
    title: Final[str]
    notes: Final[list[str]]
    columns: Final[list[str]]
    kinds: Final[list[str]]
    def __getitem__(self, column: str, /) -> list[_Value]: ...
    def __len__(self) -> int: ...

@final
class Issues(Table):
    total: Final[int]
    def by_rule(self) -> Table: ...
    def by_rule_in_words(self, language: str | None = None) -> Table: ...
    def to_repair(self, language: str | None = None) -> Table: ...
    def to_excel(self, path: str | os.PathLike[str], language: str | None = None) -> None: ...
    def to_csv(self, path: str | os.PathLike[str], language: str | None = None) -> None: ...

@final
class Tally:
    spec: Final[dict[str, Any]]
    as_of: Final[dt.date | None]
    dates: Final[list[dt.date]]
    issues: Final[Table]
    notes: Final[dict[str, Any]]
    sources: Final[list[dict[str, Any]]]
    known: Final[list[str]]
    strata: Final[list[dict[str, str | None]]]
    __hash__ = None  # type: ignore[assignment]
    def __add__(self, value: Tally, /) -> Tally: ...
    def __radd__(self, value: int, /) -> Tally: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    def _repr_html_(self) -> str: ...
    @classmethod
    def from_counts(
        cls,
        *,
        as_of: _Day | None = None,
        rows: Iterable[dict[str, Any]] | None = None,
        by: _Names | None = None,
        **figures: int | tuple[int, int] | str | None,
    ) -> Self: ...
    def count_at(self, cells: dict[str, Any]) -> int: ...
    @classmethod
    def from_json(cls, text: str, key: str | bytes | None = None) -> Self: ...
    def to_json(self, key: str | bytes | None = None) -> str: ...
    def sentence(self, language: str | None = None) -> str: ...
    def total(self) -> Tally: ...
    def at(self, date: _Day) -> Tally: ...
    def by(self, *strata: _Names) -> Tally: ...
    def where(self, **labels: _Names) -> Tally: ...
    def funnel(self, level: float = 0.95) -> Funnel: ...
    def rates(self, numerator: str, level: float = 0.95) -> Rates: ...
    def waiting(self, level: float = 0.95) -> Waiting: ...
    def period(self, from_: _Day, to: _Day) -> PeriodCounts: ...
    def flow(self) -> Flow: ...
    def outcome(self, name: str) -> Outcome: ...
    def outcomes(self, level: float = 0.95) -> Outcomes: ...
    def goals(
        self,
        *,
        at_least: int,
        of: int | None = None,
        among: str = "started",
        level: float = 0.95,
    ) -> GoalAttainment: ...

@final
class TargetStatus:
    def view(self, language: str | None = None) -> list[Table]: ...
    def sentence(self, language: str | None = None) -> str: ...
    id: Final[str]
    text: Final[str]
    measure: Final[str]
    observed: Final[float | None]
    cell: Final[str]
    needed: Final[float]
    numerator: Final[int | None]
    denominator: Final[int | None]
    denominator_is: Final[str]
    status: Final[str]
    few_observations: Final[bool]
    estimate: Final[Estimate | None]
    p: Final[float | None]
    open: Final[int]
    unrated: Final[int]
    if_open_fail: Final[float | None]
    if_open_succeed: Final[float | None]
    percent_met: Final[float | None]
    note: Final[str | None]
    judged_on: Final[dt.date]
    due: Final[dt.date]
    chance: Final[dict[str, Any]]
    def counts(self) -> list[dict[str, Any]]: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def to_dict(self) -> dict[str, Any]: ...
    def plot(self, language: str | None = None, *, width: int | None = None) -> Chart: ...
    def _repr_html_(self) -> str: ...

@final
class Waiting(_Result):
    as_of: Final[dt.date | None]
    median: Final[Estimate]
    lower_quartile: Final[Estimate]
    upper_quartile: Final[Estimate]
    still_waiting: Final[int | None]
    curve: Final[list[dict[str, Any]]]
    strata: Final[list[dict[str, Any]]]

@final
class FilePart:
    @staticmethod
    def given(
        name: str,
        kind: str,
        stem: str,
        header: _ArrowStream,
        frames: Callable[[], Iterable[_ArrowStream]],
        read: dict[str, Any] | None = None,
    ) -> FilePart: ...
    names: Final[list[str]]
    def note(self) -> dict[str, Any]: ...
    def counts(self) -> dict[str, int]: ...

@final
class FileTable:
    def __new__(
        cls,
        parts: Sequence[FilePart],
        read: dict[str, Any] | None = None,
        spellings: Sequence[Sequence[str]] | None = None,
    ) -> Self: ...
    columns: Final[list[str]]
    def places(self) -> list[tuple[str, str | None]]: ...
    def without_rows(self) -> FileTable: ...
    def raise_failure(self) -> None: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

@final
class Workbook:
    def __new__(cls, path: str | os.PathLike[str]) -> Self: ...
    def counts_from_1904(self) -> bool: ...
    def sheets(self) -> list[tuple[str, bool]]: ...
    def table(self, sheet: str, *, comma: bool = False) -> Table: ...
