//! Two plans built by hand, one per language, with every field filled somewhere. Invented for Waymark.

use std::str::FromStr;

use jiff::civil::date;
use waymark_exchange::{PageStart, Source};
use waymark_model::plan::{
    Assessability, Criterion, CriterionResult, Instrument, InstrumentKind, Label, Language,
    MeasureType, Paragraph, Passage, Plan, Quantity, QuantityRole, Section, Sentence, Span,
    SpanKind,
};
use waymark_model::{Comparator, Modality};

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

fn id<T: FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

/// Takes pieces from a text in their order.
struct Cutter {
    text: &'static str,
    at: usize,
    plan: Plan,
}

impl Cutter {
    fn new(text: &'static str, language: Language) -> Self {
        let plan = Plan {
            language,
            sections: vec![],
            paragraphs: vec![],
            sentences: vec![],
            spans: vec![],
            chars: text.chars().count(),
        };
        Self { text, at: 0, plan }
    }

    /// Where the words stand next.
    fn passage(&self, words: &str) -> Passage {
        let start = self.at + self.text[self.at..].find(words).expect(words);
        let end = start + words.len();
        let chars = |byte: usize| self.text[..byte].chars().count();
        Passage {
            char_start: chars(start),
            char_end: chars(end),
            byte_start: start,
            byte_end: end,
            hash: format!("{start:08x}{end:08x}"),
        }
    }

    fn span(&mut self, p: &Passage, kind: SpanKind, sentence: Option<usize>, sec: Option<usize>) {
        self.chrome(p.byte_start);
        self.plan.spans.push(Span {
            char_start: p.char_start,
            char_end: p.char_end,
            byte_start: p.byte_start,
            byte_end: p.byte_end,
            kind,
            sentence,
            section: sec,
        });
        self.at = p.byte_end;
    }

    /// What lies before a byte and belongs to nothing.
    fn chrome(&mut self, end: usize) {
        if end > self.at {
            let chars = |byte: usize| self.text[..byte].chars().count();
            self.plan.spans.push(Span {
                char_start: chars(self.at),
                char_end: chars(end),
                byte_start: self.at,
                byte_end: end,
                kind: SpanKind::Chrome,
                sentence: None,
                section: None,
            });
            self.at = end;
        }
    }

    fn title(&mut self, words: &str) {
        let passage = self.passage(words);
        self.span(&passage, SpanKind::Heading, None, None);
    }

    fn section(&mut self, own: &str, parent: Option<&str>, line: &str, title: &str) {
        let passage = self.passage(line);
        let number = self.plan.sections.len();
        self.span(&passage, SpanKind::Heading, None, Some(number));
        self.plan.sections.push(Section {
            id: id(own),
            title: title.to_owned(),
            level: if parent.is_some() { 2 } else { 1 },
            parent: parent.map(id),
            passage,
        });
    }

    fn paragraph(&mut self, section: &str, number: u32, heading: Option<&str>, words: &str) {
        let passage = self.passage(words);
        self.plan.paragraphs.push(Paragraph {
            section: id(section),
            number,
            heading: heading.map(str::to_owned),
            passage,
        });
    }

    fn sentence(&mut self, reference: &str, modality: Modality, cue: &str, words: &str) -> usize {
        let passage = self.passage(words);
        let (path, number) = reference.rsplit_once('-').unwrap();
        let (section, paragraph) = path.rsplit_once('.').unwrap();
        let kind = match modality {
            Modality::Heading => SpanKind::Heading,
            Modality::Context => SpanKind::Context,
            _ => SpanKind::Commitment,
        };
        let at = self.plan.sentences.len();
        self.span(&passage, kind, Some(at), None);
        assert!(number.parse::<u32>().is_ok());
        self.plan.sentences.push(Sentence {
            reference: id(reference),
            section: id(section),
            paragraph: paragraph.parse().unwrap(),
            passage,
            text: folded(words),
            modality,
            cue: cue.to_owned(),
            quantities: vec![],
            actors: vec![],
            deadline: None,
            due: None,
            instruments: vec![],
            labels: vec![],
            groups: vec![],
            assessability: modality.is_commitment().then(|| assessed(&[], &[])),
            bodies: vec![],
            corrected: false,
        });
        at
    }

    fn quantity(&mut self, sentence: usize, words: &str, value: f64, unit: &str) -> &mut Quantity {
        let sentence = &mut self.plan.sentences[sentence];
        let raw = &self.text[sentence.passage.byte_start..sentence.passage.byte_end];
        let before = raw[..raw.find(words).expect(words)].chars().count();
        let start = sentence.passage.char_start + before;
        sentence.quantities.push(Quantity {
            value,
            unit: unit.to_owned(),
            comparator: Comparator::AtLeast,
            baseline: None,
            denominator: String::new(),
            role: QuantityRole::Target,
            text: words.to_owned(),
            char_start: start,
            char_end: start + words.chars().count(),
        });
        sentence.quantities.last_mut().unwrap()
    }

    fn finish(mut self) -> Plan {
        self.chrome(self.text.len());
        self.plan
    }
}

/// White space folded as the reader does it: away between Chinese characters, one blank elsewhere.
fn folded(words: &str) -> String {
    let lines: Vec<&str> = words.split_whitespace().collect();
    let joint = if words.is_ascii() { " " } else { "" };
    lines.join(joint)
}

fn assessed(met: &[(Criterion, &str)], failed: &[(Criterion, &str)]) -> Assessability {
    let words = |list: &[(Criterion, &str)], c| {
        list.iter()
            .find(|(own, _)| *own == c)
            .map(|(_, w)| (*w).to_owned())
    };
    let result = |criterion| {
        let yes = words(met, criterion);
        CriterionResult {
            criterion,
            met: yes.is_some(),
            words: yes.or_else(|| words(failed, criterion)).unwrap_or_default(),
        }
    };
    Assessability {
        results: Criterion::ALL.into_iter().map(result).collect(),
        measure: MeasureType::Process,
    }
}

fn label(scheme: &str, edition: &str, code: &str, cue: &str, from_heading: bool) -> Label {
    Label {
        scheme: scheme.to_owned(),
        edition: edition.to_owned(),
        code: code.to_owned(),
        cue: cue.to_owned(),
        from_heading,
    }
}

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
