//! A plan as rows of cells, in the order of [`crate::columns`].

use std::collections::BTreeMap;

use jiff::civil::Date;
use waymark_model::plan::{
    Assessability, Criterion, InstrumentKind, Paragraph, Plan, Quantity, QuantityRole, Section,
    Sentence,
};
use waymark_model::{BodyId, GroupId, SectionId};

use crate::source::Source;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not said, or not known.
    Empty,
    /// Words or a code.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// A figure.
    Number(f64),
    /// A whole number from 0.
    Count(usize),
    /// A day.
    Day(Date),
    /// A yes or a no.
    YesNo(bool),
}

impl Cell {
    fn text(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }

    fn of<T>(value: Option<T>, cell: impl Fn(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }

    fn list(items: impl IntoIterator<Item = String>) -> Self {
        let items: Vec<String> = items.into_iter().collect();
        // A list of nothing but gaps would read as a list of names that are empty.
        if items.iter().all(String::is_empty) {
            Self::Empty
        } else {
            Self::List(items)
        }
    }

    fn page(page: Option<u32>) -> Self {
        Self::of(page.and_then(|p| usize::try_from(p).ok()), Self::Count)
    }
}

/// The schemes with a column of their own.
const SCHEMES: [&str; 3] = ["uhri", "ohchr", "sdg"];

/// One row per commitment.
#[must_use]
pub fn commitments(plan: &Plan, source: &Source<'_>) -> Vec<Vec<Cell>> {
    let places = Places::new(plan);
    plan.commitments()
        .map(|s| commitment(s, &places, source))
        .collect()
}

fn commitment(s: &Sentence, places: &Places<'_>, source: &Source<'_>) -> Vec<Cell> {
    let heading = places.paragraph(s).and_then(|p| p.heading.as_deref());
    let mut row = vec![
        Cell::text(s.reference.as_str()),
        Cell::text(s.section.as_str()),
        Cell::list(places.titles(&s.section)),
        Cell::Count(usize::try_from(s.paragraph).unwrap_or(usize::MAX)),
        Cell::of(heading, Cell::text),
        Cell::text(&s.text),
        Cell::text(s.modality.code()),
        Cell::text(&s.cue),
    ];
    row.extend(quantities(s));
    row.extend([
        Cell::of(s.deadline.as_deref(), Cell::text),
        Cell::of(s.due, Cell::Day),
        Cell::list(s.actors.iter().cloned()),
        Cell::list(s.bodies.iter().map(BodyId::to_string)),
        Cell::list(s.groups.iter().map(GroupId::to_string)),
    ]);
    row.extend(labels(s));
    row.extend(instruments(s));
    row.extend(checkable(s.assessability.as_ref()));
    row.extend([
        Cell::page(source.page(s.passage.byte_start)),
        Cell::Count(s.passage.char_start),
        Cell::Count(s.passage.char_end),
        Cell::Count(s.passage.byte_start),
        Cell::Count(s.passage.byte_end),
        Cell::text(&s.passage.hash),
        Cell::YesNo(s.corrected),
    ]);
    row
}

fn quantities(s: &Sentence) -> [Cell; 3] {
    let bound = || binding(s);
    let target = |q: &Quantity| format!("{} {}", q.comparator.code(), q.value);
    let baseline = |q: &Quantity| q.baseline.map(|b| b.to_string()).unwrap_or_default();
    [
        Cell::list(bound().map(target)),
        Cell::list(bound().map(|q| q.unit.clone())),
        Cell::list(bound().map(baseline)),
    ]
}

fn binding(s: &Sentence) -> impl Iterator<Item = &Quantity> {
    s.quantities
        .iter()
        .filter(|q| q.role == QuantityRole::Target)
}

fn labels(s: &Sentence) -> Vec<Cell> {
    let own = |scheme: &str| {
        let of = s.labels.iter().filter(|l| l.scheme == scheme);
        Cell::list(of.map(|l| l.code.to_string()))
    };
    let mut cells: Vec<Cell> = SCHEMES.map(own).into();
    let other = s
        .labels
        .iter()
        .filter(|l| !SCHEMES.contains(&l.scheme.as_ref()));
    cells.push(Cell::list(
        other.map(|l| format!("{}:{}", l.scheme, l.code)),
    ));
    let mut editions: Vec<String> = Vec::new();
    for label in &s.labels {
        let edition = format!("{}:{}", label.scheme, label.edition);
        if !editions.contains(&edition) {
            editions.push(edition);
        }
    }
    cells.push(Cell::list(editions));
    cells
}

fn instruments(s: &Sentence) -> [Cell; 3] {
    let all = || s.instruments.iter();
    let kind = |k: InstrumentKind| k.code().to_owned();
    [
        Cell::list(all().map(|i| i.text.clone())),
        Cell::list(all().map(|i| kind(i.kind))),
        Cell::list(all().map(|i| i.id.clone().unwrap_or_default())),
    ]
}

fn checkable(assessability: Option<&Assessability>) -> Vec<Cell> {
    let met = |c: Criterion| Cell::of(assessability, |a| Cell::YesNo(a.meets(c)));
    let mut cells: Vec<Cell> = Criterion::ALL.map(met).into();
    cells.push(Cell::of(assessability, |a| Cell::Count(a.met())));
    cells.push(Cell::of(assessability, |a| Cell::text(a.gate().code())));
    cells.push(Cell::of(assessability, |a| Cell::text(a.measure.code())));
    cells
}

/// One row per number that a commitment is measured by.
#[must_use]
pub fn targets(plan: &Plan) -> Vec<Vec<Cell>> {
    let of = |s: &Sentence| -> Vec<Vec<Cell>> {
        (1..)
            .zip(binding(s))
            .map(|(n, q)| target(s, n, q))
            .collect()
    };
    plan.commitments().flat_map(of).collect()
}

fn target(s: &Sentence, number: usize, q: &Quantity) -> Vec<Cell> {
    vec![
        Cell::text(s.reference.as_str()),
        Cell::Count(number),
        Cell::text(q.comparator.code()),
        Cell::Number(q.value),
        Cell::text(&q.unit),
        Cell::text(&q.denominator),
        Cell::of(q.baseline, Cell::Number),
        Cell::of(s.deadline.as_deref(), Cell::text),
        Cell::of(s.due, Cell::Day),
        Cell::text(&q.text),
        Cell::Count(q.char_start),
        Cell::Count(q.char_end),
    ]
}

/// One row per section.
#[must_use]
pub fn sections(plan: &Plan, source: &Source<'_>) -> Vec<Vec<Cell>> {
    let mut paragraphs: BTreeMap<&str, usize> = BTreeMap::new();
    for paragraph in &plan.paragraphs {
        *paragraphs.entry(paragraph.section.as_str()).or_default() += 1;
    }
    let mut commitments: BTreeMap<&str, usize> = BTreeMap::new();
    for sentence in plan.commitments() {
        *commitments.entry(sentence.section.as_str()).or_default() += 1;
    }
    let count = |map: &BTreeMap<&str, usize>, s: &Section| {
        Cell::Count(map.get(s.id.as_str()).copied().unwrap_or(0))
    };
    let row = |s: &Section| {
        vec![
            Cell::text(s.id.as_str()),
            Cell::of(s.parent.as_ref(), |p| Cell::text(p.as_str())),
            Cell::Count(usize::from(s.level)),
            Cell::text(&s.title),
            count(&paragraphs, s),
            count(&commitments, s),
            Cell::page(source.page(s.passage.byte_start)),
            Cell::Count(s.passage.char_start),
            Cell::Count(s.passage.char_end),
        ]
    };
    plan.sections.iter().map(row).collect()
}

/// Sections and paragraphs by their names.
struct Places<'a> {
    sections: BTreeMap<&'a str, &'a Section>,
    paragraphs: BTreeMap<(&'a str, u32), &'a Paragraph>,
}

impl<'a> Places<'a> {
    fn new(plan: &'a Plan) -> Self {
        let section = |s: &'a Section| (s.id.as_str(), s);
        let paragraph = |p: &'a Paragraph| ((p.section.as_str(), p.number), p);
        Self {
            sections: plan.sections.iter().map(section).collect(),
            paragraphs: plan.paragraphs.iter().map(paragraph).collect(),
        }
    }

    fn paragraph(&self, s: &Sentence) -> Option<&'a Paragraph> {
        let key = (s.section.as_str(), s.paragraph);
        self.paragraphs.get(&key).copied()
    }

    /// The titles from the top down to a section.
    fn titles(&self, section: &SectionId) -> Vec<String> {
        let mut out = Vec::new();
        let mut at = self.sections.get(section.as_str());
        // A tree is never deeper than it has nodes; a loop of parents would be.
        while let Some(section) = at.filter(|_| out.len() <= self.sections.len()) {
            out.push(section.title.clone());
            at = section
                .parent
                .as_ref()
                .and_then(|p| self.sections.get(p.as_str()));
        }
        out.reverse();
        out
    }
}
