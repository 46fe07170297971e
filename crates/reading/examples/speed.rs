//! How fast a plan is read: `cargo run --profile perf -p waymark-reading --example speed FILE [TIMES]`.
//!
//! Reads the file over and over on one core and prints megabytes per second, best and median.

use std::path::Path;
use std::time::Instant;

use waymark_reading::{Format, read};

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let file = args.next().unwrap_or_default();
    let times: usize = args.next().and_then(|t| t.parse().ok()).unwrap_or(200);
    let bytes = std::fs::read(&file)?;
    let format = Format::from_path(Path::new(&file));
    let mut seconds: Vec<f64> = (0..times.max(1))
        .map(|_| {
            let start = Instant::now();
            let plan = std::hint::black_box(read(&bytes, format));
            let seconds = start.elapsed().as_secs_f64();
            // Giving the memory back is no part of reading.
            drop(plan);
            seconds
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let speed = |s: f64| bytes.len() as f64 / 1e6 / s;
    let best = seconds.first().copied().map_or(0.0, speed);
    let median = seconds.get(seconds.len() / 2).copied().map_or(0.0, speed);
    #[expect(clippy::print_stdout, reason = "an example prints")]
    {
        println!(
            "{} bytes: best {best:.1} MB/s, median {median:.1} MB/s",
            bytes.len()
        );
    }
    Ok(())
}
