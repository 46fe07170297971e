//! What can be wrong with a row of `iMeta` and would otherwise be passed over in silence.

use std::collections::BTreeMap;

use crate::coinr::Meta;
use crate::problem::{Problems, hint};

/// Types of rows that COINr knows.
const TYPES: [&str; 5] = ["Indicator", "Aggregate", "Group", "Denominator", "Other"];

/// Says what is wrong with rows, each for itself and among each other.
pub(crate) fn check(file: &str, meta: &[Meta], problems: &mut Problems) {
    let denominators: Vec<&str> = meta
        .iter()
        .filter(|m| m.kind == "Denominator")
        .map(|m| m.code.as_str())
        .collect();
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    let mut rows: Vec<&Meta> = meta.iter().collect();
    rows.sort_by_key(|m| m.line);
    for m in rows {
        let mut say = |field: &str, what: String, remedy: &str| {
            problems.at(file, Some(m.line), field, what, remedy);
        };
        if !TYPES.contains(&m.kind.as_str()) {
            let what = format!("{} has the type \"{}\", which there is not", m.code, m.kind);
            say("Type", what, &hint(&m.kind, TYPES));
        }
        if let Some(first) = seen.insert(&m.code, m.line) {
            let what = format!("{} stands in line {first} already", m.code);
            say("iCode", what, "describe each column and aggregate once");
        }
        let scored = ["Indicator", "Aggregate"].contains(&m.kind.as_str());
        if scored && !m.parent.is_empty() && m.weight.is_nan() {
            let what = format!("{} has no weight", m.code);
            say("Weight", what, "write 1 where all count alike");
        }
        let turned = [1.0, -1.0].iter().any(|d| m.direction.total_cmp(d).is_eq());
        if m.kind == "Indicator" && !turned {
            let what = format!("the direction of {} is neither 1 nor -1", m.code);
            say(
                "Direction",
                what,
                "write 1 where more is better, -1 where less is",
            );
        }
        let known = m.denominator.is_empty() || denominators.contains(&m.denominator.as_str());
        if m.kind == "Indicator" && !known {
            let what = format!(
                "{} is to be divided by {}, which is described nowhere",
                m.code, m.denominator
            );
            let own = hint(&m.denominator, denominators.iter().copied());
            say(
                "Denominator",
                what,
                &format!("add a row of the type Denominator; {own}"),
            );
        }
    }
}
