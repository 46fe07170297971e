//! Whatever happens to the bytes, opening ends with findings and never with a panic.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use waymark_workspace::open;

use crate::base;

fn files() -> Vec<&'static str> {
    vec![
        "waymark.toml",
        "claims.toml",
        "plan/plan.txt",
        "plan/corrections.toml",
        "areas.csv",
        "bodies.csv",
        "sources.csv",
        "indicators.csv",
        "targets.csv",
        "observations.csv",
        "assignments.csv",
        "measures.csv",
        "assessments.csv",
        "method/quality.toml",
        "method/completion.toml",
        "method/progress.toml",
        "texts/zh.csv",
    ]
}

/// Bytes that mean something to one of the formats.
const TELLING: &[u8] = b",\"\n\r\0|=;.-[]{}#'9e\xff\xe5 ";

#[derive(Debug, Clone)]
enum Change {
    Set(usize, u8),
    Insert(usize, u8),
    Cut(usize, usize),
    Double(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let byte = prop_oneof![proptest::sample::select(TELLING), any::<u8>()];
    let at = 0..4000usize;
    prop_oneof![
        (at.clone(), byte.clone()).prop_map(|(n, b)| Change::Set(n, b)),
        (at.clone(), byte).prop_map(|(n, b)| Change::Insert(n, b)),
        (at.clone(), 1..40usize).prop_map(|(n, len)| Change::Cut(n, len)),
        (at, 1..200usize).prop_map(|(n, len)| Change::Double(n, len)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let len = bytes.len();
    if len == 0 {
        return;
    }
    match *change {
        Change::Set(n, b) => bytes[n % len] = b,
        Change::Insert(n, b) => bytes.insert(n % len, b),
        Change::Cut(n, cut) => {
            let from = n % len;
            bytes.drain(from..(from + cut).min(len));
        }
        Change::Double(n, more) => {
            let from = n % len;
            let piece = bytes[from..(from + more).min(len)].to_vec();
            bytes.splice(from..from, piece);
        }
    }
}

fn workspace() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let ws = dir.path().join("ws");
    base::write(&ws);
    (dir, ws)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn changed_bytes_never_end_in_a_panic(
        file in proptest::sample::select(files()),
        changes in proptest::collection::vec(change(), 1..6),
    ) {
        let (_dir, ws) = workspace();
        let mut bytes = fs::read(ws.join(file)).unwrap();
        for change in &changes {
            apply(&mut bytes, change);
        }
        base::put(&ws, file, &bytes);
        let opened = open(&ws);
        prop_assert!(opened.findings.is_sorted());
        let errors = waymark_model::diagnostic::has_errors(&opened.findings);
        prop_assert_eq!(opened.workspace.is_none(), errors);
    }

    #[test]
    fn order_of_the_rows_changes_nothing(seed in any::<u64>()) {
        let (_dir, ws) = workspace();
        let before = open(&ws).workspace.unwrap();
        let text = fs::read_to_string(ws.join("observations.csv")).unwrap();
        let (header, rows) = text.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        let mut state = seed;
        rows.sort_by_key(|_| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            state >> 33
        });
        base::put(&ws, "observations.csv", format!("{header}\n{}\n", rows.join("\n")));
        let after = open(&ws).workspace.unwrap();
        let texts = |ws: &waymark_model::Workspace| -> Vec<String> {
            let all = &ws.observations;
            all.rows.iter().map(|r| format!(
                "{} {} {} {} {:?} {:?}",
                all.indicators.get(r.indicator), all.areas.get(r.area), r.period,
                all.breakdowns.get(r.breakdown), r.value(), all.sources.get(r.sources),
            )).collect()
        };
        prop_assert_eq!(texts(&before), texts(&after));
    }
}
