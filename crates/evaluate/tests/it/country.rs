//! A builder: a plan with two commitments, one indicator, and what a test adds to it.

use std::collections::BTreeMap;

use waymark_evaluate::{Results, evaluate};
use waymark_model::observation::{Basis, ObsStatus, Observation};
use waymark_model::plan::{Comparator, Modality, Passage, Plan, Section, Sentence};
use waymark_model::workspace::{
    Area, Assessment, Comparability, Direction, Document, Grade, Indicator, IndicatorKind, Located,
    ProgressRule, Scale, Seat, Settings, Target, TargetOrigin, TargetPath, Texts,
};
use waymark_model::{Observations, Workspace};

pub(crate) fn located<T>(item: T) -> Located<T> {
    Located { line: 2, item }
}

fn settings() -> Settings {
    Settings {
        title: "A plan".into(),
        area: "XA".parse().unwrap(),
        period: "2021/2025".parse().unwrap(),
        adopted: None,
        address: String::new(),
        as_of: "2024-12-31".parse().unwrap(),
        publisher: String::new(),
        contact: String::new(),
        licence: String::new(),
        languages: vec!["en".parse().unwrap()],
        about: BTreeMap::new(),
    }
}

fn scale() -> Scale {
    let grade = |code: &str, level| Grade {
        code: code.into(),
        label: BTreeMap::new(),
        level,
    };
    Scale {
        id: "scale".parse().unwrap(),
        title: BTreeMap::new(),
        source: String::new(),
        grades: vec![
            grade("no_evidence", None),
            grade("limited", Some(0.34)),
            grade("complete", Some(1.0)),
        ],
    }
}

pub(crate) fn indicator(id: &str, direction: Direction) -> Indicator {
    Indicator {
        id: id.parse().unwrap(),
        name: id.into(),
        definition: String::new(),
        unit: "persons".into(),
        direction,
        kind: IndicatorKind::Outcome,
        commitments: vec!["I.1-1".parse().unwrap()],
        breakdowns: vec![],
        note: String::new(),
    }
}

/// A workspace with the indicator `trained` (higher is better) and no figure.
pub(crate) fn workspace() -> Workspace {
    Workspace {
        settings: settings(),
        document: Document {
            path: "plan/plan.md".into(),
            bytes: vec![],
        },
        corrections: vec![],
        bodies: vec![],
        areas: vec![located(Area {
            id: "XA".parse().unwrap(),
            name: "A".into(),
            parent: None,
            note: String::new(),
        })],
        sources: vec![],
        indicators: vec![located(indicator("trained", Direction::Higher))],
        targets: vec![],
        observations: Observations::default(),
        assignments: vec![],
        measures: vec![],
        assessments: vec![],
        indices: vec![],
        progress: ProgressRule::default(),
        scales: vec![scale()],
        claims: vec![],
        texts: Texts::default(),
        columns: Default::default(),
        files: vec![],
    }
}

fn sentence(reference: &str) -> Sentence {
    Sentence {
        reference: reference.parse().unwrap(),
        section: "I".parse().unwrap(),
        paragraph: 1,
        passage: Passage {
            char_start: 0,
            char_end: 1,
            byte_start: 0,
            byte_end: 1,
            hash: String::new(),
        },
        text: "Something will be done.".into(),
        modality: Modality::NewAction,
        cue: "will be done".into(),
        quantities: vec![],
        actors: vec![],
        deadline: None,
        due: None,
        instruments: vec![],
        labels: vec![],
        groups: vec!["children".parse().unwrap()],
        assessability: None,
        bodies: vec![],
        corrected: false,
    }
}

/// A plan of two commitments, `I.1-1` and `I.1-2`.
pub(crate) fn plan() -> Plan {
    let passage = sentence("I.1-1").passage;
    let id = "I".parse().unwrap();
    Plan {
        language: waymark_model::plan::Language::En,
        sections: vec![Section {
            id,
            title: "One".into(),
            level: 1,
            parent: None,
            passage,
        }],
        paragraphs: vec![],
        sentences: vec![sentence("I.1-1"), sentence("I.1-2")],
        spans: vec![],
        chars: 1,
    }
}

/// Target: 100 persons trained by the end of 2025, from 0 in 2020.
pub(crate) fn target() -> Target {
    Target {
        id: "t".parse().unwrap(),
        commitment: "I.1-1".parse().unwrap(),
        indicator: "trained".parse().unwrap(),
        comparator: Comparator::AtLeast,
        value: 100.0,
        baseline: Some((0.0, "2020".parse().unwrap())),
        deadline: "2025-12-31".parse().unwrap(),
        path: TargetPath::Linear,
        cumulative: false,
        breakdown: String::new(),
        area: "XA".parse().unwrap(),
        origin: TargetOrigin::Plan,
        comparability: Comparability::Comparable,
        set: None,
        note: String::new(),
    }
}

/// Adds a figure of `trained` and keeps the rows sorted.
pub(crate) fn observe(
    ws: &mut Workspace,
    period: &str,
    value: Option<f64>,
    basis: Basis,
    vintage: &str,
) {
    observe_at(ws, "trained", "XA", period, value, basis, vintage);
}

/// Adds a figure of any indicator and area.
pub(crate) fn observe_at(
    ws: &mut Workspace,
    id: &str,
    area: &str,
    period: &str,
    value: Option<f64>,
    basis: Basis,
    vintage: &str,
) {
    let all = &mut ws.observations;
    let status = if value.is_some() {
        ObsStatus::A
    } else {
        ObsStatus::M
    };
    let mut row = Observation::missing(period.parse().unwrap(), status).with_value(value);
    row.indicator = all.indicators.intern(id);
    row.area = all.areas.intern(area);
    row.basis = basis;
    row.vintage = u16::try_from(all.vintages.intern(vintage)).unwrap();
    all.rows.push(row);
    all.sort();
}

pub(crate) fn assess(ws: &mut Workspace, seat: Seat, grade: &str, date: &str) {
    ws.assessments.push(located(Assessment {
        commitment: "I.1-1".parse().unwrap(),
        seat,
        grade: grade.into(),
        scale: "scale".parse().unwrap(),
        assessor: String::new(),
        date: date.parse().unwrap(),
        sources: vec![],
        reason: String::new(),
        reply: String::new(),
    }));
}

pub(crate) fn results(ws: &Workspace) -> Results {
    let (results, faults) = evaluate(ws, &plan());
    assert!(faults.is_empty(), "{faults:?}");
    results
}
