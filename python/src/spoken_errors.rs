//! Whether errors speak to a program or to whoever types commands.

use laks::Error;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether errors name the options of the command line.
static NAMES_OPTIONS: AtomicBool = AtomicBool::new(false);

/// Makes errors name options, or arguments again.
pub(crate) fn name_options(as_options: bool) {
    NAMES_OPTIONS.store(as_options, Ordering::Relaxed);
}

/// The sentence of an error, as whoever asked wrote the question.
pub(crate) fn sentence(error: &Error) -> String {
    match NAMES_OPTIONS.load(Ordering::Relaxed) {
        true => error.on_command_line(),
        false => error.to_string(),
    }
}
