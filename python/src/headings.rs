//! The headings of Python docstrings, which are written under a line.

/// Begins the examples: `#[doc = examples!()]` imports laks, `examples!(stats)` a part of it.
macro_rules! examples {
    () => {
        "\nExamples\n--------\n>>> import laks"
    };
    ($part:ident) => {
        concat!("\nExamples\n--------\n>>> from laks import ", stringify!($part))
    };
}

/// Begins what is raised, by the name of the first error: `#[doc = raises!(UnknownName)]`.
macro_rules! raises {
    ($first:ident) => {
        concat!("\nRaises\n------\n", stringify!($first))
    };
}

/// Begins the sources of a formula.
macro_rules! references {
    () => {
        "\nReferences\n----------"
    };
}
