//! What can be wrong with a row of `iMeta` and would otherwise be passed over in silence.

use std::collections::BTreeMap;

use crate::codes::wrong;
use crate::coinr::Meta;
use crate::problem::{Problems, hint};
use crate::said::Said;

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
        let mut say = |field: &str, what: Said| problems.at(file, Some(m.line), field, what);
        if !TYPES.contains(&m.kind.as_str()) {
            say(
                "Type",
                wrong::no_type(&m.code, &m.kind, hint(&m.kind, TYPES)),
            );
        }
        if let Some(first) = seen.insert(&m.code, m.line) {
            say("iCode", wrong::described_twice(&m.code, first.to_string()));
        }
        let scored = ["Indicator", "Aggregate"].contains(&m.kind.as_str());
        if scored && !m.parent.is_empty() && m.weight.is_nan() {
            say("Weight", wrong::no_weight(&m.code));
        }
        let turned = [1.0, -1.0].iter().any(|d| m.direction.total_cmp(d).is_eq());
        if m.kind == "Indicator" && !turned {
            say("Direction", wrong::no_sign(&m.code));
        }
        let known = m.denominator.is_empty() || denominators.contains(&m.denominator.as_str());
        if m.kind == "Indicator" && !known {
            let own = hint(&m.denominator, denominators.iter().copied());
            say(
                "Denominator",
                wrong::no_denominator_row(&m.code, &m.denominator, own),
            );
        }
    }
}
