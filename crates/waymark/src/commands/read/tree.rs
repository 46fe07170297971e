//! The register as a readable tree.

use anyhow::Result;
use waymark_model::plan::{Plan, QuantityRole, Section, Sentence, SpanKind};

use crate::io::{Io, Style};

/// Prints the tree of a plan and what its text is made of.
pub(crate) fn print(plan: &Plan, io: &mut Io) -> Result<()> {
    for section in &plan.sections {
        let indent = "  ".repeat(usize::from(section.level.saturating_sub(1)));
        let title = io.paint(Style::Bold, &format!("{}  {}", section.id, section.title));
        io.line(&format!("{indent}{title}"))?;
        sentences(plan, section, &format!("{indent}  "), io)?;
    }
    totals(plan, io)
}

fn sentences(plan: &Plan, section: &Section, indent: &str, io: &mut Io) -> Result<()> {
    for sentence in plan.sentences.iter().filter(|s| s.section == section.id) {
        if sentence.modality.is_commitment() {
            let reference = io.paint(Style::Good, sentence.reference.as_str());
            io.line(&format!(
                "{indent}{reference} {}  {}",
                sentence.modality.code(),
                sentence.text
            ))?;
            let facts = facts(sentence);
            if !facts.is_empty() {
                let facts = io.paint(Style::Dim, &facts.join(" · "));
                io.line(&format!("{indent}    {facts}"))?;
            }
        } else {
            let text = format!(
                "{} {}  {}",
                sentence.reference,
                sentence.modality.code(),
                sentence.text
            );
            let text = io.paint(Style::Dim, &text);
            io.line(&format!("{indent}{text}"))?;
        }
    }
    Ok(())
}

fn facts(sentence: &Sentence) -> Vec<String> {
    let mut facts: Vec<String> = sentence
        .quantities
        .iter()
        .filter(|q| q.role == QuantityRole::Target)
        .map(|q| format!("target {} {} {}", q.comparator.code(), q.value, q.unit))
        .collect();
    if let Some(deadline) = &sentence.deadline {
        facts.push(format!("due {deadline}"));
    }
    if !sentence.actors.is_empty() {
        facts.push(format!("by {}", sentence.actors.join(", ")));
    }
    if !sentence.groups.is_empty() {
        let groups: Vec<_> = sentence
            .groups
            .iter()
            .map(|g| g.as_str().replace('_', " "))
            .collect();
        facts.push(format!("for {}", groups.join(", ")));
    }
    if let Some(assessability) = &sentence.assessability {
        facts.push(format!(
            "checkable {}/{}",
            assessability.met(),
            assessability.results.len()
        ));
    }
    facts
}

fn totals(plan: &Plan, io: &mut Io) -> Result<()> {
    let count = |kind: SpanKind| -> usize {
        plan.spans
            .iter()
            .filter(|s| s.kind == kind)
            .map(|s| s.char_end - s.char_start)
            .sum()
    };
    let tops = plan.sections.iter().filter(|s| s.level == 1).count();
    io.line(&format!(
        "\n{tops} chapters, {} sections under them, {} paragraphs, {} commitments",
        plan.sections.len() - tops,
        plan.paragraphs.len(),
        plan.commitments().count()
    ))?;
    io.line(&format!(
        "{} characters: {} commitment, {} context, {} heading, {} page furniture and blank; none left over",
        plan.chars,
        count(SpanKind::Commitment),
        count(SpanKind::Context),
        count(SpanKind::Heading),
        count(SpanKind::Chrome)
    ))?;
    Ok(())
}
