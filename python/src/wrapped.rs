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

/// What a class has beside its own methods: `eq`, `html` (its view), `dict`, `plot`, `pickle` (by its JSON).
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
            /// What a notebook shows: what is read first, in words, as tables that fit a page.
            #[doc = raises!(UnknownName)]
            ///     When the language is another.
            #[doc = examples!()]
            /// >>> laks.datasets.ballerup().plan.view()[0].columns
            /// ['Target', 'Needed', 'Due']
            #[pyo3(signature = (language=None))]
            fn view(
                &self,
                language: Option<$crate::session::Tongue>,
            ) -> Vec<$crate::table::Table> {
                let tables = laks::View::view(&self.inner, $crate::session::spoken(language));
                tables.into_iter().map($crate::table::Table::from).collect()
            }

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
    (@plot $class:ident) => {
        #[pyo3::pymethods]
        impl $class {
            /// An Altair chart of it, with the sentence as its text for who cannot see it.
            ///
            /// ``.save("x.svg")``, ``.save("x.png")`` and ``.save("x.html")`` need neither a browser nor the
            /// net. ``width`` is that of the drawing in pixels: 360 for a phone, 640 where it is not given.
            #[doc = raises!(MissingExtra)]
            ///     When Altair or vl-convert is not installed: ``pip install 'laks[charts]'``.
            /// UnknownName
            ///     When the language is another.
            #[doc = examples!()]
            /// >>> funnel = laks.Tally.from_counts(referred=35, started=24).funnel()
            /// >>> funnel.plot(language="da").description == funnel.sentence("da")
            /// True
            #[pyo3(signature = (language=None, *, width=None))]
            fn plot<'py>(
                slf: &pyo3::Bound<'py, Self>,
                language: Option<$crate::session::Tongue>,
                #[pyo3(from_py_with = $crate::arguments::named::width)] width: Option<u32>,
            ) -> $crate::out::Object<'py> {
                $crate::chart::plot(slf.as_any(), language, width)
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
