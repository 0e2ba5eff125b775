//! The words for what stands in a cell.

use crate::cell::Cell;
use crate::language::Language;

impl Language {
    /// A kind of cell, as a mark says it.
    pub(crate) const fn cell(self, cell: Cell) -> &'static str {
        let (english, danish) = match cell {
            Cell::Value => ("value", "værdi"),
            Cell::Zero => ("zero", "nul"),
            Cell::Suppressed => ("suppressed", "skjult"),
            Cell::Missing => ("missing", "mangler"),
            Cell::NotApplicable => ("not applicable", "ikke relevant"),
            Cell::NotDue => ("not due yet", "endnu ikke tid"),
            Cell::TooFew => ("too few", "for få"),
        };
        self.pick(english, danish)
    }

    /// That there is no value, in a sentence which says why.
    pub(crate) const fn no_value(self, cell: Cell) -> &'static str {
        match cell {
            Cell::Missing => self.pick("not known", "ikke kendt"),
            Cell::Suppressed => self.pick("not shown", "ikke vist"),
            Cell::Value | Cell::Zero | Cell::NotApplicable | Cell::NotDue | Cell::TooFew => {
                self.pick("not defined", "ikke defineret")
            }
        }
    }

    /// What it means.
    pub(crate) const fn cell_means(self, cell: Cell) -> &'static str {
        let (english, danish) = match cell {
            Cell::Value => ("it is known", "den er kendt"),
            Cell::Zero => ("counted, and there was none", "talt op, og der var ingen"),
            Cell::Suppressed => (
                "known, and so small that it is not shown",
                "kendt, men så lille, at den ikke vises",
            ),
            Cell::Missing => ("it should be known and is not", "burde være kendt, men er det ikke"),
            Cell::NotApplicable => {
                ("the question does not arise here", "spørgsmålet opstår ikke her")
            }
            Cell::NotDue => ("the time for it has not come", "tiden til det er ikke kommet"),
            Cell::TooFew => (
                "nobody is below the line, or too few to compute it",
                "der er ingen i nævneren, eller for få at regne på",
            ),
        };
        self.pick(english, danish)
    }
}
