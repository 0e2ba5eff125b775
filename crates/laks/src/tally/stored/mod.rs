//! A tally as text, and back: what is read is not believed but checked.
//!
//! `json` writes and reads this version, `json_before` reads the first. Each part is checked by itself
//! (`checks`), then the tables against each other (`identities`), and the text against its
//! checksum and its seal. `as_field` is the same for whoever stores a tally in something of their own.

mod as_field;
mod checks;
mod checksum;
mod identities;
mod identities_of_facts;
mod json;
mod json_before;
#[cfg(not(feature = "hmac"))]
mod no_seal;
#[cfg(feature = "hmac")]
mod seal;
mod table_name;

#[cfg(not(feature = "hmac"))]
use no_seal::SealKey;
#[cfg(feature = "hmac")]
use seal::SealKey;
