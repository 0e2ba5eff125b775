//! A tally as text, and back: what is read is not believed but checked.
//!
//! `json` reads and writes this version, `json_before` reads the first. `plain_text` is what it writes, and
//! `read_plain` reads just that in one pass; written otherwise it is read by serde. Each part is checked by
//! itself (`checks`), then the tables against each other (`identities`), and the text against its checksum and
//! its seal. `as_field` is the same for whoever stores a tally in something of their own.

mod as_field;
mod checks;
mod checksum;
mod event_days;
mod identities;
mod identities_of_facts;
mod json;
mod json_before;
#[cfg(not(feature = "hmac"))]
mod no_seal;
mod number_text;
mod plain_text;
mod read_plain;
#[cfg(feature = "hmac")]
mod seal;
mod spans;
mod table_name;
mod table_reader;
mod text_reader;

#[cfg(not(feature = "hmac"))]
use no_seal::SealKey;
#[cfg(feature = "hmac")]
use seal::SealKey;

/// The version that is written.
const VERSION: u32 = 2;
