//! Which letters bytes most likely are that are no UTF-8: those under which Danish and its neighbours' letters stand
//! within words, and signs do not.

use super::dos_pages::dos_page;
use crate::likely_letters::LikelyLetters;
use encoding_rs::{MACINTOSH, WINDOWS_1252};

const ALL: [LikelyLetters; 3] =
    [LikelyLetters::Windows1252, LikelyLetters::MacRoman, LikelyLetters::Cp850];

/// No more bytes are weighed.
const MOST: usize = 1 << 16;

/// A sentence shows so many words, each no longer than so many letters.
const WORDS: usize = 3;
const LONGEST: usize = 24;

impl LikelyLetters {
    /// Those of these bytes; Windows where nothing says otherwise.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let bytes = bytes.get(..MOST).unwrap_or(bytes);
        let best = ALL.into_iter().rev().max_by_key(|letters| letters.weight(bytes));
        best.filter(|letters| letters.weight(bytes) > 0).unwrap_or(Self::Windows1252)
    }

    /// Those of bytes that are declared as others, where these put signs into words and have no letter of Danish.
    pub(crate) fn instead_of(declared: &str, bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..MOST).unwrap_or(bytes);
        let declared = ALL.into_iter().find(|letters| letters.name() == declared)?;
        let likely = Self::of(bytes);
        (likely != declared && declared.weight(bytes) < 0 && likely.weight(bytes) > 0)
            .then_some(likely)
    }

    /// The first words with letters beyond ASCII, as they read.
    pub(crate) fn words(self, bytes: &[u8]) -> Vec<String> {
        let bytes = bytes.get(..MOST).unwrap_or(bytes);
        let is_within = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
        let words = bytes.split(|byte| !is_within(byte)).filter(|word| !word.is_ascii());
        let mut found: Vec<String> = Vec::new();
        for word in words {
            let word: String = word.iter().map(|byte| self.letter(*byte)).take(LONGEST).collect();
            if !found.contains(&word) {
                found.push(word);
            }
            if found.len() == WORDS {
                break;
            }
        }
        found
    }

    /// Bytes as text.
    pub(crate) fn decoded(self, bytes: &[u8]) -> String {
        let table: Vec<char> = (0..=255).map(|byte| self.letter(byte)).collect();
        bytes.iter().filter_map(|byte| table.get(usize::from(*byte))).collect()
    }

    fn letter(self, byte: u8) -> char {
        if byte < 0x80 {
            return char::from(byte);
        }
        let decoded = |encoding: &'static encoding_rs::Encoding| {
            let bytes = [byte];
            let text = encoding.decode_without_bom_handling(&bytes).0;
            text.chars().next().unwrap_or('\u{fffd}')
        };
        match self {
            Self::Windows1252 => decoded(WINDOWS_1252),
            Self::MacRoman => decoded(MACINTOSH),
            Self::Cp850 => {
                let page = dos_page("850");
                page.and_then(|page| page.get(usize::from(byte) - 0x80).copied())
                    .unwrap_or('\u{fffd}')
            }
        }
    }

    /// How well the bytes read so: letters of Danish weigh most, signs within words against.
    fn weight(self, bytes: &[u8]) -> i64 {
        let table: Vec<char> = (0..=255).map(|byte| self.letter(byte)).collect();
        let at = |place: usize| bytes.get(place).and_then(|byte| table.get(usize::from(*byte)));
        let mut weight = 0;
        for (place, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
            let Some(&letter) = at(place) else { continue };
            let before = place.checked_sub(1).and_then(at).copied().unwrap_or(' ');
            let after = at(place + 1).copied().unwrap_or(' ');
            let is_within = before.is_alphabetic() || after.is_alphabetic();
            weight += match letter {
                // No word has a capital within.
                _ if letter.is_uppercase()
                    && before.is_alphabetic()
                    && (before.is_lowercase() || after.is_lowercase()) =>
                {
                    -3
                }
                'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' => 3,
                'é' | 'è' | 'ö' | 'ä' | 'ü' | 'É' | 'Ö' | 'Ä' | 'Ü' => {
                    i64::from(is_within)
                }
                'í' | 'ó' | 'á' | 'ð' | 'ñ' => 0,
                '’' | '‘' | '–' | '—' | '…' | '“' | '”' | '\u{a0}' => 0,
                letter if letter.is_alphabetic() => -1,
                letter if letter.is_control() => -3,
                _ if is_within => -2,
                _ => 0,
            };
        }
        weight
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 6] = [
        "Måløv;Ærø",
        "Brøndby Kommune;Åbent hold",
        "gennemført;ø",
        "André – Café “Solen”; Å",
        "Jürgen Müller;Örebro",
        "Færdig;Københavns Kommune – sundhedshus",
    ];

    fn bytes(letters: LikelyLetters, text: &str) -> Vec<u8> {
        let byte =
            |wanted: char| (0..=255).find(|byte| letters.letter(*byte) == wanted).unwrap_or(b'-');
        text.chars().map(byte).collect()
    }

    #[test]
    fn the_letters_of_words_are_found() {
        for letters in ALL {
            for text in TEXTS {
                let bytes = bytes(letters, text);
                assert_eq!(LikelyLetters::of(&bytes), letters, "{text}");
                for declared in ALL {
                    let instead = LikelyLetters::instead_of(declared.name(), &bytes);
                    assert!(
                        instead.is_none_or(|found| found == letters && declared != letters),
                        "{text}"
                    );
                }
            }
        }
        assert_eq!(LikelyLetters::of(b"Alzheimer\x92s \x96 10 \x80"), LikelyLetters::Windows1252);
        let mac = bytes(LikelyLetters::MacRoman, TEXTS[0]);
        assert_eq!(LikelyLetters::instead_of("windows-1252", &mac), Some(LikelyLetters::MacRoman));
        assert_eq!(LikelyLetters::MacRoman.words(&mac), ["Måløv", "Ærø"]);
    }
}
