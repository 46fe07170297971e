//! The site as a reader's browser gets it.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod country;
mod honest;
mod large;
mod markup;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use country::{plan, results, workspace};
use markup::{Element, elements};
use waymark_report::{Book, Page, Site, assets};

pub(crate) fn pages() -> Vec<Page> {
    let (ws, plan) = (workspace(), plan());
    let results = results(&ws, &plan);
    let site = Site {
        workspace: &ws,
        plan: &plan,
        results: &results,
        engine: "Waymark <0>",
        label_title: |_, _| None,
    };
    let book = Book::new(&site);
    (0..book.len()).map(|n| book.page(n)).collect()
}

fn each(mut check: impl FnMut(&Page, &[Element])) {
    for page in pages() {
        let elements = elements(&page.html);
        check(&page, &elements);
    }
}

fn count(all: &[Element], tag: &str) -> usize {
    all.iter().filter(|e| e.tag == tag).count()
}

#[test]
fn every_page_is_there_in_both_languages() {
    let paths: BTreeSet<String> = pages().into_iter().map(|p| p.path).collect();
    let (zh, en): (Vec<_>, Vec<_>) = paths.iter().partition(|p| p.starts_with("zh/"));
    let zh: Vec<String> = zh.iter().map(|p| p.replacen("zh/", "", 1)).collect();
    assert_eq!(zh, en.into_iter().cloned().collect::<Vec<_>>());
    for path in [
        "index.html",
        "commitment/I.1-1.html",
        "body/~90e8~~95e8~.html",
        "index/index.html",
    ] {
        assert!(paths.contains(path), "{path} is not among {paths:#?}");
    }
}

#[test]
fn every_page_has_one_heading_landmarks_and_no_script() {
    each(|page, all| {
        assert_eq!(count(all, "h1"), 1, "{}", page.path);
        for tag in ["main", "footer", "title"] {
            assert!(count(all, tag) >= 1, "{}: no {tag}", page.path);
        }
        assert_eq!(count(all, "main"), 1);
        assert_eq!(count(all, "script"), 0);
        assert!(!page.html.contains("<script"), "{}", page.path);
        assert!(all.iter().all(|e| {
            e.attributes
                .iter()
                .all(|(n, _)| !n.starts_with("on") && n != "style")
        }));
        let lang = all.first().and_then(|e| e.attribute("lang"));
        assert_eq!(
            lang,
            Some(if page.path.starts_with("zh/") {
                "zh"
            } else {
                "en"
            })
        );
    });
}

#[test]
fn headings_leave_no_level_out() {
    each(|page, all| {
        let mut before = 0;
        for element in all {
            let level = element
                .tag
                .strip_prefix('h')
                .and_then(|n| n.parse::<u8>().ok());
            let Some(level) = level else { continue };
            assert!(
                level <= before + 1,
                "{}: {} after h{before}",
                page.path,
                element.tag
            );
            before = level;
        }
    });
}

#[test]
fn ids_are_unique_and_regions_have_their_own_names() {
    each(|page, all| {
        let mut ids = BTreeSet::new();
        let mut names = BTreeSet::new();
        for element in all {
            if let Some(id) = element.attribute("id") {
                assert!(ids.insert(id.to_owned()), "{}: id {id} twice", page.path);
            }
            if element.tag == "nav" || element.attribute("role") == Some("region") {
                let name = element.attribute("aria-label").expect("a named landmark");
                assert!(
                    names.insert(name.to_owned()),
                    "{}: '{name}' twice",
                    page.path
                );
            }
        }
    });
}

#[test]
fn tables_have_captions_and_scopes_and_a_region_to_scroll_in() {
    each(|page, all| {
        assert_eq!(count(all, "table"), count(all, "caption"), "{}", page.path);
        for element in all {
            if element.tag == "th" {
                assert!(element.attribute("scope").is_some(), "{}", page.path);
            }
            if element.tag == "table" {
                assert_eq!(element.within.last().map(String::as_str), Some("div"));
            }
        }
    });
}

#[test]
fn a_picture_has_a_title_and_a_description() {
    let mut pictures = 0;
    each(|page, all| {
        for svg in all.iter().filter(|e| e.tag == "svg") {
            pictures += 1;
            assert_eq!(svg.attribute("role"), Some("img"));
            for id in svg.attribute("aria-labelledby").expect("a name").split(' ') {
                let named = all.iter().find(|e| e.attribute("id") == Some(id));
                let tag = named.map(|e| e.tag.as_str());
                assert!(matches!(tag, Some("title" | "desc")), "{}: {id}", page.path);
            }
        }
    });
    assert!(pictures >= 10, "{pictures}");
}

/// `to` seen from the folder of `from`; what leaves the site begins with `../`.
fn resolve(from: &str, to: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in to.split('/') {
        match part {
            ".." if folders.last().is_some_and(|f| *f != "..") => {
                folders.pop();
            }
            part => folders.push(part),
        }
    }
    folders.join("/")
}

/// Every page with the places on it that a link can lead to.
type Places = BTreeMap<String, BTreeSet<String>>;

fn check_links(pages: &[Page]) {
    let read: Vec<(&str, Vec<Element>)> = pages
        .iter()
        .map(|p| (p.path.as_str(), elements(&p.html)))
        .collect();
    let mut places: Places = BTreeMap::new();
    for (path, all) in &read {
        let ids = all
            .iter()
            .filter_map(|e| e.attribute("id"))
            .map(str::to_owned)
            .collect();
        places.insert((*path).to_owned(), ids);
    }
    for (path, all) in &read {
        for element in all {
            assert!(element.attribute("src").is_none());
            if let Some(href) = element.attribute("href") {
                check_link(path, href, &places);
            }
        }
    }
}

fn check_link(from: &str, href: &str, places: &Places) {
    if href.contains("://") {
        assert!(from.ends_with("sources.html"), "{from}: {href}");
        assert_eq!(href, "https://example.org/?a=1&b=&quot;x&quot;");
        return;
    }
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    let to = if path.is_empty() {
        from.to_owned()
    } else {
        resolve(from, path)
    };
    if let Some(beside) = to.strip_prefix("../") {
        let known = ["data/", "manifest.json", "inputs/", "register/"];
        return assert!(
            known.iter().any(|k| beside.starts_with(k)),
            "{from}: {href}"
        );
    }
    let found = places.get(&to);
    let asset = assets().iter().any(|a| a.path == to);
    assert!(found.is_some() || asset, "{from}: {href}");
    let known = anchor.is_empty() || found.is_some_and(|ids| ids.contains(anchor));
    assert!(known, "{from}: {href} has no such place");
}

#[test]
fn every_link_leads_somewhere() {
    check_links(&pages());
}

fn size(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn a_page_with_its_style_is_small() {
    let style = assets()
        .iter()
        .map(|a| a.bytes.to_vec())
        .collect::<Vec<_>>()
        .concat();
    let style = size(&style);
    for page in pages() {
        let whole = size(page.html.as_bytes()) + style;
        assert!(whole <= 60 * 1024, "{}: {whole} bytes", page.path);
    }
}

#[test]
fn the_style_has_no_sides_and_loads_nothing() {
    for asset in assets() {
        let css = String::from_utf8(asset.bytes.to_vec()).unwrap();
        for word in [
            "left",
            "right",
            "margin-top",
            "margin-bottom",
            "url(",
            "@import",
            "@font-face",
        ] {
            assert!(!css.contains(word), "{word}");
        }
    }
}

#[test]
fn text_in_another_language_is_marked() {
    let all = pages();
    let zh = all
        .iter()
        .find(|p| p.path == "zh/commitment/I.1-1.html")
        .unwrap();
    assert!(zh.html.contains("<p lang=\"en\">Something will be done."));
    assert!(zh.html.contains("<p class=\"translation\">译文"));
    let en = all
        .iter()
        .find(|p| p.path == "commitment/I.1-1.html")
        .unwrap();
    assert!(!en.html.contains("译文"));
}

#[test]
fn the_same_site_is_written_twice_alike_and_from_threads() {
    fn shared<T: Sync>(_: &T) {}
    let (ws, plan) = (workspace(), plan());
    let results = results(&ws, &plan);
    let site = Site {
        workspace: &ws,
        plan: &plan,
        results: &results,
        engine: "x",
        label_title: |_, _| None,
    };
    let book = Book::new(&site);
    shared(&book);
    assert_eq!(book.page(3), Book::new(&site).page(3));
    assert_eq!(book.page(usize::MAX).path, "");
}

#[test]
fn a_workspace_without_anything_still_has_pages() {
    let (mut ws, mut plan) = (workspace(), plan());
    ws.targets.clear();
    ws.indicators.clear();
    ws.observations = waymark_model::Observations::default();
    ws.assessments.clear();
    ws.claims.clear();
    ws.indices.clear();
    ws.sources.clear();
    ws.measures.clear();
    plan.sentences.clear();
    plan.spans.clear();
    let results = results(&ws, &plan);
    let site = Site {
        workspace: &ws,
        plan: &plan,
        results: &results,
        engine: "x",
        label_title: |_, _| None,
    };
    let book = Book::new(&site);
    for n in 0..book.len() {
        elements(&book.page(n).html);
    }
    assert!(book.page(0).html.contains("No verdict is recorded."));
}

#[test]
fn answers_are_pages_too_and_nothing_typed_reaches_them_unescaped() {
    let (ws, plan) = (workspace(), plan());
    let results = results(&ws, &plan);
    let site = Site {
        workspace: &ws,
        plan: &plan,
        results: &results,
        engine: "x",
        label_title: |_, _| None,
    };
    let book = Book::new(&site);
    let explorer = waymark_evaluate::explore::Explorer::new(&ws, 0).unwrap();
    let ask = |path: &str, pairs: &[(&str, &str)]| {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        book.answer(path, &pairs, &explorer).unwrap()
    };
    assert_eq!(book.asks_about("index/index.html"), None);
    assert_eq!(
        book.asks_about("zh/explore/index.html")
            .map(|id| id.as_str()),
        Some("index")
    );
    let leaf = format!("leaf.{}", ws.indices[0].leaves[0].indicator);
    for path in ["explore/index.html", "zh/explore/index.html"] {
        let asked = [
            (leaf.as_str(), country::MARK),
            ("find", country::MARK),
            ("period", country::MARK),
            ("aggregation", country::MARK),
        ];
        let page = ask(path, &asked);
        assert!(!page.contains(country::MARK) && page.contains("aria-invalid"));
        // The one script is the page's own file.
        assert_eq!(
            page.matches("<script src=\"").count(),
            page.matches("<script").count()
        );
        elements(&page);
    }
    // A weight that is asked for stands in the address of the answer; one that equals the published does not.
    let published = ws.indices[0].leaves[0].weight.to_string();
    let asked = ask("explore/index.html", &[(&leaf, "0.25"), ("part", "answer")]);
    assert!(asked.contains(&format!("index.html?{leaf}=0.25")) && !asked.contains("<html"));
    let same = ask(
        "explore/index.html",
        &[(&leaf, &published), ("part", "answer")],
    );
    assert!(!same.contains(&format!("?{leaf}=")));
}
