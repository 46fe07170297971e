//! Prints the records of a text, one per line: what `waymark read --json` prints, without the rest.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let path = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_default());
    let bytes = std::fs::read(&path)?;
    let (plan, _) = waymark_reading::read(&bytes, waymark_reading::Format::from_path(&path));
    let mut out = std::io::stdout().lock();
    for record in waymark_reading::records(&plan) {
        serde_json::to_writer(&mut out, &record)?;
        writeln!(out)?;
    }
    Ok(())
}
