//! A workspace without fault that uses every kind of file, to plant faults in.

use std::fs;
use std::path::Path;

use waymark_model::Diagnostic;
use waymark_workspace::starter;

const INDEX: &str = r#"kind = "index"
title.en = "Care and learning"
areas = ["XL-N", "XL-S"]
periods = ["2024"]
normalisation = "goalposts"
aggregation = "arithmetic"
minimum_coverage = 0.5
max_age = 2

[[node]]
id = "all"
name.en = "All"

[[node]]
id = "care"
name.en = "Care"
parent = "all"
weight = 2

[[node]]
id = "learning"
name.en = "Learning"
parent = "all"

[[leaf]]
indicator = "nursing_beds"
parent = "care"
low = 0
high = 3000

[[leaf]]
indicator = "waiting"
parent = "care"
low = 90
high = 5

[[leaf]]
indicator = "literacy"
parent = "learning"
low = 0
high = 100
"#;

const SCALE: &str = r#"kind = "scale"
title.en = "Completion"
source = "Invented"

[[grade]]
code = "no_evidence"
label.en = "No evidence"

[[grade]]
code = "none"
label.en = "None"
level = 0

[[grade]]
code = "half"
label.en = "Half"
level = 0.5

[[grade]]
code = "full"
label.en = "Full"
level = 1
"#;

const CORRECTIONS: &str = r#"[[correct]]
ref = "I.1.1-2"
begins = "The Ministry of Care"
bodies = ["ministry_care"]
groups = ["older_persons"]
deadline = ""
reason = "The duty is yearly."
"#;

const CLAIMS: &str = r#"[[claim]]
id = "own_grades"
text.en = "{numerator} of {denominator} ({percent} %)."
from = "assessments"
of = { seat = ["own", "public"], grade = { not = ["no_evidence"] } }
pass = { grade = "full" }
numerator = 1
denominator = 1

[[claim]]
id = "beds"
text.en = "{value} beds."
from = "observations"
of = { indicator = "nursing_beds", value = { ge = 1, le = 2000 } }
value_of = "value"
value = 1630
"#;

/// Puts a text into a file.
pub(crate) fn put(dir: &Path, file: &str, bytes: impl AsRef<[u8]>) {
    let path = dir.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Adds to the end of a file.
pub(crate) fn append(dir: &Path, file: &str, text: &str) {
    let mut bytes = fs::read(dir.join(file)).unwrap();
    bytes.extend(text.as_bytes());
    put(dir, file, bytes);
}

/// Changes a text that must be in a file.
#[track_caller]
pub(crate) fn edit(dir: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(dir.join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    put(dir, file, text.replacen(from, to, 1));
}

/// Writes the workspace.
pub(crate) fn write(dir: &Path) {
    starter(dir).unwrap();
    put(dir, "method/quality.toml", INDEX);
    put(dir, "method/completion.toml", SCALE);
    put(dir, "plan/corrections.toml", CORRECTIONS);
    put(dir, "claims.toml", CLAIMS);
    edit(
        dir,
        "waymark.toml",
        r#"["en", "zh"]"#,
        r#"["en", "zh", "de", "fr", "es", "pt", "it"]"#,
    );
    append(
        dir,
        "indicators.csv",
        "literacy,Literacy,Who can read,percent,higher,outcome,I.1.1-1,sex|age,\n\
         waiting,Waiting,Days to a bed,days,lower,process,,,\n\
         shelter,Shelter,Places,places,higher,process,,,\n\
         rain,Rain,Fallen in a year,mm,none,outcome,,,Context\n",
    );
    append(
        dir,
        "observations.csv",
        "literacy,XL,2024,91.5,percent,sex=f;age=65+,main,A,yearbook_2025|yearbook_2024,2026-02-10,\n\
         waiting,XL,2024-Q1,30,days,,,P,yearbook_2025,,\"Read off a chart, twice\"\n",
    );
    put(
        dir,
        "assessments.csv",
        "commitment,seat,grade,scale,assessor,date,sources,reason,reply\n\
         I.1.2-1,own,full,completion,Ministry of Care,2026-02-20,helpline_news,It is open.,\n",
    );
}

/// A finding on one line: place, field, code, arguments.
pub(crate) fn line(found: &Diagnostic) -> String {
    let args: Vec<String> = found.args.iter().map(|(k, v)| format!("{k}={v}")).collect();
    let field = if found.place.field.is_empty() {
        "-"
    } else {
        &found.place.field
    };
    format!("{} {field} {} {}", found.place, found.code, args.join(" "))
        .trim()
        .to_owned()
}
