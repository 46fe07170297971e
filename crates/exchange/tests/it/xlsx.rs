//! The workbook: its parts are read from the file itself.

use std::io::Read as _;

use waymark_exchange::Source;
use waymark_exchange::columns;
use waymark_exchange::xlsx::workbook;
use waymark_i18n::Catalog;

use crate::fixture;

fn english(lang: &str) -> Vec<u8> {
    workbook(
        &fixture::english(),
        &fixture::english_source(),
        &Catalog::named(lang),
    )
    .unwrap()
}

/// The text of a part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let first = english("en");
    // Archives keep times in steps of two seconds; a clock in the bytes would show after that.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == english("en"), "two workbooks of one plan differ");
    assert!(part(&first, "docProps/core.xml").contains("2000-01-01T00:00:00Z"));
}

#[test]
fn there_are_four_sheets_with_frozen_headings_and_filters() {
    for (lang, names) in [
        ("en", ["Commitments", "Targets", "Sections", "Columns"]),
        ("zh", ["承诺", "目标", "章节", "各列说明"]),
    ] {
        let bytes = english(lang);
        let book = part(&bytes, "xl/workbook.xml");
        for name in names {
            assert!(book.contains(&format!("<sheet name=\"{name}\"")), "{name}");
        }
        for n in 1..=4 {
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{n}.xml"));
            assert!(sheet.contains("state=\"frozen\""), "sheet {n}");
            assert!(sheet.contains("<autoFilter ref=\"A1:"), "sheet {n}");
            assert!(!sheet.contains("<f>"), "no formula in sheet {n}");
        }
    }
}

#[test]
fn headings_and_cells_are_words_figures_and_days() {
    let bytes = english("zh");
    let words = part(&bytes, "xl/sharedStrings.xml");
    for text in [
        "期限",
        "By the end of 2026",
        "=HYPERLINK(\"x\") shall be left out, and injuries will be kept below three per 1,000 workers.",
        "local¦scheme:a¦b",
        "是",
    ] {
        assert!(words.contains(text), "{text}");
    }
    let targets = part(&bytes, "xl/worksheets/sheet2.xml");
    for figure in ["<v>3000</v>", "<v>1200</v>", "<v>0.003</v>"] {
        assert!(targets.contains(figure), "{figure}");
    }
    // 31 December 2026 is day 46387 of a workbook.
    assert!(targets.contains("<v>46387</v>"));
    let about = part(&bytes, "xl/worksheets/sheet4.xml");
    let rows = columns::commitments().len() + columns::targets().len() + columns::sections().len();
    assert_eq!(about.matches("<row ").count(), rows + 1);
}

#[test]
fn a_plan_with_nothing_in_it_is_a_workbook_too() {
    let mut plan = fixture::english();
    (plan.sentences, plan.sections, plan.paragraphs) = (vec![], vec![], vec![]);
    let bytes = workbook(&plan, &Source::default(), &Catalog::named("en")).unwrap();
    assert!(part(&bytes, "xl/worksheets/sheet2.xml").contains("A1:L1"));
}
