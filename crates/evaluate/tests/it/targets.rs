//! Which figures a target is asked of, and what is said of it.

use waymark_evaluate::Standing;
use waymark_model::Workspace;
use waymark_model::observation::Basis;
use waymark_model::workspace::{Comparability, Target};

use crate::country::{located, observe, results, target, workspace};

fn standing_of(figures: &[(&str, f64, Basis)], change: impl Fn(&mut Target)) -> Standing {
    let mut ws = with(figures);
    let mut target = target();
    change(&mut target);
    ws.targets.push(located(target));
    results(&ws).targets[0].standing
}

fn with(figures: &[(&str, f64, Basis)]) -> Workspace {
    let mut ws = workspace();
    for (period, value, basis) in figures {
        observe(&mut ws, period, Some(*value), *basis, "");
    }
    ws
}

#[test]
fn no_figure_is_no_data_and_never_success() {
    assert_eq!(standing_of(&[], |_| {}), Standing::NoData);
    assert_eq!(standing_of(&[], |t| t.value = -1.0), Standing::NoData);
    let mut ws = workspace();
    observe(&mut ws, "2023", None, Basis::Main, "");
    ws.targets.push(located(target()));
    assert_eq!(results(&ws).targets[0].standing, Standing::NoData);
}

#[test]
fn a_figure_from_before_the_plan_cannot_meet_it() {
    let early = |t: &mut Target| t.baseline = Some((0.0, "2017".parse().unwrap()));
    assert_eq!(
        standing_of(&[("2018", 150.0, Basis::Main)], early),
        Standing::NoData
    );
    assert_eq!(
        standing_of(&[("2021", 150.0, Basis::Main)], early),
        Standing::Met
    );
}

#[test]
fn a_figure_after_the_day_of_the_assessment_is_not_known_yet() {
    assert_eq!(
        standing_of(&[("2025", 150.0, Basis::Main)], |_| {}),
        Standing::NoData
    );
}

#[test]
fn a_rival_or_survey_figure_never_decides() {
    for basis in [Basis::Rival, Basis::Survey, Basis::Selection] {
        assert_eq!(
            standing_of(&[("2023", 150.0, basis)], |_| {}),
            Standing::NoData
        );
    }
}

#[test]
fn running_totals_count_only_where_the_target_counts_them() {
    let total = [("2021/2024", 150.0, Basis::Cumulative)];
    assert_eq!(standing_of(&total, |_| {}), Standing::NoData);
    assert_eq!(standing_of(&total, |t| t.cumulative = true), Standing::Met);
    let earlier = [("2018/2022", 150.0, Basis::Cumulative)];
    assert_eq!(
        standing_of(&earlier, |t| t.cumulative = true),
        Standing::NoData
    );
}

#[test]
fn pace_is_held_against_the_expected_share() {
    let at = |value| standing_of(&[("2022", value, Basis::Main)], |_| {});
    assert_eq!(at(41.0), Standing::OnTrack);
    assert_eq!(at(20.0), Standing::Behind);
    assert_eq!(at(1.0), Standing::NoMovement);
    assert_eq!(at(-20.0), Standing::WrongWay);
    assert_eq!(at(100.0), Standing::Met);
}

#[test]
fn bounds_decide_only_what_they_can() {
    assert_eq!(
        standing_of(&[("2023", 120.0, Basis::LowerBound)], |_| {}),
        Standing::Met
    );
    assert_eq!(
        standing_of(&[("2023", 30.0, Basis::LowerBound)], |_| {}),
        Standing::Undecided
    );
}

#[test]
fn figures_that_count_something_else_are_shown_and_withheld() {
    let mut ws = with(&[("2023", 150.0, Basis::Main)]);
    let mut other = target();
    other.comparability = Comparability::NotComparable;
    ws.targets.push(located(other));
    let found = results(&ws);
    assert_eq!(found.targets[0].standing, Standing::NotComparable);
    assert_eq!(found.targets[0].if_comparable, Standing::Met);
    assert_eq!(found.commitments[0].standing, Standing::NotComparable);
}

#[test]
fn a_moved_target_keeps_its_history() {
    let mut ws = with(&[("2023", 70.0, Basis::Main)]);
    let mut moved = target();
    moved.value = 50.0;
    moved.set = Some("2023-06-01".parse().unwrap());
    ws.targets.push(located(moved));
    ws.targets.push(located(target()));
    let found = results(&ws);
    let [first, second] = found.targets.as_slice() else {
        panic!("two versions")
    };
    assert_eq!(
        (first.value, first.current, first.standing),
        (100.0, false, Standing::OnTrack)
    );
    assert_eq!(
        (second.value, second.current, second.standing),
        (50.0, true, Standing::Met)
    );
    assert_eq!(second.moved_from, Some(100.0));
    // Only the version in force speaks for the commitment.
    assert_eq!(found.commitments[0].targets, vec![1]);
}

#[test]
fn a_version_set_after_the_assessment_is_not_in_force_yet() {
    let mut ws = with(&[("2023", 70.0, Basis::Main)]);
    let mut moved = target();
    moved.value = 50.0;
    moved.set = Some("2025-06-01".parse().unwrap());
    ws.targets.push(located(moved));
    ws.targets.push(located(target()));
    assert!(results(&ws).targets[0].current);
}

#[test]
fn what_is_still_needed_ends_with_the_deadline() {
    let mut ws = with(&[("2023", 60.0, Basis::Main)]);
    ws.targets.push(located(target()));
    let open = &results(&ws).targets[0];
    assert!((open.still_required_per_year.unwrap() - 20.0).abs() < 1e-9);
    ws.settings.as_of = "2026-06-30".parse().unwrap();
    let closed = &results(&ws).targets[0];
    assert_eq!(closed.still_required_per_year, None);
    assert!(closed.deadline_passed && closed.figure_before_deadline);
}
