//! The method of an index in words: the note of the engine as a part of the page.
//!
//! The note is Markdown of a few forms only, all of them the engine's: headings, paragraphs, lists, one table, formulas.

use waymark_composite::Composite;
use waymark_composite::note::note;
use waymark_evaluate::results::IndexResult;
use waymark_model::workspace::IndexMethod;

use crate::names;
use crate::view::View;

pub(super) fn write(v: &mut View<'_>, method: &IndexMethod, result: &IndexResult) {
    let Some(composite) = &result.composite else {
        return;
    };
    let text = note(&named(v, method, composite), &v.lang.catalog);
    v.say("h2", "index-note-heading", &[]);
    v.el("details", &[("class", "in-words")], |v| {
        v.say("summary", "index-note-open", &[]);
        blocks(v, &text);
    });
}

/// The index with the names that this page has for its parts.
fn named(v: &View<'_>, method: &IndexMethod, composite: &Composite) -> Composite {
    let mut out = composite.clone();
    // The page opens with it.
    out.method.about = None;
    for (node, own) in out.source.nodes.iter_mut().zip(&method.nodes) {
        node.name = v.per_lang(&own.name, &own.id).text;
    }
    let nodes = out.source.nodes.iter_mut().skip(method.nodes.len());
    for ((node, indicator), leaf) in nodes.zip(&mut out.source.indicators).zip(&method.leaves) {
        node.name = names::indicator(v, &leaf.indicator).text;
        indicator.name.clone_from(&node.name);
    }
    out
}

fn blocks(v: &mut View<'_>, text: &str) {
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(head) = line.strip_prefix("## ") {
            v.leaf("h3", &[], head);
        } else if line.starts_with("```") {
            let inside: Vec<&str> = lines
                .by_ref()
                .take_while(|l| !l.starts_with("```"))
                .collect();
            v.el("pre", &[("tabindex", "0")], |v| {
                v.leaf("code", &[], &inside.join("\n"));
            });
        } else if line.starts_with("- ") || line.starts_with('|') {
            let mut all = vec![line];
            let same = |l: &&str| l.get(..1) == line.get(..1);
            all.extend(std::iter::from_fn(|| lines.next_if(|l| same(l))));
            if line.starts_with('|') {
                table(v, &all);
            } else {
                let item =
                    |v: &mut View<'_>, l: &str| v.leaf("li", &[], l.trim_start_matches("- "));
                v.el("ul", &[], |v| all.iter().for_each(|l| item(v, l)));
            }
        } else if !line.is_empty() && !line.starts_with("# ") {
            v.leaf("p", &[], line);
        }
    }
}

/// Cells of a row; a bar inside a cell has a backslash before it.
fn cells(line: &str) -> Vec<String> {
    let line = line.replace("\\|", "\u{0}");
    let inside = line.trim().trim_matches('|');
    inside
        .split('|')
        .map(|c| c.trim().replace('\u{0}', "|"))
        .collect()
}

fn table(v: &mut View<'_>, lines: &[&str]) {
    let caption = v.words("index-note-table", &[]);
    let label = v.region("part-scroll", &caption);
    let attributes = [
        ("class", "scroll"),
        ("role", "region"),
        ("aria-label", label.as_str()),
        ("tabindex", "0"),
    ];
    let (head, rows) = lines.split_first().unwrap_or((&"", &[]));
    v.el("div", &attributes, |v| {
        v.el("table", &[], |v| {
            v.leaf("caption", &[], &caption);
            v.el("thead", &[], |v| {
                v.el("tr", &[], |v| {
                    cells(head)
                        .iter()
                        .for_each(|c| v.leaf("th", &[("scope", "col")], c));
                });
            });
            v.el("tbody", &[], |v| {
                for row in rows.iter().filter(|r| !r.starts_with("|-")) {
                    v.el("tr", &[], |v| {
                        cells(row).iter().for_each(|c| v.leaf("td", &[], c));
                    });
                }
            });
        });
    });
}
