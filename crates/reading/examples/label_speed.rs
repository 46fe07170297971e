//! Measures labelling: `label_speed FILE en|zh [TIMES]` reads the lines of a text as sentences and says
//! how many megabytes of them are labelled and searched for instruments in a second on one core.

use std::time::Instant;

use waymark_model::plan::Language;
use waymark_reading::{instruments, labels};

#[expect(
    clippy::print_stdout,
    reason = "a measuring tool prints what it measured"
)]
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, language, rest @ ..] = arguments.as_slice() else {
        println!("label_speed FILE en|zh [TIMES]");
        return;
    };
    let language = if language == "zh" {
        Language::Zh
    } else {
        Language::En
    };
    let times: u32 = rest.first().and_then(|t| t.parse().ok()).unwrap_or(20);
    let Ok(text) = std::fs::read_to_string(file) else {
        println!("{file} cannot be read");
        return;
    };
    let sentences: Vec<&str> = text
        .split_inclusive(['\n', '。'])
        .flat_map(|line| line.split_inclusive(". "))
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .collect();
    let bytes: usize = sentences.iter().map(|s| s.len()).sum();
    let start = Instant::now();
    let first = run(&sentences, language);
    println!(
        "made ready and run once in {:.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    // The best round counts: other work on the machine only ever slows a round down.
    let (mut of_labels, mut of_instruments) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..times {
        let start = Instant::now();
        let found: usize = sentences
            .iter()
            .map(|s| labels(s, &[], language).len())
            .sum();
        of_labels = least(of_labels, start.elapsed().as_secs_f64());
        assert_eq!(found, first.0, "the same each time");
        let start = Instant::now();
        let found: usize = sentences
            .iter()
            .map(|s| instruments(s, language).len())
            .sum();
        of_instruments = least(of_instruments, start.elapsed().as_secs_f64());
        assert_eq!(found, first.1, "the same each time");
    }
    let megabytes = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6;
    println!(
        "{} sentences, {bytes} bytes, {} labels, {} instruments: labels {:.1} MB/s, instruments {:.1} MB/s, together {:.1} MB/s",
        sentences.len(),
        first.0,
        first.1,
        megabytes / of_labels,
        megabytes / of_instruments,
        megabytes / (of_labels + of_instruments)
    );
}

fn least(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}

/// How many labels and instruments there are.
fn run(sentences: &[&str], language: Language) -> (usize, usize) {
    sentences.iter().fold((0, 0), |(l, i), s| {
        (
            l + labels(s, &[], language).len(),
            i + instruments(s, language).len(),
        )
    })
}
