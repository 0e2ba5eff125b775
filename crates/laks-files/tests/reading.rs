//! What a Rust program reads of the files that people have.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare fails")]

use arrow_array::RecordBatch;
use laks::{Day, Schema};
use laks_files::{ReadError, first_rows, open, read, tally};
use std::path::{Path, PathBuf};

/// A file that goes when the test ends.
struct Written(PathBuf);

impl Drop for Written {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn written(name: &str, content: &[u8]) -> Written {
    let path = std::env::temp_dir().join(format!("laks-{}-{name}", std::process::id()));
    std::fs::write(&path, content).unwrap();
    Written(path)
}

fn schema(read: &str) -> Schema {
    let columns =
        "[columns]\nreferred_on = \"Henvist\"\nstarted_on = \"Start\"\nunit = \"Enhed\"\n";
    Schema::from_toml(&format!("{columns}[read]\ndates = \"d-m-y\"\n{read}")).unwrap()
}

const TEXT: &str = "\"Enhed\";\"Henvist\";\"Start\"\r\n\"Ærø; \"\"nord\"\"\";\"03-04-2016\";\"11-04-2016\"\r\n\
                    \"Køge\";\"04-04-2016\";\"\"\r\n;;\r\n\"I alt\";\"2\";\"1\"\r\n";

#[test]
fn a_quoted_csv_is_the_same_table_in_all_letters() {
    let dos = |page: &[(char, u8)]| -> Vec<u8> {
        let byte =
            |c: char| page.iter().find(|(letter, _)| *letter == c).map_or(c as u8, |(_, b)| *b);
        TEXT.chars().map(byte).collect()
    };
    let danish = [('Æ', 0x92), ('ø', 0x9b)];
    let utf16 = TEXT.encode_utf16().flat_map(u16::to_be_bytes);
    let files = [
        ("", TEXT.as_bytes().to_vec()),
        ("encoding = \"latin-1\"", dos(&[('Æ', 0xc6), ('ø', 0xf8)])),
        ("encoding = \"cp850\"", dos(&danish)),
        ("encoding = \"cp865\"", dos(&danish)),
        ("encoding = \"utf-16\"", [0xfe, 0xff].into_iter().chain(utf16).collect()),
    ];
    for (place, (encoding, bytes)) in files.into_iter().enumerate() {
        let file = written(&format!("letters-{place}.csv"), &bytes);
        let schema = schema(&format!("total_rows = [\"I alt\"]\n{encoding}"));
        let cohort = read(&file.0, &schema).unwrap();
        let labels: Vec<_> = (1..3).map(|code| cohort.labels()[0].label(code)).collect();
        let expected = ["Ærø; \"nord\"", "Køge"].map(|label| Some(label.to_owned()));
        assert_eq!(
            labels.iter().map(|l| l.as_deref().map(str::to_owned)).collect::<Vec<_>>(),
            expected
        );
    }
}

#[test]
fn counting_a_file_is_counting_its_cohort() {
    let row =
        |n: u32| format!("Enhed {};{:02}-04-2016;{:02}-05-2016\n", n % 7, n % 28 + 1, n % 28 + 1);
    let rows: String = (0..60_000).map(row).collect();
    let file = written("many.csv", format!("Enhed;Henvist;Start\n{rows}").as_bytes());
    let (as_of, by): (Day, _) = ("2016-06-30".parse().unwrap(), ["unit".to_owned()]);
    let counted = tally(&file.0, &schema(""), as_of, &by).unwrap();
    let cohort = read(&file.0, &schema("")).unwrap();
    let spec = laks::Spec::new(cohort.layout(), [as_of], &by).unwrap();
    assert_eq!(cohort.len(), 60_000);
    assert_eq!(counted.funnel(0.95).unwrap(), cohort.tally(&spec).unwrap().funnel(0.95).unwrap());
}

#[test]
fn a_row_that_is_broken_far_down_is_told_with_its_number() {
    let rows = "Ærø;03-04-2016;\n".repeat(200_000);
    let file = written("broken.csv", format!("Enhed;Henvist;Start\n{rows}Køge;1\n").as_bytes());
    let said = read(&file.0, &schema("")).unwrap_err();
    assert!(matches!(said, ReadError::File(_)));
    assert!(said.to_string().contains("row 200002 has 2; give it all its separators"), "{said}");
}

#[test]
fn a_cell_longer_than_what_is_read_at_a_time_is_one_cell() {
    let long = "lang\n".repeat(600_000);
    let text =
        format!("Enhed;Henvist;Start;Note\nKøge;03-04-2016;;\"{long}\"\nÆrø;04-04-2016;;x\n");
    let file = written("long.csv", text.as_bytes());
    assert_eq!(read(&file.0, &schema("")).unwrap().len(), 2);
    let open =
        written("open.csv", text.trim_end_matches("x\n").replacen("\"\n", "\n", 1).as_bytes());
    let said = read(&open.0, &schema("")).unwrap_err().to_string();
    assert!(said.contains("one in row 2 does not; close the quote"), "{said}");
}

#[test]
fn sheets_of_a_workbook_are_read_as_courses() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken");
    let schema = Schema::from_toml("[read]\nsheets = \"Hold 1\"\nfile_is = \"unit\"").unwrap();
    let cohort = read(folder.join("several_sheets.xlsx"), &schema).unwrap();
    assert_eq!(cohort.layout().strata, ["unit"]);
    assert_eq!(cohort.labels()[0].label(1).as_deref(), Some("several_sheets"));
}

#[test]
fn a_file_of_another_kind_is_refused_by_its_ending() {
    let said = read("cafe.docx", &Schema::default()).unwrap_err().to_string();
    let expected = "a file's name must end in one of .csv, .gz, .ods, .tsv, .txt, .xls, .xlsb, .xlsm, .xlsx, .zip, but is \
                    'cafe.docx'";
    assert_eq!(said, expected);
}

#[test]
fn lines_that_end_with_a_carriage_return_alone_are_lines() {
    let text = "Enhed;Henvist;Start\rÆrø;03-04-2016;11-04-2016\rKøge;04-04-2016;\r";
    let utf16: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for (name, bytes, encoding) in
        [("old.csv", text.as_bytes(), ""), ("old-16.csv", &utf16, "encoding = \"utf-16\"")]
    {
        let file = written(name, bytes);
        assert_eq!(read(&file.0, &schema(encoding)).unwrap().len(), 2, "{name}");
        let drafted = first_rows(&file.0, name, 10).unwrap();
        assert_eq!(drafted.rows[0], ["Enhed", "Henvist", "Start"], "{name}");
        assert_eq!(drafted.rows.len(), 3, "{name}");
    }
}

#[test]
fn rows_that_would_become_part_of_the_header_are_not_lost() {
    let old = "Enhed;Henvist;Start\r\"Ærø\nnord\";03-04-2016;\rKøge;04-04-2016;\"\"\r";
    let file = written("old-quoted.csv", old.as_bytes());
    let cohort = read(&file.0, &schema("")).unwrap();
    assert_eq!(cohort.len(), 2, "line feeds in quotes end no line");
    let text = "Enhed;Henvist;Start\r\"Ærø\";03-04-2016;\rKøge;04-04-2016;\n";
    let file = written("mixed.csv", text.as_bytes());
    let said = read(&file.0, &schema("")).unwrap_err().to_string();
    assert!(said.contains("must all end in one way, but row 1, the header"), "{said}");
}

#[test]
fn a_file_that_is_changed_or_gone_when_its_rows_are_read_is_refused() {
    // New rows were read under the old names, and a file that was gone was said to be no input.
    let file = written("changing.csv", TEXT.as_bytes());
    let opened = open(&file.0, "changing.csv", &schema("").read).unwrap();
    let rows = || {
        let found: Result<Vec<_>, _> = opened.parts[0].source.batches(&[true; 3]).collect();
        found.map(|batches| batches.iter().map(RecordBatch::num_rows).sum::<usize>())
    };
    assert_eq!(rows().unwrap(), 3);
    std::fs::write(&file.0, TEXT.replacen("Henvist", "Ophørt", 1) + "x;;\n").unwrap();
    let said = "must stay as it is while it is read, but was changed, moved or deleted";
    assert!(rows().unwrap_err().to_string().contains(said));
    std::fs::remove_file(&file.0).unwrap();
    assert!(rows().unwrap_err().to_string().contains(said));
}

#[test]
fn the_name_of_row_numbers_is_no_name_of_a_column() {
    // Its cells were read as the numbers of rows, or in place of another column.
    let file = written("numbers.csv", b"Enhed;Henvist;__laks_row\nx;03-04-2016;y\n");
    let said = read(&file.0, &schema("")).unwrap_err().to_string();
    assert!(said.contains("may be called \"__laks_row\", for laks numbers its rows"), "{said}");
}

#[test]
fn a_header_full_of_line_ends_is_read_in_one_look() {
    // Each line end in quotes was a reason to read the row from its beginning again.
    let title = format!("\"{}\"\n", "x\n".repeat(250_000));
    let text = format!("{title}Enhed;Henvist;Start\nKøge;03-04-2016;\n");
    let file = written("lines.csv", text.as_bytes());
    let begun = std::time::Instant::now();
    assert_eq!(read(&file.0, &schema("header_row = 2")).unwrap().len(), 1);
    assert!(begun.elapsed().as_secs() < 20);
    let longer = written("longer.csv", (title.repeat(3).replace("\"\n\"", "") + &text).as_bytes());
    let said = read(&longer.0, &schema("header_row = 2")).unwrap_err().to_string();
    assert!(said.contains("but one in row 2 or above does not; close the quote"), "{said}");
}
