//! A small invented country with something of everything, and a mark in every text of it.

use std::collections::BTreeMap;

use waymark_evaluate::{Results, evaluate};
use waymark_model::observation::{Basis, ObsStatus, Observation};
use waymark_model::plan::{
    Assessability, Comparator, Criterion, CriterionResult, Modality, Paragraph, Passage, Plan,
    Section, Sentence, Span, SpanKind,
};
use waymark_model::workspace::*;
use waymark_model::{LangTag, Observations};

/// What no page may write as it is.
pub(crate) const MARK: &str = "<script>\"'&";

pub(crate) fn text(words: &str) -> String {
    format!("{words} {MARK}")
}

fn located<T>(item: T) -> Located<T> {
    Located { line: 2, item }
}

fn both(words: &str) -> BTreeMap<LangTag, String> {
    [("en", text(words)), ("zh", text("中文"))]
        .into_iter()
        .map(|(lang, words)| (lang.parse().unwrap(), words))
        .collect()
}

fn settings() -> Settings {
    Settings {
        title: text("A plan"),
        area: "XA".parse().unwrap(),
        period: "2021/2025".parse().unwrap(),
        adopted: Some("2021-01-31".parse().unwrap()),
        address: text("address"),
        as_of: "2024-12-31".parse().unwrap(),
        publisher: text("publisher"),
        contact: text("contact"),
        licence: text("licence"),
        languages: vec!["en".parse().unwrap(), "zh".parse().unwrap()],
        about: both("about"),
    }
}

fn indicator(id: &str, direction: Direction, commitment: &str) -> Located<Indicator> {
    located(Indicator {
        id: id.parse().unwrap(),
        name: text(id),
        definition: text("definition"),
        unit: text("persons"),
        direction,
        kind: IndicatorKind::Outcome,
        commitments: vec![commitment.parse().unwrap()],
        breakdowns: vec!["sex".into(), "age".into()],
        note: text("note"),
    })
}

fn target(id: &str, indicator: &str, value: f64) -> Target {
    Target {
        id: id.parse().unwrap(),
        commitment: "I.1-1".parse().unwrap(),
        indicator: indicator.parse().unwrap(),
        comparator: Comparator::AtLeast,
        value,
        baseline: Some((0.0, "2020".parse().unwrap())),
        deadline: "2025-12-31".parse().unwrap(),
        path: TargetPath::Linear,
        cumulative: false,
        breakdown: String::new(),
        area: "XA".parse().unwrap(),
        origin: TargetOrigin::Plan,
        comparability: Comparability::Comparable,
        set: None,
        note: text("note"),
    }
}

fn targets() -> Vec<Located<Target>> {
    let lower = Comparability::NotComparable;
    let mut all = vec![
        target("reached", "trained", 10.0),
        target("behind", "trained", 1000.0),
        target("moved", "trained", 60.0),
        Target {
            set: Some("2023-01-01".parse().unwrap()),
            ..target("moved", "trained", 90.0)
        },
        Target {
            comparability: lower,
            ..target("other/县", "trained", 10.0)
        },
        Target {
            cumulative: true,
            ..target("total", "houses", 100.0)
        },
        Target {
            baseline: None,
            ..target("due", "trained", 70.0)
        },
        target("silent", "nothing", 1.0),
        Target {
            breakdown: "sex=female".into(),
            ..target("women", "trained", 40.0)
        },
    ];
    if let Some(due) = all.iter_mut().find(|t| t.id.as_str() == "due") {
        due.deadline = "2023-12-31".parse().unwrap();
    }
    all.into_iter().map(located).collect()
}

/// Indicator, area, period, value, kind of count, breakdown, vintage.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Option<f64>,
    Basis,
    &'static str,
    &'static str,
);

const FIGURES: [Row; 15] = [
    ("trained", "XA", "2019", Some(5.0), Basis::Main, "", ""),
    ("trained", "XA", "2020", Some(8.0), Basis::Main, "", ""),
    ("trained", "XA", "2021", Some(20.0), Basis::Main, "", ""),
    ("trained", "XA", "2022", None, Basis::Main, "", ""),
    ("trained", "XA", "2023", Some(55.5), Basis::Main, "", ""),
    (
        "trained",
        "XA",
        "2023",
        Some(54.0),
        Basis::Main,
        "",
        "2024-01-01",
    ),
    ("trained", "XA", "2023", Some(40.0), Basis::Rival, "", ""),
    (
        "trained",
        "XA",
        "2024",
        Some(60.0),
        Basis::LowerBound,
        "",
        "",
    ),
    (
        "trained",
        "XA",
        "2023",
        Some(30.0),
        Basis::Main,
        "sex=female",
        "",
    ),
    ("trained", "XA", "2022", None, Basis::Main, "sex=female", ""),
    ("trained", "XA-1", "2023", Some(3.0), Basis::Main, "", ""),
    (
        "houses",
        "XA",
        "2021/2024",
        Some(77.0),
        Basis::Cumulative,
        "",
        "",
    ),
    ("falling", "XA", "2021", Some(9.0), Basis::Main, "", ""),
    ("falling", "XA", "2023", Some(6.0), Basis::Survey, "", ""),
    ("falling", "XA", "2024", Some(6.0), Basis::Main, "", ""),
];

fn observations() -> Observations {
    let mut all = Observations::default();
    for (id, area, period, value, basis, breakdown, vintage) in FIGURES {
        let status = if value.is_some() {
            ObsStatus::A
        } else {
            ObsStatus::M
        };
        let mut row = Observation::missing(period.parse().unwrap(), status).with_value(value);
        row.indicator = all.indicators.intern(id);
        row.area = all.areas.intern(area);
        row.breakdown = all.breakdowns.intern(breakdown);
        row.vintage = u16::try_from(all.vintages.intern(vintage)).unwrap();
        row.sources = all.sources.intern("ministry|copy/a:b");
        row.note = all.notes.intern(&text("note"));
        row.basis = basis;
        all.rows.push(row);
    }
    all.sort();
    all
}

fn index() -> IndexMethod {
    let node = |id: &str, parent: Option<&str>| IndexNode {
        id: id.into(),
        name: both(id),
        parent: parent.map(str::to_owned),
        weight: 1.0,
        aggregation: None,
        line: 1,
    };
    IndexMethod {
        id: "index".parse().unwrap(),
        title: both("index"),
        about: both("about"),
        areas: vec!["XA".parse().unwrap(), "XA-1".parse().unwrap()],
        periods: vec!["2021".parse().unwrap(), "2023".parse().unwrap()],
        normalisation: "goalposts".into(),
        aggregation: vec!["arithmetic".into()],
        minimum_coverage: 0.6,
        max_age: 1,
        nodes: vec![node("root", None), node("part", Some("root"))],
        leaves: ["trained", "falling"]
            .into_iter()
            .map(|id| IndexLeaf {
                indicator: id.parse().unwrap(),
                direction: None,
                parent: "part".into(),
                weight: 1.0,
                goalposts: Some((0.0, 100.0)),
                target: None,
                denominator: None,
                normalisation: None,
                line: 1,
            })
            .collect(),
        engine: String::new(),
        lines: BTreeMap::new(),
    }
}

fn scale() -> Scale {
    let grade = |code: &str, level| Grade {
        code: code.into(),
        label: both(code),
        level,
    };
    Scale {
        id: "scale".parse().unwrap(),
        title: both("scale"),
        source: text("source"),
        grades: vec![
            grade("no_evidence", None),
            grade("low", Some(0.2)),
            grade("full", Some(1.0)),
        ],
    }
}

fn source(id: &str, kind: &str, address: &str, link_ok: bool) -> Located<Source> {
    located(Source {
        id: id.parse().unwrap(),
        title: text("title"),
        publisher: text("publisher"),
        address: address.into(),
        published: "2024-01-01".into(),
        accessed: "spring".into(),
        kind: kind.into(),
        link_ok,
    })
}

fn body(id: &str, parent: Option<&str>) -> Located<Body> {
    located(Body {
        id: id.parse().unwrap(),
        name: text(id),
        parent: parent.map(|p| p.parse().unwrap()),
        kind: "ministry".into(),
        address: text("address"),
        note: text("note"),
    })
}

fn area(id: &str, parent: Option<&str>) -> Located<Area> {
    located(Area {
        id: id.parse().unwrap(),
        name: text(id),
        parent: parent.map(|p| p.parse().unwrap()),
        note: text("note"),
    })
}

fn verdict(seat: Seat, grade: &str) -> Located<Assessment> {
    located(Assessment {
        commitment: "I.1-1".parse().unwrap(),
        seat,
        grade: grade.into(),
        scale: "scale".parse().unwrap(),
        assessor: text("assessor"),
        date: "2024-01-01".parse().unwrap(),
        sources: vec!["ministry".parse().unwrap()],
        reason: text("reason"),
        reply: text("reply"),
    })
}

fn texts() -> Texts {
    let mut texts = Texts::default();
    let zh: LangTag = "zh".parse().unwrap();
    for (entity, id) in [
        ("plan", "title"),
        ("section", "I"),
        ("paragraph", "I.1"),
        ("commitment", "I.1-1"),
        ("indicator", "trained"),
        ("body", "部门"),
        ("area", "XA-1"),
        ("group", "children"),
        ("target", "behind"),
        ("source", "ministry"),
        ("measure", "m1"),
    ] {
        texts.insert(zh.clone(), entity, id, 2, &text("译文"));
    }
    texts
}

fn assignment() -> Located<Assignment> {
    located(Assignment {
        commitment: "I.1-1".parse().unwrap(),
        body: "部门".parse().unwrap(),
        role: "lead".into(),
        status: "contested".into(),
        basis: "official".into(),
        note: text("note"),
    })
}

fn measure() -> Located<Measure> {
    located(Measure {
        id: "m1".into(),
        commitment: "I.1-1".parse().unwrap(),
        body: Some("部门".parse().unwrap()),
        date: "2022-06".parse().unwrap(),
        title: text("A law"),
        kind: "law".into(),
        sources: vec!["ministry".parse().unwrap()],
        note: text("note"),
    })
}

fn claim() -> Located<Claim> {
    let is = |column: &str, value: &str| Condition {
        column: column.into(),
        test: Test::OneOf(vec![value.into()]),
    };
    located(Claim {
        id: "c".parse().unwrap(),
        text: both("{numerator} of {denominator}"),
        table: "targets".into(),
        of: vec![is("current", "yes")],
        ask: Ask::Count {
            pass: vec![is("class", "reached")],
            numerator: 1,
            denominator: 8,
        },
    })
}

pub(crate) fn workspace() -> Workspace {
    Workspace {
        settings: settings(),
        document: Document {
            path: "plan/plan.md".into(),
            bytes: document().into_bytes(),
        },
        corrections: vec![],
        bodies: vec![body("部门", None), body("office", Some("部门"))],
        areas: vec![
            area("XA", None),
            area("XA-1", Some("XA")),
            area("XA-2", Some("XA")),
        ],
        sources: vec![
            source(
                "ministry",
                "official",
                "https://example.org/?a=1&b=\"x\"",
                true,
            ),
            source("copy/a:b", "copy", "https://example.net/copy", false),
            source("bad", "media", "javascript:alert(1)", true),
        ],
        indicators: vec![
            indicator("trained", Direction::Higher, "I.1-1"),
            indicator("houses", Direction::Higher, "I.1-1"),
            indicator("falling", Direction::Higher, "I.1-2"),
            indicator("nothing", Direction::None, "I.1-1"),
        ],
        targets: targets(),
        observations: observations(),
        assignments: vec![assignment()],
        measures: vec![measure()],
        assessments: vec![
            verdict(Seat::Own, "full"),
            verdict(Seat::Independent, "no_evidence"),
        ],
        indices: vec![index()],
        progress: ProgressRule::default(),
        scales: vec![scale()],
        claims: vec![claim()],
        texts: texts(),
        columns: BTreeMap::new(),
        files: vec!["plan/plan.md".into(), "表 <1>#?.csv".into()],
    }
}

fn document() -> String {
    format!("One {MARK}\nA promise.\nContext {MARK}")
}

fn passage() -> Passage {
    Passage {
        char_start: 0,
        char_end: 1,
        byte_start: 0,
        byte_end: 1,
        hash: String::new(),
    }
}

fn sentence(reference: &str, modality: Modality) -> Sentence {
    let result = |criterion| CriterionResult {
        criterion,
        met: criterion != Criterion::TimeBound,
        words: if criterion == Criterion::Specific {
            String::new()
        } else {
            text("words")
        },
    };
    Sentence {
        reference: reference.parse().unwrap(),
        section: "I".parse().unwrap(),
        paragraph: 1,
        passage: passage(),
        text: text("Something will be done."),
        modality,
        cue: text("will"),
        quantities: vec![],
        actors: vec![],
        deadline: Some(text("by 2025")),
        due: None,
        instruments: vec![],
        labels: vec![],
        groups: vec!["children".parse().unwrap(), "渔民".parse().unwrap()],
        assessability: modality.is_commitment().then(|| Assessability {
            results: Criterion::ALL.map(result).to_vec(),
            measure: waymark_model::plan::MeasureType::Process,
        }),
        bodies: vec!["office".parse().unwrap()],
        corrected: false,
    }
}

pub(crate) fn plan() -> Plan {
    let section = |id: &str, level, parent: Option<&str>| Section {
        id: id.parse().unwrap(),
        title: text(id),
        level,
        parent: parent.map(|p| p.parse().unwrap()),
        passage: passage(),
    };
    let kinds = [
        (SpanKind::Heading, None, Some(0)),
        (SpanKind::Chrome, None, None),
        (SpanKind::Heading, None, Some(1)),
        (SpanKind::Heading, Some(0), None),
        (SpanKind::Commitment, Some(1), None),
        (SpanKind::Commitment, Some(2), None),
        (SpanKind::Context, Some(3), None),
        (SpanKind::Context, None, None),
    ];
    let end = document().len();
    Plan {
        language: waymark_model::plan::Language::En,
        sections: vec![section("I", 1, None), section("I/深", 3, Some("I"))],
        paragraphs: vec![Paragraph {
            section: "I".parse().unwrap(),
            number: 1,
            heading: None,
            passage: passage(),
        }],
        sentences: vec![
            sentence("I.1-0", Modality::Heading),
            sentence("I.1-1", Modality::NewAction),
            sentence("I.1-2", Modality::Guarantee),
            sentence("I.1-3", Modality::Context),
        ],
        spans: kinds
            .into_iter()
            .map(|(kind, sentence, section)| Span {
                char_start: 0,
                char_end: end,
                byte_start: 0,
                byte_end: end,
                kind,
                sentence,
                section,
            })
            .collect(),
        chars: end,
    }
}

pub(crate) fn results(ws: &Workspace, plan: &Plan) -> Results {
    evaluate(ws, plan).0
}
