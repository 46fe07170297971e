//! Writes a workspace with many figures, opens it, and prints rows a second and the largest memory.
//!
//! `cargo run --release -p waymark-workspace --example load_many -- 10000000`
//! With `shuffled` as a second argument neighbouring rows have nothing in common.
#![expect(clippy::print_stdout, reason = "an example for people to look at")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

const INDICATORS: u64 = 200;
const AREAS: u64 = 2500;
const YEARS: u64 = 10;

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let rows: u64 = args
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1_000_000);
    let shuffled = args.next().is_some_and(|word| word == "shuffled");
    let dir = std::env::temp_dir().join(format!("waymark-load-{}", std::process::id()));
    waymark_workspace::starter(&dir)?;
    write_tables(&dir)?;
    write_figures(&dir.join("observations.csv"), rows, shuffled)?;
    let size = fs::metadata(dir.join("observations.csv"))?.len();
    let before = peak_memory()?;
    let clock = Instant::now();
    let opened = waymark_workspace::open(&dir);
    let seconds = clock.elapsed().as_secs_f64();
    let read = opened.workspace.map_or(0, |ws| ws.observations.rows.len());
    println!("rows {read}, findings {}", opened.findings.len());
    for found in opened.findings.iter().take(5) {
        println!("{} {} {:?}", found.place, found.code, found.args);
    }
    #[expect(clippy::cast_precision_loss, reason = "a rate to look at")]
    let rate = read as f64 / seconds / 1e6;
    println!("bytes {size}, seconds {seconds:.2}, million rows a second {rate:.2}");
    println!(
        "peak memory before {before} KiB, after {} KiB",
        peak_memory()?
    );
    fs::remove_dir_all(&dir)
}

fn write_tables(dir: &Path) -> io::Result<()> {
    let mut indicators =
        "indicator,name,definition,unit,direction,kind,commitments,breakdowns,note\n".to_owned();
    for n in 0..INDICATORS {
        let _ = writeln!(
            indicators,
            "indicator_{n},Name,Definition,persons,higher,outcome,,,"
        );
    }
    let kept = fs::read_to_string(dir.join("indicators.csv"))?;
    let kept = kept.lines().skip(1).map(|line| format!("{line}\n"));
    indicators.extend(kept);
    File::create(dir.join("indicators.csv"))?.write_all(indicators.as_bytes())?;
    let mut areas = "area,name,parent,note\nXL,Lindonia,,\nXL-N,N,XL,\nXL-S,S,XL,\n".to_owned();
    for n in 0..AREAS {
        let _ = writeln!(areas, "XL-{n},County,XL,");
    }
    File::create(dir.join("areas.csv"))?.write_all(areas.as_bytes())
}

fn write_figures(path: &Path, rows: u64, shuffled: bool) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let header = "indicator,area,period,value,unit,breakdown,basis,status,sources,recorded,note";
    writeln!(out, "{header}")?;
    // 1 000 003 is prime: a step that visits every row once, far from its neighbour.
    let step = if shuffled { 1_000_003 } else { 1 };
    for n in 0..rows {
        let row = n * step % rows.max(1);
        let (indicator, rest) = (row % INDICATORS, row / INDICATORS);
        let (area, rest) = (rest % AREAS, rest / AREAS);
        let (year, group) = (rest % YEARS, rest / YEARS);
        let (year, age) = (2014 + year, group / 2);
        let sex = if group % 2 == 0 { "female" } else { "male" };
        let (whole, part) = (row * 7919 % 100_000, row % 10);
        writeln!(
            out,
            "indicator_{indicator},XL-{area},{year},{whole}.{part},persons,sex={sex};age={age},,A,\
             yearbook_2025,2026-01-15,"
        )?;
    }
    out.flush()
}

/// The largest memory the process has held so far, in KiB.
fn peak_memory() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.and_then(|n| n.parse().ok()).unwrap_or(0))
}
