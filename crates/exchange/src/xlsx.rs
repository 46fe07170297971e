//! `register.xlsx`: the register as a workbook (ECMA-376) for people with a spreadsheet.
//!
//! Four sheets: commitments, targets, sections, and what each column means. Headings are in the
//! language of the catalog; codes are those of the other formats. Texts are written as texts, so none
//! can become a formula. The bytes depend on plan, source and language alone: the workbook says it was
//! made on the day the plan was issued, or on 1 January 2000 where that is not known.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use waymark_i18n::Catalog;
use waymark_model::Plan;

use crate::columns::{self, Column};
use crate::csv::joined;
use crate::rows::{self, Cell};
use crate::source::Source;

/// The most UTF-16 units a cell may hold (ECMA-376 as spreadsheets keep it).
const MOST_UNITS: usize = 32_767;

/// Narrowest and widest column, in characters; sentences have a width of their own.
const WIDTHS: (usize, usize) = (8, 40);
const SENTENCE: usize = 80;

/// Why no workbook could be made.
#[derive(Debug, thiserror::Error)]
#[error("the register does not fit into a workbook: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// The register as the bytes of a workbook. Texts beyond what a cell can hold end in `…`.
///
/// # Errors
/// [`WorkbookError`] where a sheet would have more rows than a sheet can have (1,048,575).
pub fn workbook(
    plan: &Plan,
    source: &Source<'_>,
    catalog: &Catalog,
) -> Result<Vec<u8>, WorkbookError> {
    let mut book = Book {
        workbook: Workbook::new(),
        catalog,
        styles: Styles::new(),
    };
    book.properties(source)?;
    let sheets = [
        (
            "register-table-commitments",
            columns::commitments(),
            rows::commitments(plan, source),
        ),
        (
            "register-table-targets",
            columns::targets(),
            rows::targets(plan),
        ),
        (
            "register-table-sections",
            columns::sections(),
            rows::sections(plan, source),
        ),
    ];
    let mut about = Vec::new();
    for (title, columns, rows) in &sheets {
        let headings: Vec<String> = columns.iter().map(|c| book.say(&c.title())).collect();
        let sentences: Vec<bool> = columns.iter().map(|c| c.name == "text").collect();
        book.sheet(title, &headings, &sentences, rows)?;
        about.extend(columns.iter().map(|c| book.explained(title, *c)));
    }
    let headings = ["sheet", "shown", "name", "means"].map(|n| {
        let key = format!("register-col-{n}");
        book.say(&key)
    });
    let sentences = [false, false, false, true];
    book.sheet("register-table-columns", &headings, &sentences, &about)?;
    Ok(book.workbook.save_to_buffer()?)
}

struct Styles {
    heading: Format,
    text: Format,
    day: Format,
}

impl Styles {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: cell()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Thin),
            text: cell().set_text_wrap(),
            day: cell().set_num_format("yyyy-mm-dd"),
        }
    }
}

struct Book<'a> {
    workbook: Workbook,
    catalog: &'a Catalog,
    styles: Styles,
}

impl Book<'_> {
    fn say(&self, key: &str) -> String {
        self.catalog.text(key, &[]).text
    }

    fn properties(&mut self, source: &Source<'_>) -> Result<(), XlsxError> {
        let made = match source.issued.and_then(day) {
            Some(day) => day,
            None => ExcelDateTime::from_ymd(2000, 1, 1)?,
        };
        let properties = DocProperties::new()
            .set_title(source.title.as_deref().unwrap_or(""))
            .set_creation_datetime(&made);
        self.workbook.set_properties(&properties);
        Ok(())
    }

    /// What a column means, as a row of the last sheet.
    fn explained(&self, sheet: &str, column: Column) -> Vec<Cell> {
        [
            self.say(sheet),
            self.say(&column.title()),
            column.name.to_owned(),
            self.say(&column.about()),
        ]
        .map(Cell::Text)
        .into()
    }

    fn sheet(
        &mut self,
        title: &str,
        headings: &[String],
        sentences: &[bool],
        rows: &[Vec<Cell>],
    ) -> Result<(), XlsxError> {
        let (title, yes, no) = (
            self.say(title),
            self.say("register-yes"),
            self.say("register-no"),
        );
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(title)?;
        let mut widths: Vec<usize> = Vec::new();
        for (at, heading) in (0u16..).zip(headings) {
            sheet.write_string_with_format(0, at, heading, &self.styles.heading)?;
            // Room for the mark of the filter.
            widths.push(width(heading) + 3);
        }
        for (n, row) in (1u32..).zip(rows) {
            for ((at, cell), widest) in (0u16..).zip(row).zip(&mut widths) {
                let shown = match cell {
                    Cell::YesNo(true) => Cell::Text(yes.clone()),
                    Cell::YesNo(false) => Cell::Text(no.clone()),
                    other => other.clone(),
                };
                let width = write(sheet, &self.styles, (n, at), &shown)?;
                *widest = width.max(*widest);
            }
        }
        for ((at, width), sentence) in (0u16..).zip(&widths).zip(sentences) {
            let most = if *sentence { SENTENCE } else { WIDTHS.1 };
            let width = u16::try_from((*width).clamp(WIDTHS.0, most)).unwrap_or(u16::MAX);
            sheet.set_column_width(at, f64::from(width))?;
        }
        let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let last = u16::try_from(headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, last_row, last)?;
        sheet.set_freeze_panes(1, 1)?;
        Ok(())
    }
}

/// Writes a cell and says how wide it is, in characters.
fn write(
    sheet: &mut Worksheet,
    styles: &Styles,
    (row, column): (u32, u16),
    cell: &Cell,
) -> Result<usize, XlsxError> {
    let number = |sheet: &mut Worksheet, value: f64| -> Result<usize, XlsxError> {
        sheet.write_number_with_format(row, column, value, &styles.text)?;
        Ok(value.to_string().len())
    };
    let text = |sheet: &mut Worksheet, text: &str| -> Result<usize, XlsxError> {
        sheet.write_string_with_format(row, column, cut(text), &styles.text)?;
        Ok(width(text))
    };
    match cell {
        Cell::Empty => Ok(0),
        Cell::Text(words) => text(sheet, words),
        Cell::List(items) => text(sheet, &joined(items)),
        Cell::Number(value) if value.is_finite() => number(sheet, *value),
        Cell::Number(value) => text(sheet, &value.to_string()),
        // A plan has fewer than 2^32 characters, so the figure is exact.
        Cell::Count(count) => number(sheet, f64::from(u32::try_from(*count).unwrap_or(u32::MAX))),
        Cell::YesNo(yes) => text(sheet, if *yes { "yes" } else { "no" }),
        Cell::Day(date) => match day(*date) {
            Some(day) => {
                sheet.write_datetime_with_format(row, column, &day, &styles.day)?;
                Ok("2000-01-01".len())
            }
            None => text(sheet, &date.to_string()),
        },
    }
}

/// A day as workbooks count them; `None` before 1900, where they have none.
fn day(date: Date) -> Option<ExcelDateTime> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    ExcelDateTime::from_ymd(
        u16::try_from(year).ok().filter(|y| *y >= 1900)?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )
    .ok()
}

/// Characters a text takes; those of East Asian scripts are as wide as two.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if c >= '\u{1100}' { 2 } else { 1 })
        .sum()
}

fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= MOST_UNITS {
        return text.to_owned();
    }
    let mut units = 1;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_UNITS
    };
    let mut out: String = text.chars().take_while(fits).collect();
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_only_where_no_cell_could_hold_it() {
        let most = "x".repeat(MOST_UNITS);
        assert_eq!(cut(&most), most);
        let more = cut(&format!("{most}x"));
        assert_eq!(more.encode_utf16().count(), MOST_UNITS);
        assert!(more.ends_with("x…"));
        let wide = cut(&"𠀀".repeat(MOST_UNITS));
        assert!(wide.encode_utf16().count() <= MOST_UNITS);
        assert!(wide.ends_with("𠀀…"));
    }
}
