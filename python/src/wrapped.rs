//! Macro lines for classes that wrap a value of laks: the class itself, its getters, and what every class has.

/// Makes a frozen Python class of a value of laks, with getters of its fields: see [`getters`].
macro_rules! wrapped {
    ($(#[$about:meta])* examples $(#[$examples:meta])* $name:ident($inner:ty) { $($getters:tt)* }) => {
        $(#[$about])*
        #[doc = examples!()]
        $(#[$examples])*
        #[pyo3::pyclass(frozen, module = "laks")]
        #[derive(Debug)]
        pub(crate) struct $name {
            pub(crate) inner: $inner,
        }

        impl From<$inner> for $name {
            fn from(inner: $inner) -> Self {
                Self { inner }
            }
        }

        impl $crate::out::Out for $inner {
            fn out<'py>(&self, py: pyo3::Python<'py>) -> $crate::out::Object<'py> {
                Ok(pyo3::Bound::new(py, $name::from(self.clone()))?.into_any())
            }
        }

        $crate::wrapped::getters! { $name { $($getters)* } }
    };
}

/// Getters, a line each: `people;` gives the field, `people = total.people;` what the path leads to, and
/// `people: |it| it.people();` what is said of the value.
macro_rules! getters {
    ($class:ident { $($(#[$about:meta])* $field:ident $(= $($path:ident).+)? $(: |$it:ident| $what:expr)?;)* }) => {
        #[pyo3::pymethods]
        impl $class {$(
            $(#[$about])*
            #[getter]
            fn $field<'py>(&self, py: pyo3::Python<'py>) -> $crate::out::Object<'py> {
                let of = &self.inner;
                let value = &$crate::wrapped::reached!(of $field $(= $($path).+)? $(: $it $what)?);
                $crate::out::Out::out(value, py)
            }
        )*}
    };
}

/// The field of a getter, what its path leads to, or what is said of the value.
macro_rules! reached {
    ($of:ident $field:ident) => { $of.$field };
    ($of:ident $field:ident = $($path:ident).+) => { $of.$($path).+ };
    ($of:ident $field:ident : $it:ident $what:expr) => {{ let $it = $of; $what }};
}

/// What a class has beside its own methods: `eq`, `html` (its view), `dict`, `pickle` (by its JSON).
macro_rules! has {
    ($class:ident: $($way:ident),+) => { $($crate::wrapped::has! { @$way $class })+ };
    (@eq $class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            fn __eq__(&self, other: &pyo3::Bound<'_, pyo3::PyAny>) -> bool {
                other.cast::<Self>().is_ok_and(|other| other.get().inner == self.inner)
            }
        }
    };
    (@html $class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            fn _repr_html_<'py>(&self, py: pyo3::Python<'py>) -> $crate::out::Object<'py> {
                $crate::notebook::view(py, &self.inner)
            }
        }
    };
    (@dict $class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            /// Everything it holds as dicts, lists, texts and numbers.
            #[doc = examples!()]
            /// >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
            /// >>> uptake.to_dict()["denominator_is"]
            /// 'referred'
            fn to_dict<'py>(&self, py: pyo3::Python<'py>) -> $crate::out::Object<'py> {
                $crate::json::plain(py, &self.inner)
            }
        }
    };
    (@pickle $class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            fn __reduce__<'py>(
                slf: &pyo3::Bound<'py, Self>,
            ) -> pyo3::PyResult<(pyo3::Bound<'py, pyo3::PyAny>, (pyo3::Bound<'py, pyo3::PyAny>,))> {
                $crate::json::by_its_json(slf.as_any())
            }
        }
    };
}

pub(crate) use {getters, has, reached, wrapped};
