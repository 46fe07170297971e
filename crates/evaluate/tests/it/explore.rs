//! What if: the answer to nothing asked is what is published; any other is what a changed method gives.

use waymark_evaluate::explore::{Explorer, Refusal, Wish};
use waymark_model::Workspace;
use waymark_model::observation::Basis;

use crate::country::{observe_at, results};
use crate::indices::index;

fn figures() -> Workspace {
    let mut ws = index(0);
    for (area, year, trained, deaths) in [
        ("XA", "2022", 10.0, 10.0),
        ("XB", "2022", 60.0, 16.0),
        ("XA", "2023", 30.0, 13.0),
        ("XB", "2023", 90.0, 19.0),
    ] {
        observe_at(
            &mut ws,
            "trained",
            area,
            year,
            Some(trained),
            Basis::Main,
            "",
        );
        observe_at(&mut ws, "deaths", area, year, Some(deaths), Basis::Main, "");
    }
    ws
}

#[test]
fn nothing_asked_is_what_is_published() {
    let ws = figures();
    let explorer = Explorer::new(&ws, 0).unwrap();
    let answer = explorer.answer(&Wish::default()).unwrap();
    assert_eq!(answer.period, "2023".parse().unwrap());
    let published = results(&ws).indices.remove(0);
    assert_eq!(answer.effective_weights, published.effective_weights);
    for (row, found) in answer.rows.iter().enumerate() {
        let expected = &published.rows[row * 2 + 1];
        assert_eq!(found.asked, found.published);
        assert_eq!(found.asked.score, expected.scores[0]);
        assert_eq!(found.asked.rank, expected.rank);
    }
    assert!(Explorer::new(&ws, 1).is_none());
}

#[test]
fn an_answer_is_what_a_method_so_changed_would_publish() {
    let ws = figures();
    let wish = Wish {
        leaves: [(0, 0.5), (1, 2.0)].into(),
        normalisation: Some("min_max".to_owned()),
        aggregation: Some("mpi".to_owned()),
        period: Some("2022".parse().unwrap()),
        ..Wish::default()
    };
    let answer = Explorer::new(&ws, 0).unwrap().answer(&wish).unwrap();
    let mut changed = figures();
    let method = &mut changed.indices[0];
    method.leaves[0].weight = 0.5;
    method.leaves[1].weight = 2.0;
    method.normalisation = "min_max".into();
    method.aggregation = vec!["mpi".into()];
    let expected = results(&changed).indices.remove(0);
    for (row, found) in answer.rows.iter().enumerate() {
        assert_eq!(found.asked.score, expected.rows[row * 2].scores[0]);
        assert_eq!(found.asked.rank, expected.rows[row * 2].rank);
    }
    assert_ne!(answer.rows[0].asked.rank, answer.rows[0].published.rank);
}

#[test]
fn what_cannot_be_answered_says_why() {
    let mut ws = figures();
    let nothing = Wish {
        leaves: [(0, 0.0), (1, 0.0)].into(),
        ..Wish::default()
    };
    let explorer = Explorer::new(&ws, 0).unwrap();
    assert_eq!(explorer.answer(&nothing), Err(Refusal::NoWeight(0)));
    assert!(Explorer::normalisations(&ws.indices[0]).contains(&"goalposts"));
    ws.indices[0].leaves[0].goalposts = None;
    ws.indices[0].normalisation = "min_max".into();
    assert!(!Explorer::normalisations(&ws.indices[0]).contains(&"goalposts"));
    let wish = Wish {
        normalisation: Some("goalposts".to_owned()),
        ..Wish::default()
    };
    let explorer = Explorer::new(&ws, 0).unwrap();
    assert_eq!(explorer.answer(&wish), Err(Refusal::Scale));
}
