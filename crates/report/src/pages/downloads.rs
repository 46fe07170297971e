//! All data of the release, beside the pages.

use waymark_evaluate::tables::NAMES;

use crate::view::{Name, View};
use crate::{frame, parts};

/// The register in the formats of other programs, and what each is for.
const REGISTER: [(&str, &str); 7] = [
    ("annotated.html", "downloads-register-annotated"),
    ("register.xlsx", "downloads-register-xlsx"),
    ("register.csv", "downloads-register-csv"),
    ("targets.csv", "downloads-register-targets"),
    ("register.csv-metadata.json", "downloads-register-csvw"),
    ("register.json", "downloads-register-json"),
    ("plan.akn.xml", "downloads-register-akn"),
];

pub(super) fn write(v: &mut View<'_>) {
    let title = Name {
        text: v.words("nav-downloads", &[]),
        lang: None,
    };
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "downloads-lead", &[]);
        let licence = &v.cx.site.workspace.settings.licence;
        if !licence.is_empty() {
            v.say("p", "frame-footer-licence", &[("licence", licence.into())]);
        }
        v.say("h2", "downloads-tables-heading", &[]);
        let caption = v.words("downloads-caption", &[]);
        parts::table(v, &caption, &["col-table", "col-csv", "col-json"], |v| {
            for name in NAMES.into_iter().chain(["claims"]) {
                let words = v.code("table-", name);
                v.el("tr", &[], |v| {
                    v.leaf("th", &[("scope", "row")], &words);
                    for ending in ["csv", "json"] {
                        let file = format!("{name}.{ending}");
                        let href = v.href_file(&format!("../data/{file}"));
                        v.el("td", &[], |v| v.leaf("a", &[("href", &href)], &file));
                    }
                });
            }
        });
        v.say("h2", "downloads-register-heading", &[]);
        v.say("p", "downloads-register-lead", &[]);
        v.el("ul", &[], |v| {
            for (file, key) in REGISTER {
                let href = v.href_file(&format!("../register/{file}"));
                v.el("li", &[], |v| {
                    v.leaf("a", &[("href", &href)], file);
                    v.text(" ");
                    v.say("small", key, &[]);
                });
            }
        });
        v.say("h2", "downloads-check-heading", &[]);
        v.say("p", "downloads-check-lead", &[]);
        v.el("ul", &[], |v| {
            for (path, key) in [
                ("../data/datapackage.json", "downloads-package"),
                ("../manifest.json", "downloads-manifest"),
            ] {
                let href = v.href_file(path);
                v.el("li", &[], |v| v.say_with("a", &[("href", &href)], key, &[]));
            }
        });
        v.say("h3", "downloads-inputs", &[]);
        v.el("ul", &[], |v| {
            for path in &v.cx.site.workspace.files {
                let href = v.href_file(&format!("../inputs/{}", segments(path)));
                v.el("li", &[], |v| v.leaf("a", &[("href", &href)], path));
            }
        });
    });
}

/// A path of the workspace as it stands in an address: any file name is possible there.
fn segments(path: &str) -> String {
    let byte = |b: u8| match b {
        b'/' | b'-' | b'_' | b'.' | b'~' => char::from(b).to_string(),
        _ if b.is_ascii_alphanumeric() => char::from(b).to_string(),
        _ => format!("%{b:02X}"),
    };
    path.bytes().map(byte).collect()
}
