//! Codes of vocabularies as files and pages name them.

use waymark_model::workspace::{Comparability, Direction, IndicatorKind, TargetOrigin};

/// The code of a target's origin, as files and pages name it.
#[must_use]
pub fn origin(origin: TargetOrigin) -> &'static str {
    match origin {
        TargetOrigin::Plan => "plan",
        TargetOrigin::Other => "other",
        TargetOrigin::Assessor => "assessor",
    }
}

/// The code of a target's comparability.
#[must_use]
pub fn comparability(comparability: Comparability) -> &'static str {
    match comparability {
        Comparability::Comparable => "comparable",
        Comparability::Caveat => "caveat",
        Comparability::NotComparable => "not_comparable",
    }
}

/// The code of an indicator's direction.
#[must_use]
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
        Direction::None => "none",
    }
}

/// The code of an indicator's kind.
#[must_use]
pub fn kind(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::Structure => "structure",
        IndicatorKind::Process => "process",
        IndicatorKind::Outcome => "outcome",
    }
}
