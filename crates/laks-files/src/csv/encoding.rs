//! Which letters the bytes of a text are: the encoding that a schema declares, by any of its usual names.

use super::dos_pages::dos_page;

/// What UTF-8 that was encoded twice is called.
pub(crate) const TWICE: &str = "utf-8-twice";

/// The letters of a text.
#[derive(Debug, Clone)]
pub(crate) enum Encoding {
    /// The default, checked byte by byte.
    Utf8,
    /// UTF-8 that was taken for letters of Windows, and encoded once more.
    Utf8Twice,
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
    /// Names are taken as Python and browsers take them: case does not count, nor whether words are joined by
    /// `-`, `_`, a space or nothing. Latin-1 is read as its superset Windows-1252, as browsers do.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let plain: String = name.chars().filter(|letter| !" -_".contains(*letter)).collect();
        match plain.as_str() {
            "utf8" | "u8" | "utf" | "cp65001" | "utf8sig" | "ascii" | "usascii" | "646" => {
                return Some(Self::Utf8);
            }
            "utf8twice" => return Some(Self::Utf8Twice),
            "utf16" | "u16" => return Some(Self::Utf16),
            _ => {}
        }
        let number = ["windows", "cp", "ibm", "dos"]
            .into_iter()
            .fold(plain.as_str(), |number, word| number.strip_prefix(word).unwrap_or(number));
        if let Some(page) = dos_page(number) {
            return Some(Self::Dos(Box::new(page), format!("cp{number}")));
        }
        let label = label_of(&name, &plain, number);
        let found = encoding_rs::Encoding::for_label(label.as_bytes())
            .or_else(|| encoding_rs::Encoding::for_label(name.as_bytes()))?;
        match found.name() {
            "UTF-8" | "replacement" | "x-user-defined" => None,
            name => Some(Self::Named(found, usual_name(name))),
        }
    }

    /// What sentences and reports call it.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Twice => TWICE,
            Self::Utf16 => "utf-16",
            Self::Named(_, name) | Self::Dos(_, name) => name,
        }
    }

    /// Whether each letter is two bytes or four.
    pub(crate) fn is_utf16(&self) -> bool {
        match self {
            Self::Utf16 => true,
            Self::Named(encoding, _) => encoding.name().starts_with("UTF-16"),
            Self::Utf8 | Self::Utf8Twice | Self::Dos(..) => false,
        }
    }
}

/// What the standard of browsers calls an encoding, which may be called as Python calls it.
fn label_of(name: &str, plain: &str, number: &str) -> String {
    if matches!(
        number,
        "1250" | "1251" | "1252" | "1253" | "1254" | "1255" | "1256" | "1257" | "1258"
    ) {
        return format!("windows-{number}");
    }
    let label = match plain {
        "utf16le" | "unicodelittleunmarked" => "utf-16le",
        "utf16be" | "unicodebigunmarked" => "utf-16be",
        "latin" | "latin1" | "l1" | "8859" | "cp819" | "ibm819" => "windows-1252",
        "latin9" | "l9" => "iso-8859-15",
        "latin7" | "l7" => "iso-8859-13",
        "latin8" | "l8" => "iso-8859-14",
        "latin10" | "l10" => "iso-8859-16",
        "latin2" | "latin3" | "latin4" | "latin5" | "latin6" => plain,
        "macroman" | "macintosh" | "mac" => "macintosh",
        "maccyrillic" => "x-mac-cyrillic",
        "cp866" => "ibm866",
        "cp874" => "windows-874",
        _ => {
            let part = plain.strip_prefix("iso8859").or_else(|| plain.strip_prefix("8859"));
            return part.map_or_else(|| name.replace('_', "-"), |part| format!("iso-8859-{part}"));
        }
    };
    label.to_owned()
}

/// What people call an encoding of the standard.
fn usual_name(name: &str) -> String {
    match name {
        "UTF-16LE" => "utf-16-le".to_owned(),
        "UTF-16BE" => "utf-16-be".to_owned(),
        "macintosh" => "mac-roman".to_owned(),
        "x-mac-cyrillic" => "mac-cyrillic".to_owned(),
        "IBM866" => "cp866".to_owned(),
        name => name.to_lowercase(),
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
            ("UTF-8 twice", "utf-8-twice"),
            ("windows-1252", "windows-1252"),
            ("cp1252", "windows-1252"),
            ("latin-1", "windows-1252"),
            ("Latin 1", "windows-1252"),
            ("ISO-8859-1", "windows-1252"),
            ("iso-8859-15", "iso-8859-15"),
            ("latin_9", "iso-8859-15"),
            ("latin9", "iso-8859-15"),
            ("iso8859_15", "iso-8859-15"),
            ("latin1", "windows-1252"),
            ("latin_1", "windows-1252"),
            ("iso8859_1", "windows-1252"),
            ("8859", "windows-1252"),
            ("L1", "windows-1252"),
            ("windows_1250", "windows-1250"),
            ("latin2", "iso-8859-2"),
            ("iso_8859_5", "iso-8859-5"),
            ("iso-8859-16", "iso-8859-16"),
            ("koi8_r", "koi8-r"),
            ("shift_jis", "shift_jis"),
            ("shift-jis", "shift_jis"),
            ("cp866", "cp866"),
            ("utf_16", "utf-16"),
            ("utf-16-le", "utf-16-le"),
            ("UTF16BE", "utf-16-be"),
            ("cp865", "cp865"),
            ("IBM850", "cp850"),
            ("437", "cp437"),
            ("mac_roman", "mac-roman"),
            ("macintosh", "mac-roman"),
            ("mac-cyrillic", "mac-cyrillic"),
        ] {
            assert_eq!(
                Encoding::named(name).map(|e| e.name().to_owned()).as_deref(),
                Some(called),
                "{name}"
            );
        }
        for name in ["dansk", "", "utf-7", "utf-32", "cp737", "iso-8859-12", "replacement"] {
            assert!(Encoding::named(name).is_none(), "{name}");
        }
    }
}
