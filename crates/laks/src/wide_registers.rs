//! Loops over many rows, in the widest registers that the processor has.

use pulp::Arch;
use std::sync::LazyLock;

static PROCESSOR: LazyLock<Arch> = LazyLock::new(Arch::new);

/// Runs loops that were compiled for each kind of registers, with those that the processor has.
///
/// What is called in it takes part only where it is inlined.
///
/// ```
/// let numbers: Vec<u32> = (1..=1_000).collect();
/// let sum = laks::adapter::in_wide_registers(|| numbers.iter().sum::<u32>());
/// assert_eq!(sum, 500_500);
/// ```
#[inline]
pub fn in_wide_registers<T>(loops: impl FnOnce() -> T) -> T {
    PROCESSOR.dispatch(loops)
}
