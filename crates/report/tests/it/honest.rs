//! What pages say of figures, rules and reasons is what the engine did, in words a reader can check.

use waymark_evaluate::results::{Standing, StandingClass};
use waymark_i18n::Catalog;
use waymark_model::Workspace;
use waymark_model::observation::{Basis, ObsStatus, Observation};
use waymark_model::plan::{Comparator, Criterion};
use waymark_model::workspace::{Seat, TargetPath};
use waymark_report::{Book, Site};

use crate::{country, elements};

/// A page of the small country after a change to its workspace.
fn page(path: &str, change: impl FnOnce(&mut Workspace)) -> String {
    let (mut ws, plan) = (country::workspace(), country::plan());
    change(&mut ws);
    let results = country::results(&ws, &plan);
    let site = Site {
        workspace: &ws,
        plan: &plan,
        results: &results,
        engine: "x",
        label_title: |_, _| None,
    };
    let book = Book::new(&site);
    let page = (0..book.len())
        .map(|n| book.page(n))
        .find(|p| p.path == path);
    page.expect("a page of this path").html
}

/// The part of a page between two pieces of markup.
#[track_caller]
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = html.split_once(from).expect(from);
    rest.split_once(to).expect(to).0
}

#[test]
fn every_code_of_the_engine_has_words_in_both_languages() {
    let mut keys: Vec<String> = Vec::new();
    let mut family =
        |stem: &str, codes: &[&str]| keys.extend(codes.iter().map(|c| format!("{stem}{c}")));
    let standings = Standing::ALL.map(Standing::code);
    family("standing-", &standings);
    family("why-", &standings);
    let classes = StandingClass::ALL.map(StandingClass::code);
    family("class-", &classes);
    family("overview-class-", &classes);
    let criteria = Criterion::ALL.map(Criterion::code);
    family("criterion-", &criteria);
    family("criterion-about-", &criteria);
    family("seat-", &Seat::ALL.map(Seat::code));
    family("rule-", &Comparator::ALL.map(Comparator::code));
    family("basis-", &Basis::ALL.map(Basis::code));
    let statuses = ObsStatus::ALL.map(|s| s.code().to_ascii_lowercase());
    family("status-", &statuses.each_ref().map(String::as_str));
    family("table-", &waymark_evaluate::tables::NAMES);
    // `Withheld::code` of the index engine, which this crate does not see.
    let withheld = [
        "no_data", "coverage", "children", "domain", "overflow", "column",
    ];
    family("withheld-", &withheld);
    family("aggregation-", &["arithmetic", "geometric", "harmonic"]);
    for lang in ["en", "zh"] {
        let catalog = Catalog::named(lang);
        let own = |key: &&String| catalog.text(key, &[]).lang == lang && catalog.knows(key);
        let missing: Vec<&String> = keys.iter().filter(|k| !own(k)).collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
    }
}

#[test]
fn a_commitment_tells_its_parts_in_one_order() {
    let html = page("commitment/I.1-1.html", |_| {});
    let heads = ["h1", "h2"];
    let found = elements(&html);
    let found = found.iter().filter(|e| heads.contains(&e.tag.as_str()));
    assert_eq!(found.count(), 7);
    let mut rest = html.as_str();
    for heading in [
        "<h1>Commitment I.1-1",
        "<h2>Who is responsible",
        "<h2>How checkable it is",
        "<h2>Targets",
        "<h2>Measures",
        "<h2>Verdicts",
        "<h2>What is missing",
    ] {
        let (_, after) = rest.split_once(heading).expect(heading);
        rest = after;
    }
}

#[test]
fn a_body_that_contests_is_heard() {
    let html = page("commitment/I.1-1.html", |ws| {
        ws.assignments[0].item.note = "Not ours to do.".into();
    });
    let row = between(&html, "<tbody>", "</tr>");
    assert!(
        row.contains("Not ours to do.") && row.contains("Contested by the body"),
        "{row}"
    );
}

#[test]
fn a_change_of_a_percentage_is_in_points() {
    let html = page("commitment/I.1-1.html", |ws| {
        for indicator in &mut ws.indicators {
            indicator.item.unit = "percent".into();
        }
    });
    let pace = between(&html, "Change per year so far: ", "</li>");
    assert!(pace.contains("percentage points"), "{pace}");
    assert!(!pace.contains('%'), "{pace}");
}

#[test]
fn only_an_even_way_is_drawn_as_one() {
    let path = "class=\"path\"";
    assert!(page("commitment/I.1-1.html", |_| {}).contains(path));
    let stepped = page("commitment/I.1-1.html", |ws| {
        for target in &mut ws.targets {
            target.item.path = TargetPath::Step;
        }
    });
    assert!(!stepped.contains(path));
    assert!(!stepped.contains("even path from there"));
}

#[test]
fn a_chart_explains_the_signs_it_has_and_no_others() {
    let html = page("indicator/trained.html", |_| {});
    let figure = between(&html, "<figure", "</figure>");
    assert!(figure.contains("A triangle"), "{figure}");
    assert!(figure.contains("The line stops"), "{figure}");
    for absent in [
        "A hollow mark",
        "The square",
        "The dashed line",
        "On the axis",
    ] {
        assert!(!figure.contains(absent), "{absent} in {figure}");
    }
}

#[test]
fn attention_gives_its_reasons() {
    let html = page("attention.html", |_| {});
    let late = between(&html, "<h2>Late", "<h2>Disputed");
    assert!(
        late.contains("at least 70 persons") && late.contains("by 31 December 2023"),
        "{late}"
    );
    let disputed = between(&html, "<h2>Disputed", "<h2>Without data");
    for words in [
        "The responsible body: full",
        "Independent assessor: no_evidence",
    ] {
        assert!(disputed.contains(words), "{words} not in {disputed}");
    }
    let unknown = page("attention.html", |ws| {
        ws.targets.clear();
        ws.measures.clear();
        ws.observations = waymark_model::Observations::default();
    });
    let unknown = between(&unknown, "<h2>Without data", "</ul>");
    assert!(
        unknown.contains("No figure after the starting point"),
        "{unknown}"
    );
}

#[test]
fn a_score_that_cannot_be_divided_is_not_called_missing() {
    let made = |html: &str| between(html, "<h2>What the latest score", "</table>").to_owned();
    let withheld = made(&page("index/index.html", |_| {}));
    assert!(withheld.contains("no score"), "{withheld}");
    assert!(!withheld.contains("cannot be divided"), "{withheld}");
    let plain = made(&page("index/index.html", |ws| {
        ws.indices[0].minimum_coverage = 0.5;
    }));
    assert!(!plain.contains("no score"), "{plain}");
    assert!(!plain.contains("cannot be divided"), "{plain}");
    let html = page("index/index.html", |ws| {
        ws.indices[0].minimum_coverage = 0.5;
        ws.indices[0].nodes[1].aggregation = Some("geometric".into());
    });
    assert!(made(&html).contains("cannot be divided"), "{}", made(&html));
    assert!(html.contains("At the top: Weighted mean."));
    assert!(html.contains("Added up by: Weighted geometric mean."));
}

/// As many areas as a page cannot show, the last of them the best.
fn many(ws: &mut Workspace) {
    let (area, pattern) = (ws.areas[1].clone(), ws.indices[0].leaves[0].clone());
    let mut all = waymark_model::Observations::default();
    let number = all.indicators.intern(pattern.indicator.as_str());
    ws.indices[0].leaves = vec![pattern];
    for n in 0_u32..150 {
        let mut area = area.clone();
        area.item.id = format!("XA-a{n:03}").parse().unwrap();
        ws.indices[0].areas.push(area.item.id.clone());
        let row = Observation::missing("2023".parse().unwrap(), ObsStatus::A);
        let mut row = row.with_value(Some(f64::from(n) / 2.0));
        row.indicator = number;
        row.area = all.areas.intern(area.item.id.as_str());
        all.rows.push(row);
        ws.areas.push(area);
    }
    all.sort();
    ws.observations = all;
}

#[test]
fn a_long_index_shows_its_own_area_and_the_best_and_says_so() {
    let html = page("index/index.html", many);
    let scores = between(&html, "<h2>Scores", "</table>");
    assert!(
        scores.contains("XA &lt;script"),
        "its own area: {scores:.2000}"
    );
    assert_eq!(scores.matches("<tr>").count(), 1 + 100 * 2);
    assert!(html.contains("100 of 152 areas are shown"));
}

#[test]
fn a_claim_leads_to_its_query() {
    let html = page("index.html", |_| {});
    assert!(html.contains("href=\"method.html#claim-c\""), "{html:.100}");
    assert!(page("method.html", |_| {}).contains("id=\"claim-c\""));
}

#[test]
fn every_input_file_has_an_address() {
    let html = page("zh/downloads.html", |_| {});
    for href in [
        "../../inputs/plan/plan.md",
        "../../inputs/%E8%A1%A8%20%3C1%3E%23%3F.csv",
    ] {
        assert!(html.contains(&format!("href=\"{href}\"")), "{href}");
    }
}
