//! Two plans built by hand, one per language, with every field filled somewhere. Invented for Waymark.

use jiff::civil::date;
use waymark_exchange::{PageStart, Source};
use waymark_model::plan::{Criterion, Instrument, InstrumentKind, Language, Plan, QuantityRole};
use waymark_model::{Comparator, Modality};

use crate::cutter::{Cutter, assessed, id, label};

/// The text of the English plan. Its words try to break out of every format.
pub(crate) const ENGLISH: &str = "\
Office of the Plan of Atlantis, page 1

National Plan of Atlantis <2024-2028>

I. Living \"Well\" & Free

This chapter is about <b>health</b> & care.

1. Health and Care

- **Care in old age.** By the end of 2026, the Ministry of Health will raise the number of places in
  care homes from 1,200 to at least 3,000 for older persons, in line with the Convention on the Rights
  of Persons with Disabilities and the Care Act.
\u{c}Office of the Plan of Atlantis, page 2
  =HYPERLINK(\"x\") shall be left out, and injuries will be kept below three per 1,000 workers.
- Families are urged to actively promote visits.

II. Equal Before the Law

Torture is prohibited.
";

/// The text of the Chinese plan.
pub(crate) const CHINESE: &str = "\
一、健康权

（一）养老

——到2026年底，卫生部将养老床位从1200张增加到3000张以上，
惠及老年人。
";

/// The English plan.
pub(crate) fn english() -> Plan {
    let mut c = Cutter::new(ENGLISH, Language::En);
    c.title("National Plan of Atlantis <2024-2028>");
    c.section(
        "I",
        None,
        "I. Living \"Well\" & Free",
        "Living \"Well\" & Free",
    );
    let context = "This chapter is about <b>health</b> & care.";
    c.sentence("I.0-1", Modality::Context, "", context);
    c.section("I.1", Some("I"), "1. Health and Care", "Health and Care");
    care(&mut c);
    hostile(&mut c);
    let start = ENGLISH.find("- Families").unwrap();
    let end = ENGLISH.find("\n\nII.").unwrap();
    c.paragraph("I.1", 2, None, &ENGLISH[start..end]);
    let vague = c.sentence(
        "I.1.2-1",
        Modality::Encourage,
        "are urged",
        "Families are urged to actively promote visits.",
    );
    c.plan.sentences[vague].assessability = Some(assessed(
        &[],
        &[
            (Criterion::Specific, "actively promote"),
            (Criterion::Measurable, "actively promote"),
        ],
    ));
    c.section(
        "II",
        None,
        "II. Equal Before the Law",
        "Equal Before the Law",
    );
    c.sentence(
        "II.0-1",
        Modality::Prohibit,
        "is prohibited",
        "Torture is prohibited.",
    );
    c.finish()
}

fn care(c: &mut Cutter) {
    let start = ENGLISH.find("- **Care").unwrap();
    let end = ENGLISH.find("\n- Families").unwrap();
    c.paragraph("I.1", 1, Some("Care in old age"), &ENGLISH[start..end]);
    c.sentence("I.1.1-0", Modality::Heading, "", "Care in old age.");
    let start = ENGLISH.find("By the end").unwrap();
    let end = ENGLISH.find("\n\u{c}").unwrap();
    let at = c.sentence(
        "I.1.1-1",
        Modality::Strengthen,
        "will raise",
        &ENGLISH[start..end],
    );
    let year = c.quantity(at, "2026", 2026.0, "");
    year.role = QuantityRole::Descriptive;
    year.comparator = Comparator::Eq;
    c.quantity(at, "at least 3,000", 3000.0, "places in care homes")
        .baseline = Some(1200.0);
    let s = &mut c.plan.sentences[at];
    s.actors = vec!["the Ministry of Health".to_owned()];
    s.bodies = vec![id("ministry_health")];
    s.deadline = Some("By the end of 2026".to_owned());
    s.due = Some(date(2026, 12, 31));
    s.instruments = vec![
        Instrument {
            kind: InstrumentKind::Treaty,
            text: "Convention on the Rights of Persons with Disabilities".to_owned(),
            id: Some("CRPD".to_owned()),
        },
        Instrument {
            kind: InstrumentKind::Law,
            text: "Care Act".to_owned(),
            id: None,
        },
    ];
    s.labels = vec![
        label("uhri", "2019", "E3", "care homes", false),
        label("sdg", "2015", "3.8", "Health and Care", true),
        label("ohchr", "2012", "health", "care homes", false),
        label("local|scheme", "1", "a|b", "places", false),
    ];
    s.groups = vec![id("elderly"), id("persons_with_disabilities")];
    s.assessability = Some(assessed(
        &[
            (Criterion::Specific, "at least 3,000"),
            (Criterion::Measurable, "at least 3,000"),
            (Criterion::Baseline, "from 1,200 to at least 3,000"),
            (Criterion::Target, "at least 3,000"),
            (Criterion::TimeBound, "By the end of 2026"),
            (Criterion::Owned, "the Ministry of Health"),
            (Criterion::Disaggregated, "older persons"),
        ],
        &[],
    ));
    s.corrected = true;
}

fn hostile(c: &mut Cutter) {
    let start = ENGLISH.find("=HYPERLINK").unwrap();
    let end = ENGLISH.find("\n- Families").unwrap();
    let at = c.sentence(
        "I.1.1-2",
        Modality::Guarantee,
        "shall",
        &ENGLISH[start..end],
    );
    let ratio = c.quantity(at, "below three per 1,000", 0.003, "workers");
    ratio.comparator = Comparator::Lt;
    ratio.denominator = "1,000 workers".to_owned();
    c.plan.sentences[at].deadline = Some("within six months of adoption".to_owned());
}

/// The Chinese plan.
pub(crate) fn chinese() -> Plan {
    let mut c = Cutter::new(CHINESE, Language::Zh);
    c.section("一", None, "一、健康权", "健康权");
    c.section("一.一", Some("一"), "（一）养老", "养老");
    let start = CHINESE.find("——").unwrap();
    c.paragraph("一.一", 1, None, &CHINESE[start..CHINESE.len() - 1]);
    let start = start + "——".len();
    let at = c.sentence(
        "一.一.1-1",
        Modality::Strengthen,
        "增加",
        &CHINESE[start..CHINESE.len() - 1],
    );
    c.quantity(at, "3000张以上", 3000.0, "养老床位").baseline = Some(1200.0);
    let s = &mut c.plan.sentences[at];
    s.actors = vec!["卫生部".to_owned()];
    s.deadline = Some("到2026年底".to_owned());
    s.due = Some(date(2026, 12, 31));
    s.groups = vec![id("elderly")];
    s.labels = vec![label("uhri", "2019", "E3", "养老床位", false)];
    s.assessability = Some(assessed(
        &[
            (Criterion::Specific, "3000张以上"),
            (Criterion::Measurable, "3000张以上"),
            (Criterion::Baseline, "从1200张"),
            (Criterion::Target, "3000张以上"),
            (Criterion::TimeBound, "到2026年底"),
            (Criterion::Owned, "卫生部"),
            (Criterion::Disaggregated, "老年人"),
        ],
        &[],
    ));
    c.finish()
}

/// Leaves a file in the target folder (`tmp/exchange/`), so that checkers of others can look at it.
pub(crate) fn keep(name: &str, bytes: &[u8]) {
    let dir = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("exchange");
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join(name), bytes).unwrap();
}

/// What is known of the English document.
pub(crate) fn english_source() -> Source<'static> {
    Source {
        file: "atlantis.txt",
        text: ENGLISH,
        pages: vec![
            PageStart { byte: 0, page: 1 },
            PageStart {
                byte: ENGLISH.find('\u{c}').unwrap() + 1,
                page: 2,
            },
        ],
        title: Some("National Plan of Atlantis <2024-2028>".to_owned()),
        ..Source::default()
    }
}

/// What is known of the Chinese document: its text alone.
pub(crate) fn chinese_source() -> Source<'static> {
    Source {
        text: CHINESE,
        ..Source::default()
    }
}
