//! Sections, paragraphs and openings in the layouts governments use.

use waymark_model::plan::{Modality, Plan, QuantityRole};

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

#[test]
fn a_table_of_actions_hands_its_cells_to_the_action() {
    let source = "## Care\n\n| No | Action | Responsible | Deadline | Indicator |\n|---|---|---|---|---|\n| 1 | Open shelters | Ministry of Care; police | Q2 2026 | 12 shelters |\n| 2 | Improved access to aid | Bar | 2027 | from 20% to 45% |\n";
    let plan = markdown(source);
    assert_accounted(source, &plan);
    let rows: Vec<_> = plan.commitments().collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].actors, ["Ministry of Care", "police"]);
    assert_eq!(rows[0].due.unwrap().to_string(), "2026-06-30");
    let target = |n: usize| {
        rows[n]
            .quantities
            .iter()
            .find(|q| q.role == QuantityRole::Target)
    };
    assert_eq!(target(0).map(|q| (q.value, q.baseline)), Some((12.0, None)));
    assert_eq!(
        target(1).map(|q| (q.value, q.baseline)),
        Some((45.0, Some(20.0)))
    );
}

#[test]
fn the_opening_of_a_list_and_labelled_lines_speak_for_the_action() {
    let source = "1. Work\n\nThe Ministry of Labour will:\n\n(a) open ten offices;\n(b) train inspectors.\n\nAction 7. A hotline will be set up.\nResponsible: Office of the Ombudsman\nTimeframe: by June 2027\n";
    let plan = text(source);
    assert_accounted(source, &plan);
    let of = |begins: &str| {
        plan.sentences
            .iter()
            .find(|s| s.text.starts_with(begins))
            .unwrap()
    };
    assert_eq!(of("The Ministry").modality, Modality::Context);
    assert_eq!(of("open ten").modality, Modality::NewAction);
    assert_eq!(of("train").actors, ["Ministry of Labour"]);
    assert_eq!(of("A hotline").actors, ["Office of the Ombudsman"]);
    assert_eq!(of("A hotline").due.unwrap().to_string(), "2027-06-30");
    assert_eq!(of("Responsible").modality, Modality::Context);
}

#[test]
fn chinese_numbering_makes_the_tree() {
    let plan = text(
        "第一部分 权利\n\n一、就业\n\n——实施就业优先政策。健全就业服务体系。\n\n二、老年人\n\n（一）养老\n\n1. 新建养老院10所。\n",
    );
    assert_eq!(
        sections(&plan),
        ["1 权利", "1.1 就业", "1.2 老年人", "1.2.1 养老"]
    );
    assert_eq!(references(&plan), ["1.1.1-1", "1.2.1.1-1"]);
}

#[test]
fn pages_that_turn_inside_a_paragraph_do_not_cut_it() {
    let source = "I. Homes\n\nThe State will build many\n\n12\n\nhomes in every county.\n";
    let plan = text(source);
    assert_accounted(source, &plan);
    assert_eq!(plan.sentences.len(), 1);
    assert_eq!(
        plan.sentences[0].text,
        "The State will build many homes in every county."
    );
}
