//! Claims asked of the tables of a workspace.

use std::collections::BTreeMap;

use waymark_evaluate::claims::ClaimFault;
use waymark_evaluate::evaluate;
use waymark_evaluate::tables::{NAMES, tables};
use waymark_model::observation::Basis;
use waymark_model::workspace::{Ask, Claim, Condition, Test};

use crate::country::{located, observe, plan, target, workspace};

fn claim(table: &str, column: &str, numerator: u64) -> Claim {
    let is = |column: &str, value: &str| Condition {
        column: column.into(),
        test: Test::OneOf(vec![value.into()]),
    };
    Claim {
        id: "c".parse().unwrap(),
        text: BTreeMap::new(),
        table: table.into(),
        of: vec![is("current", "yes")],
        ask: Ask::Count {
            pass: vec![is(column, "met")],
            numerator,
            denominator: 1,
        },
    }
}

#[test]
fn a_claim_is_answered_from_the_published_table() {
    let mut ws = workspace();
    observe(&mut ws, "2023", Some(150.0), Basis::Main, "");
    ws.targets.push(located(target()));
    ws.claims = vec![
        located(claim("targets", "standing", 1)),
        located(claim("targets", "standing", 0)),
        located(claim("targets", "colour", 1)),
        located(claim("nowhere", "standing", 1)),
    ];
    let (found, faults) = evaluate(&ws, &plan());
    assert_eq!(
        found.claims.iter().map(|c| c.holds).collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(
        faults,
        [
            (2, ClaimFault::Column("colour".into())),
            (3, ClaimFault::Column("nowhere".into()))
        ]
    );
}

#[test]
fn tables_come_in_their_order_and_every_cell_can_be_asked() {
    let mut ws = workspace();
    observe(&mut ws, "2023", Some(150.0), Basis::Main, "");
    ws.targets.push(located(target()));
    let plan = plan();
    let (found, _) = evaluate(&ws, &plan);
    let tables = tables(&ws, &plan, &found);
    assert_eq!(tables.iter().map(|t| t.name).collect::<Vec<_>>(), NAMES);
    for table in &tables {
        for row in 0..=table.rows {
            for column in 0..=table.columns.len() {
                let _ = table.cell(row, column);
            }
        }
    }
}
