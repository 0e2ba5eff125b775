//! The errors of a table that would name persons, as whoever reads one makes them.

use super::error_type::Error;
use super::person_named::PersonNamed;

impl Error {
    /// CPR numbers in a column of ids, of which the schema does not know.
    ///
    /// ```
    /// use laks::Error;
    /// let error = Error::undeclared_cpr("Borger", "person_id");
    /// assert!(error.to_string().contains("\"Borger\""));
    /// ```
    pub fn undeclared_cpr(column: &str, role: &str) -> Self {
        PersonNamed::Undeclared { column: column.to_owned(), role: role.to_owned() }.into()
    }

    /// A label to count by that has a CPR number in it.
    ///
    /// ```
    /// use laks::Error;
    /// let error = Error::person_as_label(12, "Henviser", "source");
    /// assert!(error.to_string().contains("row 12"));
    /// ```
    pub fn person_as_label(row: u64, column: &str, role: &str) -> Self {
        PersonNamed::Label { row, column: column.to_owned(), role: role.to_owned() }.into()
    }
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
