//! Builds a plan by hand: takes pieces from a text in their order.

use std::str::FromStr;

use waymark_model::plan::{
    Assessability, Criterion, CriterionResult, Label, Language, MeasureType, Paragraph, Passage,
    Plan, Quantity, QuantityRole, Section, Sentence, Span, SpanKind,
};
use waymark_model::{Comparator, Modality};

pub(crate) fn id<T: FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

/// Takes pieces from a text in their order.
pub(crate) struct Cutter {
    text: &'static str,
    at: usize,
    pub(crate) plan: Plan,
}

impl Cutter {
    pub(crate) fn new(text: &'static str, language: Language) -> Self {
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

    pub(crate) fn title(&mut self, words: &str) {
        let passage = self.passage(words);
        self.span(&passage, SpanKind::Heading, None, None);
    }

    pub(crate) fn section(&mut self, own: &str, parent: Option<&str>, line: &str, title: &str) {
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

    pub(crate) fn paragraph(
        &mut self,
        section: &str,
        number: u32,
        heading: Option<&str>,
        words: &str,
    ) {
        let passage = self.passage(words);
        self.plan.paragraphs.push(Paragraph {
            section: id(section),
            number,
            heading: heading.map(str::to_owned),
            passage,
        });
    }

    pub(crate) fn sentence(
        &mut self,
        reference: &str,
        modality: Modality,
        cue: &str,
        words: &str,
    ) -> usize {
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

    pub(crate) fn quantity(
        &mut self,
        sentence: usize,
        words: &str,
        value: f64,
        unit: &str,
    ) -> &mut Quantity {
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

    pub(crate) fn finish(mut self) -> Plan {
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

pub(crate) fn assessed(met: &[(Criterion, &str)], failed: &[(Criterion, &str)]) -> Assessability {
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

pub(crate) fn label(
    scheme: &str,
    edition: &str,
    code: &str,
    cue: &str,
    from_heading: bool,
) -> Label {
    Label {
        scheme: scheme.to_owned().into(),
        edition: edition.to_owned().into(),
        code: code.to_owned().into(),
        cue: cue.to_owned(),
        from_heading,
    }
}
