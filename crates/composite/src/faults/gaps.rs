//! Why a figure, a scale or a frontier is not there.

use waymark_index::adjust::Refused;
use waymark_index::frontier::NoFrontier;
use waymark_index::impute::Unfilled;
use waymark_index::inequality::Unmeasured;
use waymark_index::normalise::Unscalable;

use crate::codes::reason;
use crate::said::Said;
use crate::source::Source;

/// Why a figure could not be filled.
pub(crate) fn unfilled(fault: Unfilled, source: &Source) -> Said {
    let (unit, indicator) = (|row| source.row_name(row), |c| source.column_name(c));
    match fault {
        Unfilled::NoData { column } => reason::no_figure(indicator(column)),
        Unfilled::NoGroup { row } => reason::no_group(unit(row)),
        Unfilled::EmptyGroup { row, column } => reason::empty_group(unit(row), indicator(column)),
        Unfilled::Nothing { row, column } => reason::nothing_near(unit(row), indicator(column)),
        Unfilled::TooFew { rows, columns } => reason::few_rows(rows, columns),
    }
}

/// Why an indicator could not be brought onto its scale.
pub(crate) fn unscalable(fault: Unscalable, source: &Source) -> Said {
    match fault {
        Unscalable::NoData => reason::no_data(),
        Unscalable::SingleValue { value } => reason::single_value(value),
        Unscalable::Constant { value } => reason::constant(value),
        Unscalable::TargetNotAhead { target, worst } => reason::target_not_ahead(target, worst),
        Unscalable::NoReference { row } => reason::no_reference(source.row_name(row)),
        Unscalable::NotPositive { value } => reason::not_positive(value),
        Unscalable::NotDeclared { value } => reason::not_declared(value),
        Unscalable::OutOfRange => reason::out_of_range(),
    }
}

/// Why there is no frontier.
pub(crate) fn no_frontier(fault: NoFrontier, source: &Source) -> Said {
    match fault {
        NoFrontier::Lengths {
            achievements,
            incomes,
        } => reason::lengths(achievements, incomes),
        NoFrontier::Nothing => reason::no_incomes(),
        NoFrontier::Income { unit, value } => {
            reason::income_not_positive(source.row_name(unit), value)
        }
        NoFrontier::Parameter => reason::frontier_parameter(),
    }
}

/// Why the inequality of a unit could not be measured.
pub(crate) fn unmeasured(fault: Unmeasured) -> Said {
    match fault {
        Unmeasured::Lengths { figures, shares } => reason::lengths(figures, shares),
        Unmeasured::Groups { groups } => reason::few_groups(groups),
        Unmeasured::Share { value, .. } => reason::group_share(value),
        Unmeasured::Figure { value, .. } => reason::group_figure(value),
        Unmeasured::Aversion { value } => reason::aversion(value),
    }
}

/// Why a figure could not be held against others.
pub(crate) fn refused(fault: Refused) -> Said {
    match fault {
        Refused::NoEarlier => reason::no_earlier(),
        Refused::FromZero => reason::from_zero(),
        Refused::NoCycle => reason::no_cycle(),
        Refused::NoAnswers => reason::no_answers(),
        Refused::NoPeople => reason::no_people(),
    }
}
