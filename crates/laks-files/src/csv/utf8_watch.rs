//! Whether bytes that are declared to be other letters are UTF-8 all along: then every æ, ø and å would be
//! wrong.

/// Watches bytes that come in pieces.
#[derive(Debug, Clone)]
pub(crate) struct Utf8Watch {
    is_possible: bool,
    has_letters: bool,
    /// The beginning of a letter that the last piece cut off.
    begun: Vec<u8>,
}

impl Utf8Watch {
    /// A watch that has seen nothing; one that is not active never finds UTF-8.
    pub(crate) const fn new(is_active: bool) -> Self {
        Self { is_possible: is_active, has_letters: false, begun: Vec::new() }
    }

    /// Looks at the next piece.
    pub(crate) fn see(&mut self, piece: &[u8]) {
        if !self.is_possible || (self.begun.is_empty() && piece.is_ascii()) {
            return;
        }
        self.has_letters = true;
        let whole;
        let bytes = match self.begun.is_empty() {
            true => piece,
            false => {
                self.begun.extend_from_slice(piece);
                whole = std::mem::take(&mut self.begun);
                &whole
            }
        };
        match std::str::from_utf8(bytes) {
            Ok(_) => {}
            Err(error) if error.error_len().is_none() => {
                self.begun = bytes.get(error.valid_up_to()..).unwrap_or_default().to_vec();
            }
            Err(_) => self.is_possible = false,
        }
    }

    /// Whether it may be UTF-8 so far, with letters beyond ASCII.
    pub(crate) const fn suspects(&self) -> bool {
        self.is_possible && self.has_letters
    }

    /// Whether all that was seen is UTF-8, with letters beyond ASCII.
    pub(crate) const fn is_utf8(&self) -> bool {
        self.suspects() && self.begun.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_utf8(bytes: &[u8], piece: usize) -> bool {
        let mut watch = Utf8Watch::new(true);
        bytes.chunks(piece).for_each(|piece| watch.see(piece));
        watch.is_utf8()
    }

    #[test]
    fn utf_8_is_found_however_the_bytes_come() {
        for piece in 1..8 {
            assert!(is_utf8("Løbenr;Ærø".as_bytes(), piece), "{piece}");
            assert!(!is_utf8(b"L\xf8benr;\xc6r\xf8", piece), "{piece}");
            assert!(!is_utf8(b"Lobenr", piece), "{piece}");
            assert!(!is_utf8("Løbenr;Æ".as_bytes().split_last().unwrap().1, piece), "{piece}");
        }
    }
}
