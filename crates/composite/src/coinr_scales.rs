//! Parameters of scales in columns of `iMeta`, as COINr reads them where it is told `use_iMeta`.

use std::collections::BTreeMap;

use waymark_index::parameters::{Parameters, Value};

use crate::codes::wrong;
use crate::problem::Problems;
use crate::rows::{Rows, parse};

/// A scale, and its parameters with the columns they stand in.
type Scale = (&'static str, &'static [(&'static str, &'static str)]);

/// Scales with parameters of their own. A straight scale without ends (`n_scaled`) is one between goalposts that nothing
/// is cut at; where an indicator has goalposts too, those hold.
const SCALES: [Scale; 5] = [
    ("min_max", &[("lo", "minmax_lower"), ("hi", "minmax_upper")]),
    ("z_score", &[("mean", "zscore_mean"), ("sd", "zscore_sd")]),
    ("distance_to_target", &[("cap", "dist2targ_cap_max")]),
    (
        "goalposts",
        &[
            ("lo", "goalpost_lower"),
            ("hi", "goalpost_upper"),
            ("scale", "goalpost_scale"),
            ("truncate", "goalpost_trunc2posts"),
        ],
    ),
    (
        "goalposts",
        &[
            ("lo", "scaled_lower"),
            ("hi", "scaled_upper"),
            ("scale", "scale_factor"),
        ],
    ),
];

/// Parameters of a row, by the codes of scales.
pub(crate) fn parameters(
    rows: &Rows,
    (line, cells): (u64, &[String]),
    problems: &mut Problems,
) -> BTreeMap<String, Parameters> {
    let mut out: BTreeMap<String, Parameters> = BTreeMap::new();
    for (scale, names) in SCALES {
        if out.contains_key(scale) {
            continue;
        }
        let mut own = Parameters::new();
        for (name, header) in names {
            let Some(column) = rows.column(header) else {
                continue;
            };
            let cell = cells[column].as_str();
            if let Some(value) = value(rows, (line, cell, header), problems) {
                own.insert((*name).to_owned(), value);
            }
        }
        if own.contains_key("lo") && names.iter().any(|(_, h)| *h == "scaled_lower") {
            own.insert("truncate".to_owned(), Value::Flag(false));
        }
        if !own.is_empty() {
            out.insert(scale.to_owned(), own);
        }
    }
    out
}

/// What stands in a cell; `None` where nothing does.
fn value(
    rows: &Rows,
    (line, cell, header): (u64, &str, &str),
    problems: &mut Problems,
) -> Option<Value> {
    match cell {
        "TRUE" | "true" | "T" => return Some(Value::Flag(true)),
        "FALSE" | "false" | "F" => return Some(Value::Flag(false)),
        _ => {}
    }
    match parse(cell) {
        Ok(x) => (!x.is_nan()).then_some(Value::Number(x)),
        Err(()) => {
            problems.at(
                &rows.file,
                Some(line),
                header,
                wrong::no_number_or_flag(cell),
            );
            None
        }
    }
}
