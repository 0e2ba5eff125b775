//! Which letters the bytes of a text are: the encoding that a schema declares, by any of its usual names.

use super::dos_pages::dos_page;

/// The letters of a text.
#[derive(Debug, Clone)]
pub(crate) enum Encoding {
    /// The default, checked byte by byte.
    Utf8,
    /// UTF-16, whose first two bytes say the order of the others; without them, the lower byte is first.
    Utf16,
    /// One of the encodings that browsers know, by the name that sentences call it.
    Named(&'static encoding_rs::Encoding, String),
    /// A page of DOS: the letters of the bytes 0x80 to 0xFF, and what sentences call it.
    Dos(Box<[char; 128]>, String),
}

impl Encoding {
    /// The encoding of this name; none where the name is not known.
    ///
    /// Names are taken as Python takes them: case does not count, nor whether words are joined by `-`, `_`
    /// or a space. Latin-1 is read as its superset Windows-1252, as browsers do.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let plain: String = name
            .trim()
            .to_lowercase()
            .chars()
            .map(|c| if " _".contains(c) { '-' } else { c })
            .collect();
        let name = match plain.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" | "utf-8-sig" | "ascii" | "us-ascii"
            | "646" => {
                return Some(Self::Utf8);
            }
            "utf-16" | "utf16" | "u16" => return Some(Self::Utf16),
            "utf-16-le" | "utf-16le" | "unicodelittleunmarked" => "utf-16le",
            "utf-16-be" | "utf-16be" | "unicodebigunmarked" => "utf-16be",
            "latin-1" | "latin" | "l1" | "8859" | "iso-8859-1" | "iso8859-1" | "cp819" => {
                "windows-1252"
            }
            "latin-2" => "iso-8859-2",
            "latin-9" | "latin9" | "l9" | "iso8859-15" => "iso-8859-15",
            "mac-roman" | "macroman" | "macintosh" | "mac" => "macintosh",
            "mac-cyrillic" | "maccyrillic" => "x-mac-cyrillic",
            "cp874" => "windows-874",
            other => other,
        };
        let digits = name.trim_start_matches("windows-").trim_start_matches("cp");
        let digits = digits.trim_start_matches("ibm");
        if let Some(page) = dos_page(digits) {
            return Some(Self::Dos(Box::new(page), format!("cp{digits}")));
        }
        let label = match digits {
            "1250" | "1251" | "1252" | "1253" | "1254" | "1255" | "1256" | "1257" | "1258" => {
                format!("windows-{digits}")
            }
            _ => name.to_owned(),
        };
        let found = encoding_rs::Encoding::for_label(label.as_bytes())?;
        match found.name() {
            "UTF-8" | "replacement" | "x-user-defined" => None,
            "UTF-16LE" => Some(Self::Named(found, "utf-16-le".to_owned())),
            "UTF-16BE" => Some(Self::Named(found, "utf-16-be".to_owned())),
            _ => Some(Self::Named(found, label)),
        }
    }

    /// What sentences and reports call it.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Named(_, name) | Self::Dos(_, name) => name,
        }
    }

    /// Whether each letter is two bytes or four.
    pub(crate) fn is_utf16(&self) -> bool {
        match self {
            Self::Utf16 => true,
            Self::Named(encoding, _) => encoding.name().starts_with("UTF-16"),
            Self::Utf8 | Self::Dos(..) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_names_are_known() {
        for (name, called) in [
            ("UTF-8", "utf-8"),
            ("utf-8-sig", "utf-8"),
            ("ascii", "utf-8"),
            ("windows-1252", "windows-1252"),
            ("cp1252", "windows-1252"),
            ("latin-1", "windows-1252"),
            ("Latin 1", "windows-1252"),
            ("ISO-8859-1", "windows-1252"),
            ("iso-8859-15", "iso-8859-15"),
            ("latin_9", "iso-8859-15"),
            ("latin9", "iso-8859-15"),
            ("mac_cyrillic", "x-mac-cyrillic"),
            ("utf_16", "utf-16"),
            ("utf-16-le", "utf-16-le"),
            ("cp865", "cp865"),
            ("IBM850", "cp850"),
            ("437", "cp437"),
            ("mac_roman", "macintosh"),
        ] {
            assert_eq!(
                Encoding::named(name).map(|e| e.name().to_owned()).as_deref(),
                Some(called),
                "{name}"
            );
        }
        for name in ["dansk", "", "utf-7", "utf-32", "cp737", "cp037", "replacement"] {
            assert!(Encoding::named(name).is_none(), "{name}");
        }
    }
}
