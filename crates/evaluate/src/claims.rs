//! Claims: published sentences that are stored queries.
//!
//! [`ask`] runs over anything that answers [`Query`]: the tables of a workspace while it is built, or
//! the CSV files of a release read back by someone who doubts it.

use std::collections::BTreeMap;

use waymark_model::LangTag;
use waymark_model::workspace::{Ask, Claim, Condition, Test};

use crate::results::ClaimResult;
use crate::tables::{Cell, Query};

/// Why a claim cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClaimFault {
    /// The table has no such column.
    #[error("the table has no column '{0}'")]
    Column(String),
    /// No row is spoken of.
    #[error("no row is spoken of")]
    Nothing,
    /// A value is asked of several rows.
    #[error("{0} rows are spoken of, a value needs exactly one")]
    Several(u64),
    /// The cell of a value claim holds no number.
    #[error("the cell holds no number")]
    NoNumber,
}

/// Runs the query of a claim.
///
/// # Errors
/// [`ClaimFault`] where the query cannot be answered; a query whose answer differs from the published
/// figures is answered with `holds` false.
pub fn ask(claim: &Claim, row: usize, table: &dyn Query) -> Result<ClaimResult, ClaimFault> {
    let of = compile(&claim.of, table)?;
    let spoken_of = (0..table.rows()).filter(|r| passes(&of, *r, table));
    let (numerator, denominator, value, holds) = match &claim.ask {
        Ask::Count {
            pass,
            numerator,
            denominator,
        } => {
            let pass = compile(pass, table)?;
            let (mut hits, mut all) = (0u64, 0u64);
            for r in spoken_of {
                all += 1;
                hits += u64::from(passes(&pass, r, table));
            }
            if all == 0 {
                return Err(ClaimFault::Nothing);
            }
            (
                Some(hits),
                all,
                None,
                hits == *numerator && all == *denominator,
            )
        }
        Ask::Value { column, value } => {
            let column = find(column, table)?;
            let rows: Vec<usize> = spoken_of.collect();
            let [only] = rows.as_slice() else {
                return Err(match rows.len() {
                    0 => ClaimFault::Nothing,
                    n => ClaimFault::Several(n as u64),
                });
            };
            let found = table
                .cell(*only, column)
                .as_number()
                .ok_or(ClaimFault::NoNumber)?;
            (None, 1, Some(found), found.total_cmp(value).is_eq())
        }
    };
    let text = fill(&claim.text, numerator, denominator, value);
    Ok(ClaimResult {
        id: claim.id.clone(),
        row,
        numerator,
        denominator,
        value,
        holds,
        text,
    })
}

struct Compiled<'a> {
    column: usize,
    test: &'a Test,
}

fn find(name: &str, table: &dyn Query) -> Result<usize, ClaimFault> {
    table
        .column(name)
        .ok_or_else(|| ClaimFault::Column(name.to_owned()))
}

fn compile<'a>(
    conditions: &'a [Condition],
    table: &dyn Query,
) -> Result<Vec<Compiled<'a>>, ClaimFault> {
    conditions
        .iter()
        .map(|c| {
            Ok(Compiled {
                column: find(&c.column, table)?,
                test: &c.test,
            })
        })
        .collect()
}

fn passes(conditions: &[Compiled<'_>], row: usize, table: &dyn Query) -> bool {
    conditions
        .iter()
        .all(|c| holds(c.test, &table.cell(row, c.column)))
}

/// A list cell (`a|b`) passes "one of" where any of its items does. An empty cell passes "none of" and
/// fails every comparison: what is not known is never counted as reached.
fn holds(test: &Test, cell: &Cell<'_>) -> bool {
    let any = |wanted: &[String]| {
        let text = cell.to_string();
        wanted
            .iter()
            .any(|w| text == *w || text.split('|').any(|item| item == w))
    };
    match test {
        Test::OneOf(wanted) => any(wanted),
        Test::NoneOf(unwanted) => !any(unwanted),
        Test::AtLeast(bound) => cell.as_number().is_some_and(|v| v >= *bound),
        Test::AtMost(bound) => cell.as_number().is_some_and(|v| v <= *bound),
    }
}

fn fill(
    text: &BTreeMap<LangTag, String>,
    numerator: Option<u64>,
    denominator: u64,
    value: Option<f64>,
) -> BTreeMap<LangTag, String> {
    let numerator_text = numerator.map(|n| n.to_string()).unwrap_or_default();
    let value_text = value.map(|v| v.to_string()).unwrap_or_default();
    let percent = numerator
        .map(|n| percent(n, denominator))
        .unwrap_or_default();
    text.iter()
        .map(|(lang, sentence)| {
            let filled = sentence
                .replace("{numerator}", &numerator_text)
                .replace("{denominator}", &denominator.to_string())
                .replace("{percent}", &percent)
                .replace("{value}", &value_text);
            (lang.clone(), filled)
        })
        .collect()
}

/// A percentage with one decimal, rounded half up in whole numbers so that no float can tip it.
fn percent(numerator: u64, denominator: u64) -> String {
    if denominator == 0 {
        return String::new();
    }
    let (n, d) = (u128::from(numerator), u128::from(denominator));
    let tenths = (n * 2000 + d) / (2 * d);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Column, Kind, Table};

    const COLUMNS: &[Column] = &[
        Column {
            name: "state",
            kind: Kind::Text,
            about: "",
        },
        Column {
            name: "share",
            kind: Kind::Number,
            about: "",
        },
    ];

    fn table() -> Table<'static> {
        Table::new("targets", COLUMNS, 4, |row, column| match (row, column) {
            (0, 0) => Cell::text("met"),
            (1, 0) => Cell::text("behind|late"),
            (2, 0) => Cell::text("no_data"),
            (0, 1) => Cell::Number(1.2),
            (1, 1) => Cell::Number(0.25),
            _ => Cell::Empty,
        })
    }

    fn claim(of: Vec<Condition>, ask: Ask) -> Claim {
        let text = BTreeMap::from([(
            LangTag::try_new("en").unwrap(),
            "{numerator} of {denominator} ({percent} %) {value}".to_owned(),
        )]);
        Claim {
            id: "c".parse().unwrap(),
            text,
            table: "targets".to_owned(),
            of,
            ask,
        }
    }

    fn cond(column: &str, test: Test) -> Condition {
        Condition {
            column: column.to_owned(),
            test,
        }
    }

    fn count(pass: Condition, numerator: u64, denominator: u64) -> Ask {
        Ask::Count {
            pass: vec![pass],
            numerator,
            denominator,
        }
    }

    #[test]
    fn a_count_is_recomputed_and_held_against_what_was_published() {
        let met = || cond("state", Test::OneOf(vec!["met".to_owned()]));
        let right = ask(&claim(vec![], count(met(), 1, 4)), 0, &table()).unwrap();
        assert!(right.holds);
        assert_eq!(right.text.values().next().unwrap(), "1 of 4 (25.0 %) ");
        assert!(
            !ask(&claim(vec![], count(met(), 2, 4)), 0, &table())
                .unwrap()
                .holds
        );
    }

    #[test]
    fn an_unknown_cell_never_counts_as_reached() {
        let all = ask(
            &claim(vec![], count(cond("share", Test::AtLeast(0.0)), 2, 4)),
            0,
            &table(),
        );
        assert!(all.unwrap().holds);
        let low = ask(
            &claim(vec![], count(cond("share", Test::AtMost(9.0)), 2, 4)),
            0,
            &table(),
        );
        assert!(low.unwrap().holds);
    }

    #[test]
    fn lists_match_by_item() {
        let late = cond("state", Test::OneOf(vec!["late".to_owned()]));
        let found = ask(
            &claim(
                vec![late],
                Ask::Value {
                    column: "share".to_owned(),
                    value: 0.25,
                },
            ),
            0,
            &table(),
        );
        assert!(found.unwrap().holds);
    }

    #[test]
    fn what_cannot_be_asked_is_said() {
        let none = cond("state", Test::OneOf(vec!["x".to_owned()]));
        let fault = |c: Claim| ask(&c, 0, &table()).unwrap_err();
        assert_eq!(
            fault(claim(vec![none.clone()], count(none.clone(), 0, 0))),
            ClaimFault::Nothing
        );
        assert_eq!(
            fault(claim(vec![cond("y", Test::AtMost(1.0))], count(none, 0, 0))),
            ClaimFault::Column("y".into())
        );
        let value = || Ask::Value {
            column: "state".to_owned(),
            value: 0.0,
        };
        assert_eq!(fault(claim(vec![], value())), ClaimFault::Several(4));
        let met = cond("state", Test::OneOf(vec!["met".to_owned()]));
        assert_eq!(fault(claim(vec![met], value())), ClaimFault::NoNumber);
    }

    #[test]
    fn percentages_round_half_up_exactly() {
        assert_eq!(percent(1, 3), "33.3");
        assert_eq!(percent(2, 3), "66.7");
        assert_eq!(percent(1, 16), "6.3");
        assert_eq!(percent(168, 168), "100.0");
    }
}
