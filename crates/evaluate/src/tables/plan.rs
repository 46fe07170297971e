//! Tables about the text of the plan: sections, sentences, commitments, groups.

use waymark_model::plan::Criterion;
use waymark_model::workspace::Seat;
use waymark_model::{Plan, Workspace};

use super::{Cell, Column, Table, flag, join, number, text};
use crate::results::{CommitmentResult, Results};

const SECTIONS: &[Column] = &[
    text("section", "path of numbers"),
    text("title", "title without its number"),
    number("level", "1 for the top level"),
    text("parent", "the section it stands in"),
    number(
        "commitments",
        "commitments in it, those of sections below not counted",
    ),
];

pub(super) fn sections<'a>(plan: &'a Plan, results: &'a Results) -> Table<'a> {
    Table::new(
        "sections",
        SECTIONS,
        plan.sections.len(),
        move |row, column| {
            let Some(section) = plan.sections.get(row) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(section.id.as_str()),
                1 => Cell::text(&section.title),
                2 => Cell::Number(f64::from(section.level)),
                3 => section
                    .parent
                    .as_ref()
                    .map_or(Cell::Empty, |p| Cell::text(p.as_str())),
                4 => Cell::count(
                    results
                        .commitments
                        .iter()
                        .filter(|c| c.section == section.id)
                        .count(),
                ),
                _ => Cell::Empty,
            }
        },
    )
}

const SENTENCES: &[Column] = &[
    text(
        "ref",
        "section, paragraph and sentence number; openings end in -0",
    ),
    text("section", "section"),
    number(
        "paragraph",
        "number of the paragraph in its section, 0 outside one",
    ),
    text(
        "modality",
        "what the sentence does; context and heading promise nothing",
    ),
    text("cue", "the words that decided the modality"),
    text("text", "its words, white space folded"),
    number(
        "char_start",
        "first Unicode code point in the source document",
    ),
    number("char_end", "one past the last code point"),
    text(
        "hash",
        "first 16 hexadecimal digits of the SHA-256 of its bytes",
    ),
    text("actors", "bodies named, in the words of the text"),
    text("deadline", "deadline in the words of the text"),
    text("quantities", "numbers that bind: comparator, value, unit"),
    flag("corrected", "whether a hand correction changed it"),
    text(
        "due",
        "last day of the deadline, where its words name a date",
    ),
    text("labels", "rights, themes and goals, as scheme:code"),
    text("instruments", "laws, treaties, plans and programmes named"),
];

pub(super) fn sentences(plan: &Plan) -> Table<'_> {
    Table::new(
        "sentences",
        SENTENCES,
        plan.sentences.len(),
        move |row, column| {
            let Some(s) = plan.sentences.get(row) else {
                return Cell::Empty;
            };
            match column {
                0 => Cell::text(s.reference.as_str()),
                1 => Cell::text(s.section.as_str()),
                2 => Cell::Number(f64::from(s.paragraph)),
                3 => Cell::text(s.modality.code()),
                4 => Cell::text(&s.cue),
                5 => Cell::text(&s.text),
                6 => Cell::count(s.passage.char_start),
                7 => Cell::count(s.passage.char_end),
                8 => Cell::text(&s.passage.hash),
                9 => Cell::owned(s.actors.join("|")),
                10 => Cell::text(s.deadline.as_deref().unwrap_or("")),
                11 => Cell::owned(quantities(s)),
                12 => Cell::Flag(s.corrected),
                13 => due(s),
                14 => labels(s),
                15 => Cell::owned(join(s.instruments.iter().map(|i| i.text.as_str()))),
                _ => Cell::Empty,
            }
        },
    )
}

fn due<'a>(sentence: &waymark_model::plan::Sentence) -> Cell<'a> {
    sentence
        .due
        .map_or(Cell::Empty, |day| Cell::owned(day.to_string()))
}

fn labels<'a>(sentence: &waymark_model::plan::Sentence) -> Cell<'a> {
    let labels = sentence.labels.iter();
    Cell::owned(join(labels.map(|l| format!("{}:{}", l.scheme, l.code))))
}

fn quantities(sentence: &waymark_model::plan::Sentence) -> String {
    join(
        sentence
            .quantities
            .iter()
            .filter(|q| q.role == waymark_model::plan::QuantityRole::Target)
            .map(|q| format!("{} {} {}", q.comparator.code(), q.value, q.unit)),
    )
}

const COMMITMENTS: &[Column] = &[
    text("ref", "section, paragraph and sentence number"),
    text("section", "section"),
    text("standing", "where it stands; see the method page"),
    text("class", "broad class of the standing"),
    text("modality", "what the sentence does"),
    text("text", "its words"),
    text("groups", "groups it is for"),
    text("bodies", "bodies that lead or support it"),
    text("deadline", "deadline in the words of the text"),
    number("targets", "current targets"),
    number("indicators", "indicators"),
    number("measures", "measures recorded"),
    flag("specific", "names a concrete act or result"),
    flag("measurable", "has a quantity or a state that can be seen"),
    flag("baseline", "says where it starts from"),
    flag("target", "says how much or how many"),
    flag("time_bound", "says by when"),
    flag("owned", "names who does it"),
    flag("resourced", "names money, staff or another means"),
    flag("disaggregated", "names for whom"),
    flag("evidenced", "names what will show it"),
    number("criteria_met", "how many of the nine it meets"),
    text(
        "verifiability",
        "verifiable, partly or not: whether anyone could tell that it was kept",
    ),
    text(
        "measure_type",
        "what an indicator for it would watch: structure, process or outcome",
    ),
    text("own", "grade of the body that owes it"),
    text("independent", "grade of the independent assessor"),
    text("public", "grade of the public"),
    flag("disputed", "whether the verdicts differ"),
    flag(
        "late",
        "whether a deadline passed and a target is not reached",
    ),
    text("missing", "what a reader would need and does not find"),
    text(
        "due",
        "last day of the deadline, where its words name a date",
    ),
    text("labels", "rights, themes and goals, as scheme:code"),
];

pub(super) fn commitments<'a>(
    ws: &'a Workspace,
    plan: &'a Plan,
    results: &'a Results,
) -> Table<'a> {
    let sentences: Vec<_> = plan.commitments().collect();
    Table::new(
        "commitments",
        COMMITMENTS,
        results.commitments.len(),
        move |row, column| {
            let (Some(c), Some(s)) = (results.commitments.get(row), sentences.get(row)) else {
                return Cell::Empty;
            };
            let meets = |criterion| {
                s.assessability
                    .as_ref()
                    .map_or(Cell::Empty, |a| Cell::Flag(a.meets(criterion)))
            };
            match column {
                0 => Cell::text(c.reference.as_str()),
                1 => Cell::text(c.section.as_str()),
                2 => Cell::text(c.standing.code()),
                3 => Cell::text(c.standing.class().code()),
                4 => Cell::text(s.modality.code()),
                5 => Cell::text(&s.text),
                6 => Cell::owned(join(&c.groups)),
                7 => Cell::owned(join(&c.bodies)),
                8 => Cell::text(s.deadline.as_deref().unwrap_or("")),
                9 => Cell::count(c.targets.len()),
                10 => Cell::count(c.indicators.len()),
                11 => Cell::count(c.measures.len()),
                12..=20 => Criterion::ALL
                    .get(column - 12)
                    .map_or(Cell::Empty, |k| meets(*k)),
                21 => s
                    .assessability
                    .as_ref()
                    .map_or(Cell::Empty, |a| Cell::count(a.met())),
                22 => s
                    .assessability
                    .as_ref()
                    .map_or(Cell::Empty, |a| Cell::text(a.gate().code())),
                23 => s
                    .assessability
                    .as_ref()
                    .map_or(Cell::Empty, |a| Cell::text(a.measure.code())),
                24..=26 => Seat::ALL
                    .get(column - 24)
                    .map_or(Cell::Empty, |seat| grade(ws, c, *seat)),
                27 => Cell::Flag(c.disputed),
                28 => Cell::Flag(c.late),
                29 => Cell::owned(join(c.missing.iter().map(|m| m.code()))),
                30 => due(s),
                31 => labels(s),
                _ => Cell::Empty,
            }
        },
    )
}

fn grade<'a>(ws: &'a Workspace, commitment: &CommitmentResult, seat: Seat) -> Cell<'a> {
    let verdict = commitment.verdicts.iter().find(|v| v.seat == seat);
    let row = verdict
        .and_then(|v| v.assessment)
        .and_then(|n| ws.assessments.get(n));
    row.map_or(Cell::Empty, |a| Cell::text(&a.item.grade))
}

const GROUPS: &[Column] = &[
    text("group", "group of people"),
    number("commitments", "commitments for it"),
];

pub(super) fn groups(results: &Results) -> Table<'_> {
    let groups: Vec<_> = results.profile.groups.iter().collect();
    Table::new("groups", GROUPS, groups.len(), move |row, column| {
        let Some((group, count)) = groups.get(row) else {
            return Cell::Empty;
        };
        match column {
            0 => Cell::text(group.as_str()),
            1 => Cell::count(**count),
            _ => Cell::Empty,
        }
    })
}
