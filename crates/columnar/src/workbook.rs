//! Tables as one workbook (ECMA-376) with a sheet for each, for people with a spreadsheet.
//!
//! Words are written as words, so none can become a formula. The bytes depend on the tables alone: the workbook says it was
//! made on 1 January 2000.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::Column;

/// Characters a name of a sheet may have.
const MOST_OF_NAME: usize = 31;
/// UTF-16 units a cell may hold.
const MOST_OF_CELL: usize = 32_767;
/// Rows and columns a sheet may have, the heading left out.
const MOST_ROWS: usize = 1_048_575;
const MOST_COLUMNS: usize = 16_384;

/// A table with its name and its columns with theirs.
pub type Sheet = (String, Vec<(String, Column)>);

/// Tables as the bytes of a workbook, each on a sheet of its name, the heading frozen and with filters.
///
/// Numbers keep all their digits, empty cells stay empty. Words beyond what a cell can hold end in `…`; names of sheets are
/// cut to what can be one, and told apart by a number.
///
/// # Errors
/// In words: a table with more rows or columns than a sheet can have, and what the library refuses.
pub fn workbook(tables: &[Sheet]) -> Result<Vec<u8>, String> {
    for (name, columns) in tables {
        let rows = columns.iter().map(|(_, c)| c.len()).max().unwrap_or(0);
        if rows > MOST_ROWS || columns.len() > MOST_COLUMNS {
            return Err(format!(
                "the table \"{name}\" has {rows} rows and {} columns; a sheet has at most {MOST_ROWS} and {MOST_COLUMNS}: take csv or parquet",
                columns.len()
            ));
        }
    }
    write(tables).map_err(|fault| fault.to_string())
}

fn write(tables: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let heading = Format::new()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin);
    let mut taken = BTreeSet::new();
    for (name, columns) in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(name, &mut taken))?;
        for (at, (name, column)) in (0_u16..).zip(columns) {
            sheet.write_string_with_format(0, at, cut(name), &heading)?;
            let wide = fill(sheet, at, column)?.max(width(name) + 3).clamp(8, 40);
            let wide = u16::try_from(wide).unwrap_or(40);
            sheet.set_column_width(at, f64::from(wide))?;
        }
        let rows = columns.iter().map(|(_, c)| c.len()).max().unwrap_or(0);
        let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
        if !columns.is_empty() {
            sheet.autofilter(0, 0, u32::try_from(rows).unwrap_or(0), last)?;
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    book.save_to_buffer()
}

/// Writes a column below its heading and says how wide it is, in characters.
fn fill(sheet: &mut Worksheet, at: u16, column: &Column) -> Result<usize, XlsxError> {
    let mut widest = 0;
    match column {
        Column::Numbers(values) => {
            for (row, value) in (1_u32..).zip(values) {
                // A workbook has no infinity; the tables have none either.
                if let Some(value) = value.filter(|x| x.is_finite()) {
                    sheet.write_number(row, at, value)?;
                    widest = 12;
                }
            }
        }
        Column::Whole(values) => {
            for (row, value) in (1_u32..).zip(values) {
                if let Some(value) = value {
                    // Beyond 2^53 a spreadsheet would change the digits.
                    match i32::try_from(*value) {
                        Ok(small) => sheet.write_number(row, at, f64::from(small))?,
                        Err(_) => sheet.write_string(row, at, value.to_string())?,
                    };
                    widest = widest.max(value.to_string().len());
                }
            }
        }
        Column::Flags(values) => {
            for (row, value) in (1_u32..).zip(values) {
                if let Some(value) = value {
                    sheet.write_boolean(row, at, *value)?;
                }
            }
        }
        Column::Words(values) => {
            for (row, value) in (1_u32..).zip(values) {
                if let Some(value) = value {
                    sheet.write_string(row, at, cut(value))?;
                    widest = widest.max(width(value));
                }
            }
        }
    }
    Ok(widest)
}

/// A name that a sheet can have and no other one has.
fn sheet_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |c: char| {
        if "[]:*?/\\".contains(c) || c.is_control() {
            '_'
        } else {
            c
        }
    };
    let clean: String = name.chars().map(plain).collect();
    let clean = clean.trim_matches('\'');
    let clean = if clean.is_empty() { "table" } else { clean };
    for number in 1_usize.. {
        let tail = if number == 1 {
            String::new()
        } else {
            format!(" {number}")
        };
        let mut room = MOST_OF_NAME - tail.len();
        let head: String = clean
            .chars()
            .take_while(|c| {
                let fits = c.len_utf16() <= room;
                room = room.saturating_sub(c.len_utf16());
                fits
            })
            .collect();
        let found = format!("{head}{tail}");
        // Spreadsheets do not tell capitals apart.
        if taken.insert(found.to_lowercase()) {
            return found;
        }
    }
    String::new()
}

/// Characters a text takes; those of East Asian scripts are as wide as two.
fn width(text: &str) -> usize {
    let wide = |c: char| if c >= '\u{1100}' { 2 } else { 1 };
    text.chars().map(wide).sum()
}

fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= MOST_OF_CELL {
        return text.to_owned();
    }
    let mut units = 1;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_OF_CELL
    };
    let mut out: String = text.chars().take_while(fits).collect();
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        let mut file = archive.by_name(name).unwrap();
        file.read_to_string(&mut text).unwrap();
        text
    }

    fn table() -> Sheet {
        let words = vec![Some("=1+1".to_owned()), Some("县".to_owned())];
        let columns = vec![
            ("unit".to_owned(), Column::Words(words)),
            (
                "score".to_owned(),
                Column::Numbers(vec![Some(0.1 + 0.2), None]),
            ),
            (
                "rank".to_owned(),
                Column::Whole(vec![Some(1), Some(1 << 40)]),
            ),
            ("scored".to_owned(), Column::Flags(vec![Some(true), None])),
        ];
        ("scores".to_owned(), columns)
    }

    #[test]
    fn numbers_keep_their_digits_and_words_stay_words() {
        let bytes = workbook(&[table(), ("Scores".to_owned(), Vec::new())]).unwrap();
        assert_eq!(
            bytes,
            workbook(&[table(), ("Scores".to_owned(), Vec::new())]).unwrap()
        );
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>0.30000000000000004</v>"), "{sheet}");
        assert!(!sheet.contains("<f>"), "{sheet}");
        // Of the second row the score and the flag are missing: there are no such cells.
        assert!(
            !sheet.contains("r=\"B3\"") && !sheet.contains("r=\"D3\""),
            "{sheet}"
        );
        let shared = part(&bytes, "xl/sharedStrings.xml");
        for word in ["=1+1", "县", "1099511627776"] {
            assert!(shared.contains(word), "{shared}");
        }
        let names = part(&bytes, "xl/workbook.xml");
        assert!(
            names.contains("name=\"scores\"") && names.contains("name=\"Scores 2\""),
            "{names}"
        );
    }

    #[test]
    fn names_of_sheets_are_cut_and_told_apart() {
        let mut taken = BTreeSet::new();
        let long = "ranks_by_the_region_of_the_country_in_2024";
        assert_eq!(
            sheet_name(long, &mut taken),
            "ranks_by_the_region_of_the_coun"
        );
        assert_eq!(
            sheet_name(long, &mut taken),
            "ranks_by_the_region_of_the_co 2"
        );
        assert_eq!(sheet_name("a/b:c", &mut taken), "a_b_c");
        assert_eq!(sheet_name("''", &mut taken), "table");
    }

    #[test]
    fn a_table_that_no_sheet_holds_is_refused_with_a_way_out() {
        let long = Column::Whole(vec![None; MOST_ROWS + 1]);
        let said = workbook(&[("long".to_owned(), vec![("x".to_owned(), long)])]).unwrap_err();
        assert!(
            said.contains("\"long\"") && said.contains("csv or parquet"),
            "{said}"
        );
    }
}
