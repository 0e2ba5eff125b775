//! One macro for every result: the same ways out, whatever it holds.

/// Makes a Python class of a result of laks, with its own members in braces.
macro_rules! result_class {
    ($(#[$about:meta])* $name:ident($inner:ty) { $($own:tt)* }) => {
        $(#[$about])*
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

        #[pyo3::pymethods]
        impl $name {
            $($own)*

            /// The few figures to defend, as a table.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> laks.Tally.from_counts(referred=35, started=24).funnel().summary()["measure"][0]
            /// 'uptake'
            fn summary(&self) -> $crate::table::Table {
                laks::Present::summary(&self.inner).into()
            }

            /// Every figure, as a table.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> laks.Tally.from_counts(referred=35, started=24).funnel().table()["waiting"]
            /// [None]
            fn table(&self) -> $crate::table::Table {
                laks::Present::table(&self.inner).into()
            }

            /// One plain sentence, in English (`en`) or Danish (`da`).
            ///
            /// Raises
            /// ------
            /// UnknownName
            ///     When the language is another.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
            /// >>> uptake.sentence("da")
            /// 'Startet af de visiterede: 68,6\xa0% (95\xa0%-sikkerhedsinterval 52,0\xa0% til 81,4\xa0%), 24 af 35 visiterede.'
            #[pyo3(signature = (language=None))]
            fn sentence(
                &self,
                py: pyo3::Python<'_>,
                #[pyo3(from_py_with = $crate::arguments::named::language)] language: Option<&str>,
            ) -> pyo3::PyResult<String> {
                let language = $crate::session::language(py, language)?;
                Ok(laks::Present::sentence(&self.inner, language))
            }

            /// What a notebook shows: the figures that are read first, in words, as tables that fit a page.
            ///
            /// Raises
            /// ------
            /// UnknownName
            ///     When the language is another.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
            /// >>> uptake.view()[0].columns[:3]
            /// ['Figure', 'Value', '95% interval']
            #[pyo3(signature = (language=None))]
            fn view(
                &self,
                py: pyo3::Python<'_>,
                #[pyo3(from_py_with = $crate::arguments::named::language)] language: Option<&str>,
            ) -> pyo3::PyResult<Vec<$crate::table::Table>> {
                let language = $crate::session::language(py, language)?;
                let tables = laks::View::view(&self.inner, language);
                Ok(tables.into_iter().map($crate::table::Table::from).collect())
            }

            /// An Altair chart of it, with the sentence as its text for who cannot see it.
            ///
            /// ``.save("x.svg")``, ``.save("x.png")`` and ``.save("x.html")`` need neither a browser nor the net.
            /// ``width`` is that of the drawing in pixels: 360 for a phone, 640 where it is not given.
            ///
            /// Raises
            /// ------
            /// MissingExtra
            ///     When Altair or vl-convert is not installed: ``pip install 'laks[charts]'``.
            /// UnknownName
            ///     When the language is another.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> funnel = laks.Tally.from_counts(referred=35, started=24).funnel()
            /// >>> funnel.plot(language="da").description == funnel.sentence("da")
            /// True
            #[pyo3(signature = (language=None, *, width=None))]
            fn plot<'py>(
                slf: &pyo3::Bound<'py, Self>,
                #[pyo3(from_py_with = $crate::arguments::named::language)] language: Option<&str>,
                #[pyo3(from_py_with = $crate::arguments::named::width)] width: Option<u32>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                $crate::chart::plot(slf.as_any(), language, width)
            }

            /// :meth:`table` as a polars DataFrame.
            ///
            /// Raises
            /// ------
            /// MissingExtra
            ///     When polars is not installed.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> laks.Tally.from_counts(referred=35).funnel().to_polars()["referred"].item()
            /// 35
            fn to_polars<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                py.import("laks.frames")?.call_method1("to_polars", (self.table(),))
            }

            /// :meth:`table` as a pandas DataFrame.
            ///
            /// Raises
            /// ------
            /// MissingExtra
            ///     When pandas is not installed.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> laks.Tally.from_counts(referred=35).funnel().to_pandas()["referred"].tolist()
            /// [35]
            fn to_pandas<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                py.import("laks.frames")?.call_method1("to_pandas", (self.table(),))
            }

            /// Everything it holds as dicts, lists, texts and numbers.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
            /// >>> uptake.to_dict()["denominator_is"]
            /// 'referred'
            fn to_dict<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                $crate::json::plain(py, &self.inner)
            }

            /// Everything it holds as JSON text, for :meth:`from_json`.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> funnel = laks.Tally.from_counts(referred=35, started=24).funnel()
            /// >>> laks.Funnel.from_json(funnel.to_json()) == funnel
            /// True
            fn to_json(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                $crate::json::text_of(py, &self.inner)
            }

            /// Reads a result back.
            ///
            /// Raises
            /// ------
            /// InvalidInput
            ///     When the text is not the JSON of such a result.
            ///
            /// Examples
            /// --------
            /// >>> import laks
            /// >>> try:
            /// ...     laks.Funnel.from_json("{}")
            /// ... except laks.InvalidInput as error:
            /// ...     print(str(error)[:40])
            /// text must be the JSON of a Funnel, but i
            #[classmethod]
            fn from_json(
                class: &pyo3::Bound<'_, pyo3::types::PyType>,
                #[pyo3(from_py_with = $crate::arguments::named::text)] text: &str,
            ) -> pyo3::PyResult<Self> {
                $crate::json::value_of(class.py(), stringify!($name), text)
                    .map(|inner| Self { inner })
            }

            #[pyo3(signature = (requested_schema=None))]
            fn __arrow_c_stream__<'py>(
                &self,
                py: pyo3::Python<'py>,
                requested_schema: Option<&pyo3::Bound<'py, pyo3::PyAny>>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::types::PyCapsule>> {
                let _ = requested_schema;
                $crate::arrow_capsule::stream_capsule(py, &laks::Present::table(&self.inner))
            }

            #[pyo3(signature = (requested_schema=None))]
            fn __arrow_c_array__<'py>(
                &self,
                py: pyo3::Python<'py>,
                requested_schema: Option<&pyo3::Bound<'py, pyo3::PyAny>>,
            ) -> pyo3::PyResult<(
                pyo3::Bound<'py, pyo3::types::PyCapsule>,
                pyo3::Bound<'py, pyo3::types::PyCapsule>,
            )> {
                let _ = requested_schema;
                $crate::arrow_capsule::array_capsules(py, &laks::Present::table(&self.inner))
            }

            fn __repr__(&self) -> String {
                let sentence = laks::Present::sentence(&self.inner, laks::Language::English);
                format!("<{}: {sentence}>", stringify!($name))
            }

            fn _repr_html_<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                let language = $crate::session::language(py, None)?;
                let sentence = laks::Present::sentence(&self.inner, language);
                $crate::notebook::html(py, &sentence, &self.inner, language)
            }

            fn __eq__(&self, other: &pyo3::Bound<'_, pyo3::PyAny>) -> bool {
                other.cast::<Self>().is_ok_and(|other| other.get().inner == self.inner)
            }

            fn __reduce__<'py>(
                slf: &pyo3::Bound<'py, Self>,
            ) -> pyo3::PyResult<(pyo3::Bound<'py, pyo3::PyAny>, (String,))> {
                let text = $crate::json::text_of(slf.py(), &slf.get().inner)?;
                Ok((slf.get_type().getattr("from_json")?, (text,)))
            }
        }
    };
}

pub(crate) use result_class;
