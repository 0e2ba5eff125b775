//! Where the cells of rows stand in a text: nothing is copied until it is known which are wanted.

/// Where one cell stands, without the quotes around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Span {
    start: u32,
    /// Its length, and above it two marks.
    length: u32,
}

const QUOTED: u32 = 1 << 31;
const DOUBLED: u32 = 1 << 30;
const LENGTH: u32 = DOUBLED - 1;

impl Span {
    /// A cell as it stands, from one place to another.
    pub(crate) const fn plain(start: usize, end: usize) -> Self {
        Self { start: start as u32, length: end.saturating_sub(start) as u32 & LENGTH }
    }

    /// A cell in quotes; whether some quotes in it are doubled.
    pub(crate) const fn quoted(start: usize, end: usize, is_doubled: bool) -> Self {
        let plain = Self::plain(start, end);
        let marks = if is_doubled { QUOTED | DOUBLED } else { QUOTED };
        Self { start: plain.start, length: plain.length | marks }
    }

    /// Where it starts.
    pub(crate) const fn start(self) -> usize {
        self.start as usize
    }

    /// How long it is.
    pub(crate) const fn len(self) -> usize {
        (self.length & LENGTH) as usize
    }

    /// Whether it stands in quotes.
    pub(crate) const fn is_quoted(self) -> bool {
        self.length & QUOTED != 0
    }

    /// Whether each of its quotes stands there twice.
    pub(crate) const fn is_doubled(self) -> bool {
        self.length & DOUBLED != 0
    }

    /// Its bytes as they stand in the text.
    pub(crate) fn of(self, text: &[u8]) -> &[u8] {
        text.get(self.start()..self.start() + self.len()).unwrap_or_default()
    }
}

/// The bytes of a cell whose quotes are doubled, with each of them once.
pub(crate) fn undoubled(cell: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let mut was_quote = false;
    cell.iter().copied().filter(move |&byte| {
        was_quote = byte == b'"' && !was_quote;
        byte != b'"' || was_quote
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_quotes_are_one() {
        let cell: Vec<u8> = undoubled(b"say \"\"hi\"\" \"\"\"\"").collect();
        assert_eq!(cell, b"say \"hi\" \"\"");
    }

    #[test]
    fn a_span_keeps_its_marks_apart_from_its_length() {
        let span = Span::quoted(3, 5, true);
        assert_eq!((span.len(), span.is_quoted(), span.is_doubled()), (2, true, true));
        assert_eq!(span.of(b"abcdefg"), b"de");
        assert_eq!(Span::plain(1, 1), Span { start: 1, length: 0 });
    }
}
