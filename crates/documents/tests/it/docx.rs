//! DOCX.

use std::io::{Cursor, Write};

use waymark_documents::Format;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{lines, opened};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A package of parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with a body, styles and numbering.
pub(crate) fn document(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let part = |name: &str, content: &str| {
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:{name} {W}>{content}</w:{name}>")
    };
    let related: String = ["styles", "numbering", "footnotes", "header", "footer"]
        .iter()
        .map(|n| format!("<Relationship Id=\"{n}\" Type=\"{kind}/{n}\" Target=\"{n}.xml\"/>"))
        .collect();
    let note = "<w:footnote w:type=\"separator\"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>\
         <w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>";
    let root = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{kind}/officeDocument\" Target=\"/word/document.xml\"/></Relationships>"
    );
    package(&[
        ("_rels/.rels", root.as_bytes()),
        (
            "word/_rels/document.xml.rels",
            format!("<Relationships>{related}</Relationships>").as_bytes(),
        ),
        (
            "word/document.xml",
            part("document", &format!("<w:body>{body}</w:body>")).as_bytes(),
        ),
        ("word/styles.xml", part("styles", styles).as_bytes()),
        (
            "word/numbering.xml",
            part("numbering", numbering).as_bytes(),
        ),
        (
            "word/footnotes.xml",
            part(
                "footnotes",
                if body.contains("footnoteReference") {
                    note
                } else {
                    ""
                },
            )
            .as_bytes(),
        ),
        (
            "word/header.xml",
            part(
                "hdr",
                if body.contains("headerReference") {
                    "<w:p><w:r><w:t>Head</w:t></w:r></w:p>"
                } else {
                    ""
                },
            )
            .as_bytes(),
        ),
    ])
}

fn read(body: &str, styles: &str, numbering: &str) -> Vec<String> {
    let bytes = document(body, styles, numbering);
    let (document, found) = opened(&bytes, Format::Docx);
    assert_eq!(found, Vec::<String>::new());
    let all: Vec<_> = document
        .elements
        .iter()
        .map(|e| e.text(&document.text))
        .collect();
    assert_eq!(document.text, all.join("\n"));
    lines(&document)
}

fn p(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

fn styled(style: &str, text: &str) -> String {
    p(&format!("<w:pStyle w:val=\"{style}\"/>"), text)
}

fn listed(list: u32, level: u32, text: &str) -> String {
    p(
        &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"),
        text,
    )
}

fn level(n: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
    )
}

fn list(n: u32, levels: &str, more: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"{n}\">{levels}</w:abstractNum><w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"{n}\"/>{more}</w:num>"
    )
}

#[test]
fn headings_by_name_by_outline_and_by_what_they_are_based_on() {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"mine\"/><w:basedOn w:val=\"1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Plain\"><w:basedOn w:val=\"1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Out\"><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"c\"><w:name w:val=\"Caption\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"t1\"><w:name w:val=\"toc 1\"/></w:style>";
    let body = [
        styled("Title", "Plan"),
        styled("1", "I."),
        styled("Mine", "II."),
        styled("Plain", "a"),
        styled("Out", "b"),
        styled("Heading4", "c"),
        p("<w:outlineLvl w:val=\"1\"/>", "d"),
        styled("c", "Map"),
        styled("t1", "I. Work\t3"),
        styled("unknown", "e"),
    ];
    assert_eq!(
        read(&body.concat(), styles, ""),
        [
            "#1 Plan",
            "#1 I.",
            "#1 II.",
            "p a",
            "#3 b",
            "#4 c",
            "#2 d",
            "~caption Map",
            "~navigation I. Work\t3",
            "p e"
        ]
    );
}

#[test]
fn numbers_are_computed_level_by_level() {
    let outline = list(
        1,
        &[
            level(0, "upperRoman", "%1.", ""),
            level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            level(2, "lowerLetter", "(%3)", ""),
            level(3, "bullet", "•", ""),
        ]
        .concat(),
        "",
    );
    let body = [
        listed(1, 0, "a"),
        listed(1, 1, "b"),
        listed(1, 1, "c"),
        listed(1, 2, "d"),
        listed(1, 3, "e"),
        listed(1, 2, "f"),
        listed(1, 0, "g"),
        listed(1, 1, "h"),
        listed(0, 0, "no"),
        listed(77, 0, "lost"),
        listed(1, 2, ""),
        listed(1, 2, "i"),
    ];
    assert_eq!(
        read(&body.concat(), "", &outline),
        [
            "-0[I] a",
            "-1[1.1] b",
            "-1[1.2] c",
            "-2[a] d",
            "-3 e",
            "-2[b] f",
            "-0[II] g",
            "-1[2.1] h",
            "p no",
            "-0 lost",
            "-2[b] i"
        ]
    );
}

#[test]
fn lists_restart_and_share_their_counters() {
    let second = "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/>\
        <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";
    let never = level(
        1,
        "chineseCounting",
        "（%2）",
        "<w:lvlRestart w:val=\"0\"/>",
    );
    let numbering = list(1, &[level(0, "decimal", "第%1章", ""), never].concat(), "") + second;
    let body = [
        listed(1, 0, "a"),
        listed(1, 1, "b"),
        listed(2, 0, "c"),
        listed(2, 1, "d"),
        listed(3, 0, "e"),
        listed(3, 0, "f"),
        listed(1, 0, "g"),
    ];
    assert_eq!(
        read(&body.concat(), "", &numbering),
        [
            "-0[第1章] a",
            "-1[一] b",
            "-0[第2章] c",
            "-1[二] d",
            "-0[第5章] e",
            "-0[第6章] f",
            "-0[第7章] g"
        ]
    );
}

#[test]
fn styles_number_headings() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let levels = [
        level(0, "japaneseCounting", "%1、", "<w:pStyle w:val=\"h1\"/>"),
        level(1, "decimalZero", "%2.", "<w:pStyle w:val=\"h2\"/>"),
    ];
    let body = [
        styled("h1", "a"),
        styled("h2", "b"),
        styled("h2", "c"),
        styled("h1", "d"),
    ];
    assert_eq!(
        read(&body.concat(), styles, &list(1, &levels.concat(), "")),
        ["#1[一] a", "#2[01] b", "#2[02] c", "#1[二] d"]
    );
}

#[test]
fn changes_are_taken_as_accepted() {
    let body = "<w:p><w:r><w:t>All</w:t></w:r><w:del><w:r><w:delText> no</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space=\"preserve\"> shall</w:t></w:r></w:ins>\
        <w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t xml:space=\"preserve\"> work</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">One </w:t></w:r></w:p><w:p><w:r><w:t>whole.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"a\"/><w:pPrChange><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>Body</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(
        read(body, "", ""),
        ["p All shall work", "p One whole.", "p Body"]
    );
}

#[test]
fn characters_that_are_tags() {
    let body = "<w:p><w:r><w:t> a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d &amp; &#20154;&lt;</w:t>\
        <w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:br/><w:t>line</w:t><w:br w:type=\"page\"/><w:br/><w:t>page \u{e001}</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>I.</w:t><w:br/><w:t>Work</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:ruby><w:rt><w:r><w:t>ren</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>人</w:t></w:r></w:rubyBase></w:ruby></w:p>";
    assert_eq!(
        read(body, "", ""),
        [
            "p a\tb\u{2011}cd & 人<\u{f0b7}",
            "p line",
            "p page \u{e001}",
            "#1 I. Work",
            "p 人"
        ]
    );
}

#[test]
fn an_opening_in_bold_comes_from_runs_and_styles() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Fat\"><w:rPr><w:b/></w:rPr></w:style>";
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}</w:p><w:p>{}{}</w:p><w:p><w:pPr><w:pStyle w:val=\"Fat\"/></w:pPr>{}{}</w:p><w:p>{}</w:p>",
        run("<w:b/>", "Jobs. "),
        run("<w:b w:val=\"0\"/>", "More."),
        run("<w:rStyle w:val=\"Strong\"/>", "人权"),
        run("", "：b"),
        run("", "A"),
        run("<w:b w:val=\"false\"/>", "b"),
        run("<w:b/>", "all"),
    );
    assert_eq!(
        read(&body, styles, ""),
        ["p*5 Jobs. More.", "p*6 人权：b", "p*1 Ab", "p all"]
    );
}

#[test]
fn fields_show_their_result_and_contents_are_furniture() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let (begin, separate, end) = (field("begin"), field("separate"), field("end"));
    let instruction =
        |text: &str| format!("<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>");
    let t = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{begin}{}{separate}{}</w:p><w:p>{}{end}</w:p><w:p>{begin}{}{begin}{}{separate}{}{end}{separate}{}{end}{}</w:p>\
         <w:p><w:hyperlink r:id=\"x\" xmlns:r=\"y\">{}</w:hyperlink><w:fldSimple w:instr=\" PAGE \">{}</w:fldSimple></w:p>\
         <w:p>{begin}{}{}</w:p><w:p>{}</w:p>\
         <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>\
         <w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
        instruction(" TOC \\o "),
        t("I. 1"),
        t("II. 2"),
        instruction("IF "),
        instruction("REF"),
        t("hidden"),
        t("shown"),
        t(" too"),
        t("link"),
        t("7"),
        instruction("BROKEN"),
        t("lost"),
        t("next"),
        t("III. 3"),
        t("kept"),
    );
    assert_eq!(
        read(&body, "", ""),
        [
            "~navigation I. 1",
            "~navigation II. 2",
            "p showntoo",
            "p link7",
            "p next",
            "~navigation III. 3",
            "p kept"
        ]
    );
}

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

#[test]
fn tables_with_merged_cells() {
    let t = |text: &str| p("", text);
    let (restart, goes_on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>{}",
        cell("", &t("Goal")),
        cell("<w:gridSpan w:val=\"2\"/>", &t("Who")),
        cell(restart, &(t("1") + &t("more"))),
        cell("", &t("a")),
        cell(restart, &t("")),
        cell(goes_on, &t("")),
        cell("", &t("b")),
        cell(goes_on, &t("late")),
        cell("", &t("2")),
        cell("", &t("c")),
        cell("", &t("d")),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>framed</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    assert_eq!(
        read(&body, "", ""),
        [
            "t0:0,0+1x1h Goal",
            "t0:0,1+1x2h Who",
            "t0:1,0+2x1 1",
            "t0:1,0+2x1 more",
            "t0:1,1+1x1 a",
            "t0:2,1+1x1 b",
            "t0:2,2+1x1 late",
            "t0:3,0+1x1 2",
            "t0:3,1+1x1 c",
            "t0:3,2+1x1 d",
            "p framed"
        ]
    );
}

#[test]
fn nested_tables_and_text_boxes() {
    let t = |text: &str| p("", text);
    let nested = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell("", &t("x")),
        cell("", &t("y"))
    );
    let boxed = |text: &str| {
        format!(
            "<wps:txbx xmlns:wps=\"w\"><w:txbxContent>{}</w:txbxContent></wps:txbx>",
            t(text)
        )
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice Requires=\"wps\">{}</mc:Choice>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>host</w:t></w:r></w:p>",
        cell("", &(t("a") + &nested + &t("b"))),
        cell("", &t("c")),
        boxed("box"),
        boxed("box"),
    );
    assert_eq!(
        read(&body, "", ""),
        [
            "t0:0,0+1x1 a",
            "t1:0,0+1x1 x",
            "t1:0,1+1x1 y",
            "t0:0,0+1x1 b",
            "t0:0,1+1x1 c",
            "p host",
            "p box"
        ]
    );
}

#[test]
fn a_large_first_letter_belongs_to_its_word() {
    let body = p("<w:framePr w:dropCap=\"drop\"/>", "D")
        + &p("<w:framePr w:dropCap=\"none\"/>", "rop")
        + &p("", "b");
    assert_eq!(read(&body, "", ""), ["p Drop", "p b"]);
}

#[test]
fn notes_and_running_heads_come_after_the_text() {
    let body = "<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:sectPr><w:headerReference/></w:sectPr>";
    assert_eq!(
        read(body, "", ""),
        ["p Text", "~note A note.", "~running Head"]
    );
}

#[test]
fn a_document_under_another_name_in_its_package() {
    let rels = "<Relationships><Relationship Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"word\\document2.xml\"/></Relationships>";
    let text = "\u{feff}<x:document xmlns:x=\"w\"><x:body><x:p><x:r><x:t>a</x:t></x:r></x:p></x:body></x:document>";
    let bytes = package(&[
        ("_rels/.rels", rels.as_bytes()),
        ("Word/Document2.xml", text.as_bytes()),
    ]);
    let (document, found) = opened(&bytes, Format::Docx);
    assert_eq!((lines(&document), found), (vec!["p a".to_owned()], vec![]));
}
