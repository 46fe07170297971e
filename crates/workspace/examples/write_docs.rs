//! Makes the tables of `docs/workspace.md` anew from the schemas.
//!
//! `cargo run -p waymark-workspace --example write_docs`

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

fn main() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/workspace.md");
    let text = waymark_workspace::describe::documented(&fs::read_to_string(&path)?);
    File::create(path)?.write_all(text.as_bytes())
}
