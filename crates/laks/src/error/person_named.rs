//! Where a table would name persons: the column, and what it holds.

use crate::persons::masked;

/// Persons would be named where they must not be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PersonNamed {
    /// CPR numbers in a column of ids, of which the schema does not know.
    #[error(
        "column {:?} (for {role}) holds CPR numbers, and the schema does not say so; {}write [persons] id = \
         \"cpr\" and give a key, or id = \"text\" if they are something else",
        masked(column),
        if role == "person_id" { "" } else { "map it as person_id, " }
    )]
    Undeclared {
        /// The column.
        column: String,
        /// Our word for it.
        role: String,
    },
    /// A label to count by that has a CPR number in it.
    #[error(
        "row {row}, column {:?} (for {role}) holds a CPR number, and persons are no labels to count by; map \
         the column as person_id, leave it out, or take the number out of the cell",
        masked(column)
    )]
    Label {
        /// The row.
        row: u64,
        /// The column.
        column: String,
        /// Our word for it.
        role: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_no_persons_is_to_be_mapped_first() {
        let said = |role: &str| {
            let (column, role) = ("Cpr 010203-1234".to_owned(), role.to_owned());
            PersonNamed::Undeclared { column, role }.to_string()
        };
        let remedy = "write [persons] id = \"cpr\" and give a key, or id = \"text\" if they are something else";
        assert_eq!(
            said("person_id"),
            format!(
                "column \"Cpr ######-####\" (for person_id) holds CPR numbers, and the schema does not \
                 say so; {remedy}"
            )
        );
        assert!(said("referral_id").ends_with(&format!("; map it as person_id, {remedy}")));
    }

    #[test]
    fn a_label_is_told_with_its_row_and_without_the_number() {
        let (column, role) = ("Henviser".to_owned(), "source".to_owned());
        assert_eq!(
            PersonNamed::Label { row: 7, column, role }.to_string(),
            "row 7, column \"Henviser\" (for source) holds a CPR number, and persons are no labels to \
             count by; map the column as person_id, leave it out, or take the number out of the cell"
        );
    }
}
