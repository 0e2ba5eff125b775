//! One macro for every result: the same ways out, whatever it holds.

/// Makes a Python class of a result of laks, with getters of its fields in braces: see [`getters`]. One that is
/// `without_chart` has no plot.
///
/// Its own methods stand in a `#[pymethods]` block beside it.
///
/// [`getters`]: crate::wrapped::getters
macro_rules! result_class {
    ($(#[$about:meta])* examples $(#[$examples:meta])* $name:ident($inner:ty) { $($getters:tt)* }) => {
        $crate::result_class::result_class! {
            without_chart $(#[$about])* examples $(#[$examples])* $name($inner) { $($getters)* }
        }
        $crate::wrapped::has! { $name: plot }
    };
    (without_chart $(#[$about:meta])* examples $(#[$examples:meta])* $name:ident($inner:ty) { $($getters:tt)* }) => {
        $crate::wrapped::wrapped! {
            $(#[$about])* examples $(#[$examples])* $name($inner) { $($getters)* }
        }
        $crate::wrapped::has! { $name: eq, dict }
        $crate::ways_out::ways_out! { $name: |result| Owned(laks::Present::table(&result.inner)) }

        #[pyo3::pymethods]
        impl $name {
            /// The few figures to defend, as a table.
            #[doc = examples!()]
            /// >>> laks.Tally.from_counts(referred=35, started=24).funnel().summary()["measure"][0]
            /// 'uptake'
            fn summary(&self) -> $crate::table::Table {
                laks::Present::summary(&self.inner).into()
            }

            /// Every figure, as a table.
            #[doc = examples!()]
            /// >>> laks.Tally.from_counts(referred=35, started=24).funnel().table()["waiting"]
            /// [None]
            fn table(&self) -> $crate::table::Table {
                laks::Present::table(&self.inner).into()
            }

            /// One plain sentence, in English (`en`) or Danish (`da`).
            #[doc = raises!(UnknownName)]
            ///     When the language is another.
            #[doc = examples!()]
            /// >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
            /// >>> uptake.sentence("da")
            /// 'Startet af de visiterede: 68,6\xa0% (95\xa0%-sikkerhedsinterval 52,0\xa0% til 81,4\xa0%), 24 af 35 visiterede.'
            #[pyo3(signature = (language=None))]
            fn sentence(&self, language: Option<$crate::session::Tongue>) -> String {
                laks::Present::sentence(&self.inner, $crate::session::spoken(language))
            }

            /// What a notebook shows: the figures that are read first, in words, as tables that fit a page.
            #[doc = raises!(UnknownName)]
            ///     When the language is another.
            #[doc = examples!()]
            /// >>> uptake = laks.Tally.from_counts(referred=35, started=24).funnel().uptake
            /// >>> uptake.view()[0].columns[:3]
            /// ['Figure', 'Value', '95% interval']
            #[pyo3(signature = (language=None))]
            fn view(
                &self,
                language: Option<$crate::session::Tongue>,
            ) -> Vec<$crate::table::Table> {
                let tables = laks::View::view(&self.inner, $crate::session::spoken(language));
                tables.into_iter().map($crate::table::Table::from).collect()
            }

            fn __repr__(&self) -> String {
                let sentence = laks::Present::sentence(&self.inner, laks::Language::English);
                format!("<{}: {sentence}>", stringify!($name))
            }

            fn _repr_html_<'py>(&self, py: pyo3::Python<'py>) -> $crate::out::Object<'py> {
                $crate::notebook::of_result(py, &self.inner)
            }
        }
    };
}

pub(crate) use result_class;
