// The files that examples in the documentation read; each is written into a folder of its own.

use std::error::Error;
use std::fs::{File, create_dir_all, write};
use std::io::Write;
use std::path::PathBuf;
use zip::write::{SimpleFileOptions, ZipWriter};

type Written = Result<PathBuf, Box<dyn Error>>;

/// Two referrals, as a Danish spreadsheet exports them, in a folder of this name.
pub fn csv(name: &str) -> Written {
    let path = folder(name)?.join("cafe.csv");
    write(&path, "Henvist;Start;Henviser\n03-04-2016;11-04-2016;Jobcenter\n04-04-2016;;\n")?;
    Ok(path)
}

/// A workbook with the sheet LC4: a header, and one referral.
pub fn workbook(name: &str) -> Written {
    let path = folder(name)?.join("cafe.xlsx");
    let mut zip = ZipWriter::new(File::create(&path)?);
    for (part, text) in PARTS {
        zip.start_file(part, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    zip.finish()?;
    Ok(path)
}

fn folder(name: &str) -> Written {
    let folder = std::env::temp_dir().join("laks-files-docs").join(name);
    create_dir_all(&folder)?;
    Ok(folder)
}

const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Target="xl/workbook.xml"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
            </Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="LC4" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Target="worksheets/sheet1.xml"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
            </Relationships>"#,
    ),
    (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>Henvist</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>2016-04-03</t></is></c></row>
            </sheetData></worksheet>"#,
    ),
];
