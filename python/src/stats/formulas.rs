//! One macro for the formulas: their arguments as a signature, their docs, and what they call.

use super::arguments::named;
use super::options::CutOffGiven;
use laks_stats::UnknownMethod;
use pyo3::prelude::*;
use std::str::FromStr;

/// Makes a Python function of each formula: no formula without its errors, its sources and an example.
///
/// Before the `;` stand arguments that must be given, by their kind (see [`Given`]); after it those with a
/// default, read as [`options`](super::options) says of their name. A method, an alternative or a rule is
/// given as a text, and is what the formula takes. Where a default is no plain value, `shown` says how the
/// signature reads.
///
/// [`Given`]: super::given::Given
macro_rules! formulas {
    ($(
        $(#[$about:meta])*
        raises $(#[$raises:meta])*
        references $(#[$references:meta])*
        $(story $(#[$story:meta])*)?
        examples $(#[$examples:meta])*
        $name:ident($($given:ident: $kind:ty),* $(; $($option:ident: $meant:ty = $default:tt),+)?)
            $(shown $shown:tt)? -> $result:ty { $($formula:tt)+ }
    )*) => {$(
        $(#[$about])*
        #[doc = raises!(InvalidInput)]
        $(#[$raises])*
        #[doc = references!()]
        $(#[$references])*
        #[doc = "\nExamples\n--------"]
        $($(#[$story])* #[doc = ""])?
        #[doc = ">>> from laks import stats"]
        $(#[$examples])*
        #[pyo3::pyfunction]
        #[pyo3(signature = ($($given,)* $($($option = $default),+)?) $(, text_signature = $shown)?)]
        #[allow(clippy::too_many_arguments)]
        pub(crate) fn $name(
            py: pyo3::Python<'_>,
            $($given: &pyo3::Bound<'_, pyo3::PyAny>,)*
            $($(#[pyo3(from_py_with = $crate::stats::options::$option)] $option: $meant,)+)?
        ) -> pyo3::PyResult<$result> {
            $(
                let $given: $kind =
                    $crate::stats::given::Given::given($given, stringify!($given))?;
            )*
            $($(let $option = $crate::stats::formulas::Meant::meant($option, py)?;)+)?
            $crate::stats::arguments::call(py, || { $($formula)+ }).map(<$result>::from)
        }
    )*};
}

pub(crate) use formulas;

/// What an argument with a default means to a formula: a text is the name of something, the rest itself.
pub(crate) trait Meant<T> {
    fn meant(self, py: Python<'_>) -> PyResult<T>;
}

impl<T: FromStr<Err = UnknownMethod>> Meant<T> for &str {
    fn meant(self, py: Python<'_>) -> PyResult<T> {
        named(py, self)
    }
}

macro_rules! itself {
    ($($kind:ty),*) => {$(
        impl Meant<Self> for $kind {
            fn meant(self, _: Python<'_>) -> PyResult<Self> {
                Ok(self)
            }
        }
    )*};
}

itself!(bool, f64, u32, u64, (f64, f64), Option<f64>, Option<u64>, Option<CutOffGiven>);
itself!(Option<Vec<f64>>, Option<Vec<u32>>, Option<Vec<usize>>);
