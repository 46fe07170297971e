//! The assessment of a real plan: what its data can and cannot show.

use waymark_build::{Silent, prepare};
use waymark_evaluate::{Results, Standing};
use waymark_model::observation::Basis;
use waymark_model::{Plan, Workspace};

use crate::{example, make, manifest};

fn china() -> (Workspace, Plan, Results) {
    let prepared = prepare(&example("china-2021-2025"), &Silent);
    prepared
        .ready
        .unwrap_or_else(|| panic!("{:#?}", prepared.findings))
}

fn standing(results: &Results, id: &str) -> Standing {
    results
        .targets
        .iter()
        .find(|t| t.current && t.id.as_str() == id)
        .unwrap()
        .standing
}

#[test]
fn the_plan_has_four_chapters_thirteen_sections_and_seventy_four_paragraphs() {
    let (_, plan, _) = china();
    assert_eq!(plan.sections.iter().filter(|s| s.level == 1).count(), 4);
    assert_eq!(plan.sections.iter().filter(|s| s.level == 2).count(), 13);
    assert_eq!(plan.paragraphs.len(), 74);
}

#[test]
fn the_honest_picture_is_what_the_figures_say() {
    let (_, _, results) = china();
    let is = |id: &str| standing(&results, id);
    for id in [
        "pwd_homes_adapted",
        "nursing_bed_share",
        "women_law_revised",
        "barrier_free_law",
        "hrc_member",
    ] {
        assert_eq!(is(id), Standing::Met, "{id}");
    }
    assert_eq!(is("paired_hospitals"), Standing::MetBeforeStart);
    assert_eq!(is("npc_minority_groups"), Standing::Maintained);
    assert_eq!(is("pwd_trained"), Standing::NotComparable);
    assert_eq!(is("treaty_reports_done"), Standing::Missed);
    assert_eq!(is("hr_education_bases"), Standing::NoMovement);
    assert_eq!(is("disabled_children_enrol"), Standing::Behind);
    for id in [
        "childcare_cities",
        "homecare_demo_areas",
        "elder_social_workers",
        "mental_facilities",
        "hr_research_bases",
        "elder_care_workers_trained",
        "women_village_committee",
    ] {
        assert_eq!(is(id), Standing::NoData, "{id}");
    }
}

#[test]
fn what_moves_the_other_way_or_not_at_all_is_said() {
    let (_, _, results) = china();
    let trend = |id: &str| {
        results
            .indicators
            .iter()
            .find(|i| i.id.as_str() == id)
            .unwrap()
            .trend
    };
    for id in [
        "elder_beds",
        "elder_beds_per_1000",
        "juv_prosecuted",
        "juv_suspects_prosecution_review",
    ] {
        assert_eq!(trend(id), Standing::Worsening, "{id}");
    }
    assert_eq!(trend("special_ed_students"), Standing::Flat);
    assert_eq!(trend("rehab_coverage"), Standing::Undecided);
    assert_eq!(trend("left_behind_children"), Standing::NoData);
}

#[test]
fn rival_figures_are_kept_and_never_decide() {
    let (ws, _, results) = china();
    let rivals = ws
        .observations
        .rows
        .iter()
        .filter(|r| r.basis == Basis::Rival)
        .count();
    assert!(rivals >= 5);
    let decided_by_rival = results
        .targets
        .iter()
        .filter_map(|t| t.latest.as_ref())
        .any(|f| f.basis == Basis::Rival);
    assert!(!decided_by_rival);
}

#[test]
fn copies_on_other_hosts_are_not_to_be_followed() {
    let (ws, _, _) = china();
    assert_eq!(ws.sources.iter().filter(|s| !s.item.link_ok).count(), 45);
    assert!(
        ws.sources
            .iter()
            .all(|s| s.item.link_ok != (s.item.kind == "copy"))
    );
}

#[test]
fn missing_regions_are_counted_as_not_seen() {
    let (_, _, results) = china();
    let kindergartens = results
        .indicators
        .iter()
        .find(|i| i.id.as_str() == "kindergartens")
        .unwrap();
    assert_eq!(
        (kindergartens.areas_seen, kindergartens.areas_all),
        (24, 31)
    );
}

#[test]
fn the_bytes_do_not_depend_on_threads_or_on_the_run() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    let summary = make(&example("china-2021-2025"), &one, 1);
    make(&example("china-2021-2025"), &two, 2);
    assert!(summary.pages > 200 && summary.claims > 0);
    assert_eq!(manifest(&one), manifest(&two));
}
