//! Why draws cannot be taken, or not be analysed.

use waymark_index::sensitivity::SensitivityFault;
use waymark_index::simulate::{InputFault, StudyFault};

use super::recipe;
use crate::codes::wrong;
use crate::said::Said;
use crate::source::Source;

/// A fault of a study. `names` are those of its inputs.
pub(crate) fn study(fault: &StudyFault, source: &Source, names: &[String]) -> Said {
    match fault {
        StudyFault::Input(fault) => input(*fault, names),
        StudyFault::Recipe(fault) => recipe(fault, source),
    }
}

fn input(fault: InputFault, names: &[String]) -> Said {
    let name = |input: usize| {
        let found = names.get(input);
        found.map_or_else(|| (input + 1).to_string(), Clone::clone)
    };
    match fault {
        InputFault::Empty { input } => wrong::input_empty(name(input)),
        InputFault::NoStep { input, step, steps } => {
            // A step numbered 0 in the file has no place at all.
            wrong::input_no_step(name(input), step.wrapping_add(1), steps)
        }
        InputFault::Entries { input, have, need } => wrong::input_entries(name(input), have, need),
        InputFault::Share { input, value } => wrong::input_share(name(input), value),
        InputFault::Negative { input, .. } => wrong::input_negative(name(input)),
        InputFault::Second { input } => wrong::input_second(name(input)),
    }
}

/// Why a sensitivity analysis has no answer.
pub(crate) fn sensitivity(fault: SensitivityFault) -> Said {
    match fault {
        SensitivityFault::NoInputs => wrong::sensitivity_no_inputs(),
        SensitivityFault::TooManyDimensions { asked, most } => {
            wrong::sensitivity_dimensions(asked, most)
        }
        SensitivityFault::OddDimensions { given } => wrong::sensitivity_lengths(given, given + 1),
        SensitivityFault::TooManyRows { asked, most } => wrong::sensitivity_rows(asked, most),
        SensitivityFault::Lengths { given, needed } => wrong::sensitivity_lengths(given, needed),
        SensitivityFault::TooFewRows { rows, least } => wrong::sensitivity_few_rows(rows, least),
        SensitivityFault::ConstantOutput => wrong::sensitivity_constant_output(),
        SensitivityFault::ConstantInput => wrong::sensitivity_constant_input(),
        SensitivityFault::Resamples { given } => wrong::sensitivity_resamples(given),
        SensitivityFault::Level => wrong::sensitivity_level(),
        SensitivityFault::Tolerance => wrong::sensitivity_tolerance(),
        SensitivityFault::GridLevels { given } => wrong::sensitivity_grid(given),
        SensitivityFault::Bins { given } => wrong::sensitivity_bins(given),
        SensitivityFault::NotSmooth => wrong::sensitivity_not_smooth(),
        SensitivityFault::Unlike => wrong::sensitivity_unlike(),
        SensitivityFault::NoEstimates => wrong::sensitivity_nothing(),
    }
}
