//! What the answer to an item of a questionnaire is worth.

use super::Answers;
use super::Numbers;
use super::codes::defect_code;
use laks::adapter::item_value;
use laks::sections::Instrument;

/// The code of an item that was not answered; no item has this value.
pub(crate) const NOT_ANSWERED: u32 = i32::MIN as u32;

/// How the items of a questionnaire are read.
#[derive(Debug, Clone)]
pub(crate) struct Items {
    pub(crate) instrument: Instrument,
    numbers: Numbers,
    answers: Option<Answers>,
}

impl Items {
    pub(crate) fn new(instrument: &Instrument, numbers: Numbers, answers: Option<Answers>) -> Self {
        Self { instrument: instrument.clone(), numbers, answers }
    }

    /// Whether some number stands for nothing known, or for another answer, so that numbers too are read by
    /// their text.
    pub(crate) fn reads_text(&self) -> bool {
        self.numbers.has_missing() || self.answers.as_ref().is_some_and(Answers::has_numbers)
    }

    /// The code of an item's number; none is no answer.
    pub(crate) fn code(&self, value: Option<f64>) -> u32 {
        match item_value(value, &self.instrument) {
            Ok(Some(item)) => item as u32,
            Ok(None) => NOT_ANSWERED,
            Err(rule) => defect_code(rule),
        }
    }

    /// The code of an item as text, of a number by its text, or of a word.
    pub(crate) fn code_of_text(&self, text: &[u8], is_typed: bool) -> u32 {
        if let Some(answer) = self.answers.as_ref().and_then(|answers| answers.score(text)) {
            return answer as u32;
        }
        let number = match is_typed {
            true => self.numbers.read_typed(text),
            false => self.numbers.read(text),
        };
        number.map_or_else(defect_code, |value| self.code(value))
    }
}
