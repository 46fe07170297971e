//! Sections, paragraphs and openings in the layouts governments use.

use waymark_model::plan::{Modality, Plan};

use crate::{assert_accounted, markdown, text};

fn sections(plan: &Plan) -> Vec<String> {
    plan.sections
        .iter()
        .map(|s| format!("{} {}", s.id, s.title))
        .collect()
}

fn references(plan: &Plan) -> Vec<&str> {
    plan.sentences
        .iter()
        .filter(|s| s.modality != Modality::Heading)
        .map(|s| s.reference.as_str())
        .collect()
}

const NUMBERED: &str = "Site menu\n\nHome /Plans\n\n2024-01-05 | Daily\n\nA picnic, May 2024. [Photo/Agency]\n\n\
Contents\n\nII. Work for All\n\nThe state will continue to support work. It is a right.\n\n\
1. Jobs\n\n-Creating jobs. The state will create 300 jobs. Pay will rise.\n\n\
-Completing the second report on work.\n\n2. Safety\n\n-Safe sites. Sites must be safe.\n\nSource: <http://x>\n";

#[test]
fn numbered_chapters_with_bullets() {
    let plan = text(NUMBERED);
    assert_accounted(NUMBERED, &plan);
    assert_eq!(
        sections(&plan),
        ["II Work for All", "II.1 Jobs", "II.2 Safety"]
    );
    assert_eq!(
        references(&plan),
        [
            "II.0-1", "II.0-2", "II.1.1-1", "II.1.1-2", "II.1.2-1", "II.2.1-1"
        ]
    );
    let headings: Vec<_> = plan
        .paragraphs
        .iter()
        .map(|p| p.heading.as_deref())
        .collect();
    assert_eq!(headings, [Some("Creating jobs"), None, Some("Safe sites")]);
    assert_eq!(
        plan.paragraphs.iter().map(|p| p.number).collect::<Vec<_>>(),
        [1, 2, 1]
    );
}

#[test]
fn the_same_plan_in_markdown_has_the_same_references() {
    let source = "# The Plan\n\n> A note.\n\n## II. Work for All\n\nThe state will continue to support work. It is a right.\n\n\
        ### 1. Jobs\n\n- **Creating jobs.** The state will create 300 jobs. Pay will rise.\n\
        - Completing the second report on work.\n\n### 2. Safety\n\n- **Safe sites.** Sites must be safe.\n";
    let plan = markdown(source);
    assert_accounted(source, &plan);
    assert_eq!(sections(&plan), sections(&text(NUMBERED)));
    assert_eq!(references(&plan), references(&text(NUMBERED)));
}

#[test]
fn bracketed_sections_dashes_and_a_lost_mark() {
    let source = "I. Rights\n\nAll rights shall be kept.\n\n(1) Work\n\nWork shall be safe.\n\n\
        Ensuring more work. Ten offices shall be opened.\n\n-- Paying fairly. Pay shall be fair.\n\n(2) Rest\n\nRest shall be had.\n";
    let plan = text(source);
    assert_eq!(sections(&plan), ["I Rights", "I.1 Work", "I.2 Rest"]);
    assert_eq!(
        references(&plan),
        ["I.0-1", "I.1.0-1", "I.1.1-1", "I.1.2-1", "I.2.0-1"]
    );
}

#[test]
fn dotted_numbers_and_numbered_paragraphs() {
    let source = "2. Housing\n\n2.1 Rent\n\n12. Rents will be capped by 2026.\n\n13. The Ministry of Housing will publish rents.\n";
    let plan = text(source);
    assert_eq!(sections(&plan), ["2 Housing", "2.1 Rent"]);
    assert_eq!(references(&plan), ["2.1.1-1", "2.1.2-1"]);
    assert_eq!(plan.sentences[1].actors, ["Ministry of Housing"]);
}

#[test]
fn unnumbered_markdown_headings_get_their_position() {
    let plan =
        markdown("# Plan\n\n## Work\n\n### Jobs\n\nJobs will be made.\n\n### Pay\n\n## Home\n");
    assert_eq!(sections(&plan), ["1 Work", "1.1 Jobs", "1.2 Pay", "2 Home"]);
}

#[test]
fn a_text_without_headings_is_still_read() {
    let plan = text("- Homes will be built.\n- Rents will be cut.\n");
    assert_eq!(references(&plan), ["0.1-1", "0.2-1"]);
}

#[test]
fn wrapped_lines_and_windows_line_ends_change_nothing() {
    let source = NUMBERED
        .replace('\n', "\r\n")
        .replace("The state will create", "The state\r\nwill create");
    let plan = text(&source);
    assert_accounted(&source, &plan);
    assert_eq!(references(&plan), references(&text(NUMBERED)));
    assert_eq!(plan.sentences[3].text, "The state will create 300 jobs.");
}
