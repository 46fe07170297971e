//! A first workspace to begin from: small, invented, with a remark at every setting.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Its files.
const FILES: [(&str, &str); 16] = [
    ("README.md", include_str!("../starter/README.md")),
    ("waymark.toml", include_str!("../starter/waymark.toml")),
    ("plan/plan.txt", include_str!("../starter/plan/plan.txt")),
    (
        "plan/corrections.toml",
        include_str!("../starter/plan/corrections.toml"),
    ),
    ("areas.csv", include_str!("../starter/areas.csv")),
    ("bodies.csv", include_str!("../starter/bodies.csv")),
    ("sources.csv", include_str!("../starter/sources.csv")),
    ("indicators.csv", include_str!("../starter/indicators.csv")),
    ("targets.csv", include_str!("../starter/targets.csv")),
    (
        "observations.csv",
        include_str!("../starter/observations.csv"),
    ),
    (
        "assignments.csv",
        include_str!("../starter/assignments.csv"),
    ),
    ("measures.csv", include_str!("../starter/measures.csv")),
    (
        "assessments.csv",
        include_str!("../starter/assessments.csv"),
    ),
    (
        "method/progress.toml",
        include_str!("../starter/method/progress.toml"),
    ),
    ("claims.toml", include_str!("../starter/claims.toml")),
    ("texts/zh.csv", include_str!("../starter/texts/zh.csv")),
];

/// Writes a first workspace into a folder, which is made if it is not there.
///
/// # Errors
/// [`io::ErrorKind::DirectoryNotEmpty`] if there is anything in the folder: nothing is written then.
/// Otherwise whatever the operating system answers.
pub fn starter(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    if fs::read_dir(dir)?.next().is_some() {
        return Err(io::ErrorKind::DirectoryNotEmpty.into());
    }
    for (path, text) in FILES {
        let file = dir.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::File::create_new(file)?.write_all(text.as_bytes())?;
    }
    Ok(())
}
