//! A plan of a real country's size: more text than one page can hold, and thousands of areas.

use waymark_model::observation::{ObsStatus, Observation};
use waymark_model::{LangTag, Observations, Plan, Workspace};
use waymark_report::{Book, Site, assets};

use crate::{check_links, country, size};

const COMMITMENTS: usize = 400;
const INDICATORS: usize = 20;
const AREAS: usize = 1000;

/// Wordings without much in common, so that they compress no better than real ones.
fn plan(ws: &mut Workspace) -> Plan {
    let mut plan = country::plan();
    let zh: LangTag = "zh".parse().unwrap();
    let (pattern, span) = (plan.sentences[1].clone(), plan.spans[4].clone());
    for n in 0..COMMITMENTS {
        let mut sentence = pattern.clone();
        let number = |i: usize| n * 7919 + i * i * 104_729;
        sentence.reference = format!("I.{}-1", n + 10).parse().unwrap();
        sentence.text = (0..30)
            .map(|i| format!("word{} ", number(i) % 3000))
            .collect();
        let sign = |i| char::from_u32(0x4e00 + u32::try_from(number(i) % 2500).unwrap()).unwrap();
        let translation: String = (0..60).map(sign).collect();
        ws.texts.insert(
            zh.clone(),
            "commitment",
            sentence.reference.as_str(),
            1,
            &translation,
        );
        let mut span = span.clone();
        span.sentence = Some(plan.sentences.len());
        plan.spans.push(span);
        plan.sentences.push(sentence);
    }
    plan
}

fn fill(ws: &mut Workspace, plan: &Plan) {
    let pattern = ws.indicators[0].clone();
    let area = ws.areas[1].clone();
    ws.indicators.clear();
    ws.targets.clear();
    ws.indices.clear();
    let mut all = Observations::default();
    for n in 0..AREAS {
        let mut area = area.clone();
        area.item.id = format!("XA-a{n}").parse().unwrap();
        ws.areas.push(area);
    }
    for n in 0..INDICATORS {
        let mut indicator = pattern.clone();
        indicator.item.id = format!("indicator{n}").parse().unwrap();
        indicator.item.commitments = vec![plan.sentences[n + 4].reference.clone()];
        let number = all.indicators.intern(indicator.item.id.as_str());
        for area in &ws.areas {
            for year in ["2020", "2021", "2022", "2023", "2024"] {
                let row = Observation::missing(year.parse().unwrap(), ObsStatus::A);
                let mut row = row.with_value(Some(1.5));
                row.indicator = number;
                row.area = all.areas.intern(area.item.id.as_str());
                all.rows.push(row);
            }
        }
        ws.indicators.push(indicator);
    }
    all.sort();
    ws.observations = all;
}

#[test]
fn a_long_plan_is_cut_into_pages_that_stay_small() {
    let mut ws = country::workspace();
    let plan = plan(&mut ws);
    fill(&mut ws, &plan);
    let results = country::results(&ws, &plan);
    let site = Site {
        workspace: &ws,
        plan: &plan,
        results: &results,
        engine: "x",
        label_title: |_, _| None,
    };
    let book = Book::new(&site);
    let pages: Vec<_> = (0..book.len()).map(|n| book.page(n)).collect();
    assert!(pages.iter().any(|p| p.path == "zh/plan/2.html"));
    check_links(&pages);
    let style: usize = assets().iter().map(|a| size(a.bytes)).sum();
    for page in pages.iter().filter(|p| p.html.len() > 50_000) {
        let whole = size(page.html.as_bytes()) + style;
        assert!(whole <= 60 * 1024, "{}: {whole} bytes", page.path);
    }
}
