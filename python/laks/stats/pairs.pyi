"""The same people twice, in categories or in scores."""

from collections.abc import Iterable
from typing import Any, Literal, Self, SupportsFloat, SupportsIndex, final

from laks.stats.results import Estimate, Test

def paired_test(
    n11: SupportsIndex | float,
    n12: SupportsIndex | float,
    n21: SupportsIndex | float,
    n22: SupportsIndex | float,
    method: Literal[
        "mcnemar_mid_p", "mcnemar_exact", "mcnemar", "mcnemar_corrected", "mcnemar_unconditional"
    ] = "mcnemar_mid_p",
) -> Test: ...
def paired_difference(
    n11: SupportsIndex | float,
    n12: SupportsIndex | float,
    n21: SupportsIndex | float,
    n22: SupportsIndex | float,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["tango", "newcombe", "bonett_price", "newcombe_8"] = "tango",
) -> Estimate: ...
def paired_ratio(
    n11: SupportsIndex | float,
    n12: SupportsIndex | float,
    n21: SupportsIndex | float,
    n22: SupportsIndex | float,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["bonett_price", "mover"] = "bonett_price",
) -> Estimate: ...
def paired_odds_ratio(
    n12: SupportsIndex | float,
    n21: SupportsIndex | float,
    level: SupportsFloat | SupportsIndex = 0.95,
    method: Literal["exact", "mid_p"] = "exact",
) -> Estimate: ...
def symmetry_test(
    table: Iterable[Iterable[float]],
    method: Literal["stuart_maxwell", "bhapkar", "bowker", "ordinal"] = "stuart_maxwell",
) -> Test: ...
def sign_test(improved: SupportsIndex | float, worsened: SupportsIndex | float) -> Test: ...

@final
class SignedRankTest:
    def __new__(
        cls,
        statistic: float,
        df: float | None,
        p: float | None,
        method: str,
        reason: str | None,
        w_plus: float,
        w_minus: float,
        z: float | None,
        n_used: int,
        n_zero: int,
        zeros: str,
    ) -> Self: ...
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def statistic(self) -> float: ...
    @property
    def df(self) -> float | None: ...
    @property
    def p(self) -> float | None: ...
    @property
    def method(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def w_plus(self) -> float: ...
    @property
    def w_minus(self) -> float: ...
    @property
    def z(self) -> float | None: ...
    @property
    def n_used(self) -> int: ...
    @property
    def n_zero(self) -> int: ...
    @property
    def zeros(self) -> str: ...

@final
class PairedChange:
    __hash__ = None  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def n(self) -> int: ...
    @property
    def n_zero(self) -> int: ...
    @property
    def level(self) -> float: ...
    @property
    def deviation(self) -> float | None: ...
    @property
    def correlation(self) -> float | None: ...
    @property
    def mean(self) -> Estimate: ...
    @property
    def hodges_lehmann(self) -> Estimate: ...
    @property
    def dz(self) -> Estimate: ...
    @property
    def gz(self) -> Estimate: ...
    @property
    def glass_delta(self) -> Estimate: ...
    @property
    def d_av(self) -> Estimate: ...
    @property
    def hedges_g_av(self) -> Estimate: ...
    @property
    def d_rm(self) -> float | None: ...
    @property
    def rank_biserial(self) -> Estimate: ...
    @property
    def probability_better(self) -> Estimate: ...
    def t_test(self) -> Test: ...
    def wilcoxon(
        self,
        zeros: Literal["drop", "pratt"] = "drop",
        exact: bool | None = None,
        alternative: Literal["two_sided", "less", "greater"] = "two_sided",
        continuity: bool = False,
    ) -> SignedRankTest: ...

def paired_change(
    before: Iterable[float] | None = None,
    after: Iterable[float] | None = None,
    table: Iterable[Iterable[float]] | None = None,
    level: SupportsFloat | SupportsIndex = 0.95,
    decimals: int | None = None,
) -> PairedChange: ...
