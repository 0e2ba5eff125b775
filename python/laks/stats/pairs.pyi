"""The same people twice, in categories or in scores."""

from collections.abc import Iterable
from typing import Final, Literal, Self, final

from laks.stats.results import Estimate, Test, _Real, _Value, _Whole

def paired_test(
    n11: _Whole,
    n12: _Whole,
    n21: _Whole,
    n22: _Whole,
    method: Literal[
        "mcnemar_mid_p", "mcnemar_exact", "mcnemar", "mcnemar_corrected", "mcnemar_unconditional"
    ] = "mcnemar_mid_p",
) -> Test: ...
def paired_difference(
    n11: _Whole,
    n12: _Whole,
    n21: _Whole,
    n22: _Whole,
    level: _Real = 0.95,
    method: Literal["tango", "newcombe", "bonett_price", "newcombe_8"] = "tango",
) -> Estimate: ...
def paired_ratio(
    n11: _Whole,
    n12: _Whole,
    n21: _Whole,
    n22: _Whole,
    level: _Real = 0.95,
    method: Literal["bonett_price", "mover"] = "bonett_price",
) -> Estimate: ...
def paired_odds_ratio(
    n12: _Whole, n21: _Whole, level: _Real = 0.95, method: Literal["exact", "mid_p"] = "exact"
) -> Estimate: ...
def symmetry_test(
    table: Iterable[Iterable[float]],
    method: Literal["stuart_maxwell", "bhapkar", "bowker", "ordinal"] = "stuart_maxwell",
) -> Test: ...
def sign_test(improved: _Whole, worsened: _Whole) -> Test: ...

@final
class SignedRankTest(_Value):
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
    statistic: Final[float]
    df: Final[float | None]
    p: Final[float | None]
    method: Final[str]
    reason: Final[str | None]
    w_plus: Final[float]
    w_minus: Final[float]
    z: Final[float | None]
    n_used: Final[int]
    n_zero: Final[int]
    zeros: Final[str]

@final
class PairedChange(_Value):
    n: Final[int]
    n_zero: Final[int]
    level: Final[float]
    deviation: Final[float | None]
    correlation: Final[float | None]
    mean: Final[Estimate]
    hodges_lehmann: Final[Estimate]
    dz: Final[Estimate]
    gz: Final[Estimate]
    glass_delta: Final[Estimate]
    d_av: Final[Estimate]
    hedges_g_av: Final[Estimate]
    d_rm: Final[float | None]
    rank_biserial: Final[Estimate]
    probability_better: Final[Estimate]
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
    level: _Real = 0.95,
    decimals: int | None = None,
) -> PairedChange: ...
