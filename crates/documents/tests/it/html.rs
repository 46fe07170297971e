//! Web pages.

use waymark_documents::{Format, Shape};

use crate::{lines, opened, short};

fn html(source: &str) -> Vec<String> {
    short(source, Format::Html)
}

#[test]
fn blocks_are_told_by_their_tags() {
    assert_eq!(
        html(
            "<!DOCTYPE html>\n<html><head><title>T</title></head><body>\n<h1>I.\n Work</h1>\n<p>All \
             <i>shall</i> work.</p>Loose<div>text</div><ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d\
             </p></li></ul><dl><dt>Term</dt><dd>Meaning</dd></dl><blockquote>q</blockquote></body></html>"
        ),
        [
            "~navigation T",
            "#1 I. Work",
            "p All shall work.",
            "p Loose",
            "p text",
            "-0 a",
            "-1 b",
            "-0 c",
            "p d",
            "p Term",
            "-0 Meaning",
            "p q"
        ]
    );
}

#[test]
fn words_know_their_place_through_tags_and_references() {
    let source =
        "<p>R&eacute;al <b>rights</b> &mdash; 5&nbsp;% &amp; &#20154;\r\n权 &copy x &acE;!</p>";
    let (document, found) = opened(source.as_bytes(), Format::Html);
    assert_eq!(found, Vec::<String>::new());
    let element = &document.elements[0];
    let words = element.text(source);
    assert_eq!(words, "Réal rights — 5\u{a0}% & 人权 © x ∾̳!");
    for (word, place) in [
        ("Ré", "R&e"),
        ("al", "al"),
        ("rights", "rights"),
        ("%", "%"),
        ("x", "x"),
        ("!", "!"),
        ("权", "权"),
    ] {
        let at = words.find(word).unwrap();
        assert_eq!(
            &source[element.place(at..at + word.len())],
            word.replace("Ré", place)
        );
    }
    assert_eq!(&source[element.range.clone()], &source[3..source.len() - 4]);
}

#[test]
fn an_opening_in_bold_is_measured() {
    assert_eq!(
        html(
            "<p><strong>Jobs.</strong> More.<p><b>I. Work</b><p>a <b>b</b><li><span style='Font-Weight: 700'>x</span>: y"
        ),
        ["p*5 Jobs. More.", "p I. Work", "p a b", "-0*1 x: y"]
    );
    assert_eq!(html("<b><p>a</b>b</p>c"), ["p*1 ab", "p c"]);
}

#[test]
fn line_breaks_make_paragraphs_but_not_in_headings() {
    assert_eq!(
        html("<h2>I.<br>Work</h2><p>a<br/>b<br><br>c</p><ol><li>d<BR>e</ol>"),
        ["#2 I. Work", "p a", "p b", "p c", "-0[1] d", "p e"]
    );
}

#[test]
fn numbered_lists_show_their_labels() {
    assert_eq!(
        html(
            "<ol start=3><li>a<li value=7>b<li>c</ol><ol type=a><li>x<li>y</ol><ol type=I reversed start=2>\
             <li>p<li>q<li>r<li>s</ol><ol style='list-style: upper-roman inside'><li>m</ol>\
             <ol style='list-style-type:simp-chinese-informal'><li>n</ol><ol style=list-style:none><li>o</ol>"
        ),
        [
            "-0[3] a",
            "-0[7] b",
            "-0[8] c",
            "-0[a] x",
            "-0[b] y",
            "-0[II] p",
            "-0[I] q",
            "-0[0] r",
            "-0[-1] s",
            "-0[I] m",
            "-0[一] n",
            "-0 o"
        ]
    );
}

#[test]
fn tables_know_rows_columns_and_spans() {
    assert_eq!(
        html(
            "<table><caption>Actions</caption><tr><th rowspan=2>Goal<th colspan=2>Who</tr><tr><th>A<th>B\
             <tr><td><p>1</p><p>2</p><td><ul><li>x</ul><td>y</table><table><tr><td rowspan=0>a<td>b\
             <tr><td>c</table>"
        ),
        [
            "~caption Actions",
            "t0:0,0+2x1h Goal",
            "t0:0,1+1x2h Who",
            "t0:1,1+1x1h A",
            "t0:1,2+1x1h B",
            "t0:2,0+1x1 1",
            "t0:2,0+1x1 2",
            "t0:2,1+1x1 x",
            "t0:2,2+1x1 y",
            "t1:0,0+2x1 a",
            "t1:0,1+1x1 b",
            "t1:1,1+1x1 c"
        ]
    );
}

#[test]
fn nested_tables_and_tables_that_only_arrange_the_page() {
    assert_eq!(
        html("<table><tr><th>h<th>i<tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>"),
        [
            "t0:0,0+1x1h h",
            "t0:0,1+1x1h i",
            "t0:1,0+1x1 a",
            "t1:0,0+1x1 b",
            "t1:0,1+1x1 c",
            "t0:1,0+1x1 d",
            "t0:1,1+1x1 e"
        ]
    );
    assert_eq!(
        html("<table><tr><td>menu<td><h1>I. Work</h1><p>All.<table><tr><td>b<td>c</table></table>"),
        [
            "p menu",
            "#1 I. Work",
            "p All.",
            "t0:0,0+1x1 b",
            "t0:0,1+1x1 c"
        ]
    );
    assert_eq!(
        html(
            "<table><tr><th>h<th>i<tr><td><table><tr><td>framed</table><td>e</table><table role=presentation><tr><td>a<td>b</table>"
        ),
        [
            "t0:0,0+1x1h h",
            "t0:0,1+1x1h i",
            "t0:1,0+1x1 framed",
            "t0:1,1+1x1 e",
            "p a",
            "p b"
        ]
    );
}

#[test]
fn furniture_is_told_and_keeps_its_text() {
    assert_eq!(
        html(
            "<header>Site</header><nav><ul><li>Home</ul></nav><div class='x Breadcrumb-nav'>Here</div>\
             <div role=search>Find</div><div hidden>no</div><div style='color:red; display: none'>no</div>\
             <script>var a = '<p>x</p>';</script><style>p{}</style><main><header><h1>Plan</h1></header>\
             <p>Text.</p><figure><figcaption>Photo</figcaption></figure><aside>Also</aside>\
             <section class=footnotes><p>1 Note</p></section></main><button>Share</button><footer>(c)</footer>"
        ),
        [
            "~navigation Site",
            "~navigation Home",
            "~navigation Here",
            "~navigation Find",
            "~navigation no",
            "~navigation no",
            "~navigation var a = '<p>x</p>';",
            "~navigation p{}",
            "#1 Plan",
            "p Text.",
            "~caption Photo",
            "~navigation Also",
            "~note 1 Note",
            "~navigation Share",
            "~navigation (c)"
        ]
    );
}

#[test]
fn a_page_inside_a_form_or_a_hidden_part_is_a_page() {
    let long =
        "All people shall have work that is freely chosen, fairly paid, safe and not too long. "
            .repeat(3);
    let long = long.trim();
    let source = format!(
        "<form><div class=sidebar>Side</div><div style=display:none><h3><button>I. Work</button></h3><p>{long}</p></div></form>"
    );
    assert_eq!(
        html(&source),
        ["~navigation Side", "#3 I. Work", &format!("p {long}")]
    );
    let source = format!("<nav><p>{long}</p></nav><p>Text.</p>");
    assert_eq!(
        html(&source),
        [format!("~navigation {long}"), "p Text.".to_owned()]
    );
}

#[test]
fn marks_of_notes_icons_and_scripts_do_not_cut_a_line() {
    assert_eq!(
        html(
            "<p>work<sup><a href='#fn1'>1</a></sup> and<a href=#n><sup>2</sup></a> rest<span aria-hidden=true>*</span> on the 2<sup>nd</sup> <svg><title>i</title></svg>day <script>x()</script>now</p>"
        ),
        ["p work and rest on the 2nd day now"]
    );
}

#[test]
fn broken_markup_is_read() {
    assert_eq!(
        html(
            "<p>a<p>b</i></p></p></div><li>c<h2>d<h3>e</h1><td>f</table><p>g < h &<!-- i --> j</ p><![CDATA[k]]><b"
        ),
        ["p a", "p b", "-0 c", "#2 d", "#3 e", "p f", "p g < h & j"]
    );
    assert_eq!(html("a</p>b<div>c<tr>d<br"), ["p a", "p b", "p c", "p d"]);
    assert_eq!(
        html("<table>x<td>y</table>z<table><table><tr><td>1<td>2"),
        ["p x", "p y", "p z", "t0:0,0+1x1 1", "t0:0,1+1x1 2"]
    );
}

#[test]
fn preformatted_text_is_lines() {
    assert_eq!(
        html("<pre>I. Work\n\n  All &amp; more\nwork.</pre>after"),
        ["l0+ I. Work", "l2 All & more", "l0+ work.", "p after"]
    );
}

#[test]
fn a_reference_as_long_as_its_character_is_a_piece_of_its_own() {
    assert_eq!(html("<p>a&#0 b"), ["p a\u{fffd} b"]);
    assert_eq!(html("<p>a&#09ho&#32;&#10;b&NewLine;c"), ["p a ho b c"]);
}

#[test]
fn odd_characters_survive() {
    let (document, found) = opened(
        "<p>a\u{1}\u{e000}\0b\u{ad}c\u{feff}</p>".as_bytes(),
        Format::Html,
    );
    assert_eq!(lines(&document), ["p a\u{1}\u{e000}\0bc"]);
    assert_eq!(found, ["E0102"]);
}

#[test]
fn a_page_nested_without_end_is_read_as_if_flat() {
    let deep = format!(
        "{}<h2>a</h2>{}<p>b",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    let (document, found) = opened(deep.as_bytes(), Format::Html);
    assert_eq!(found, ["W0113"]);
    assert_eq!(lines(&document), ["p a", "p b"]);
    let deep = "<table><tr><td>a".repeat(50_000);
    let (document, found) = opened(deep.as_bytes(), Format::Html);
    assert_eq!(found, ["W0113"]);
    assert_eq!(document.elements.len(), 50_000);
}

#[test]
fn wide_tables_and_too_many_pieces_are_reported() {
    let wide = format!("<table><tr><td>a{}<td>z</table>", "<td>b".repeat(300));
    let (document, found) = opened(wide.as_bytes(), Format::Html);
    assert_eq!(found, ["W0114"]);
    assert!(matches!(
        document.elements.last().unwrap().shape,
        Shape::Cell { column: 255, .. }
    ));
    let many = "a<i>".repeat(3_000_000);
    let (document, found) = opened(many.as_bytes(), Format::Html);
    assert_eq!(
        (document.elements.len(), found),
        (0, vec!["W0113".to_owned(), "E0112".to_owned()])
    );
    let many = "a<p>".repeat(300_000);
    let (document, found) = opened(many.as_bytes(), Format::Html);
    assert_eq!(
        (document.elements.len(), found),
        (250_000, vec!["E0112".to_owned()])
    );
}
