//! `method/*.toml`: an index, the rule of progress, a scale, told apart by their `kind`.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::DeTable;
use waymark_model::workspace::{Grade, IndexMethod, ProgressRule, Scale};
use waymark_model::{LangTag, MethodId, Place};

use crate::cell::Fault;
use crate::codes;
use crate::findings::Findings;
use crate::folder::Folder;
use crate::index;
use crate::references::Ids;
use crate::toml_check::{self, Use};
use crate::toml_file::{self, Read, Source, number_of, tables, text_of, words};
use crate::toml_schema;

/// The folder.
const FOLDER: &str = "method";
/// The kinds of files in it.
const KINDS: [&str; 3] = ["index", "progress", "scale"];

/// All methods.
#[derive(Debug, Default)]
pub(crate) struct Methods {
    /// Indices by file name.
    pub(crate) indices: Vec<IndexMethod>,
    /// The rule of progress.
    pub(crate) progress: ProgressRule,
    /// Scales by file name; the built-in one where there is none.
    pub(crate) scales: Vec<Scale>,
    /// Ids used.
    pub(crate) uses: Vec<Use>,
    /// Whether every file could be read.
    complete: bool,
    /// Ids of scales, also of those with faults.
    scale_ids: Vec<String>,
    /// The first file with a rule of progress.
    rule: Option<String>,
}

impl Methods {
    /// The scales that assessments may name.
    pub(crate) fn scale_ids(&self) -> Ids {
        Ids {
            file: FOLDER.to_owned(),
            present: true,
            complete: self.complete,
            ids: self.scale_ids.iter().cloned().collect(),
        }
    }

    /// Reads the folder. Leaves of an index are gathered for a later check against the indicators.
    pub(crate) fn read(
        folder: &mut Folder,
        leaves: &mut Vec<index::Leaf>,
        findings: &mut Findings,
    ) -> Self {
        let mut methods = Self {
            complete: true,
            ..Self::default()
        };
        for file in folder.names_in(FOLDER, ".toml") {
            if methods.read_one(&file, folder, leaves, findings).is_none() {
                methods.complete = false;
            }
        }
        if methods.scale_ids.is_empty() && methods.complete {
            let built_in = built_in();
            methods.scale_ids.push(built_in.id.as_str().to_owned());
            methods.scales.push(built_in);
        }
        methods
    }

    fn read_one(
        &mut self,
        file: &str,
        folder: &mut Folder,
        leaves: &mut Vec<index::Leaf>,
        findings: &mut Findings,
    ) -> Option<()> {
        let stem = file.strip_prefix("method/")?.strip_suffix(".toml")?;
        let Read::Text(source) = Source::read(file, folder, findings) else {
            return None;
        };
        let table = source.parse(findings)?;
        let kind = kind(&source, &table, findings)?;
        if let Err(fault) = crate::cell::id(stem) {
            findings.push(fault.at(Place::file(file)));
            return None;
        }
        let id = MethodId::try_new(stem).ok()?;
        let schema = toml_schema::named(kind)?;
        self.uses
            .extend(toml_check::check(schema, &source, &table, findings));
        match kind {
            "index" => self
                .indices
                .extend(index::read(&source, &table, id, leaves, findings)),
            "progress" => self.progress(&source, &table, findings),
            _ => {
                self.scale_ids.push(stem.to_owned());
                let faulty = findings.has_errors_in(file);
                let scale = scale(&source, &table, id, findings);
                // A grade cannot be looked up on a scale with faults of its own.
                self.scales.extend(scale.filter(|_| !faulty));
            }
        }
        Some(())
    }

    fn progress(&mut self, source: &Source, table: &DeTable<'_>, findings: &mut Findings) {
        if let Some(other) = &self.rule {
            let fault = Fault::new(codes::SECOND_RULE).with("other", other);
            findings.push(fault.at(Place::file(&source.file)));
            return;
        }
        self.rule = Some(source.file.clone());
        let number = |key| number_of(table, key);
        if let (Some(tolerance), Some(flat)) = (number("tolerance"), number("flat")) {
            self.progress = ProgressRule { tolerance, flat };
        }
    }
}

/// The kind of a file; a wrong one is reported.
fn kind(source: &Source, table: &DeTable<'_>, findings: &mut Findings) -> Option<&'static str> {
    let Some(value) = toml_file::get(table, "kind") else {
        let mut place = Place::file(&source.file);
        "kind".clone_into(&mut place.field);
        findings.push(Fault::new(codes::REQUIRED).with("name", "kind").at(place));
        return None;
    };
    let text = toml_file::text(value.get_ref()).unwrap_or_default();
    let kinds = KINDS.map(str::to_owned);
    match crate::cell::allowed(&text, kinds.iter()) {
        Ok(()) => KINDS.into_iter().find(|k| *k == text),
        Err(fault) => {
            findings.push(fault.at(source.place(&value.span(), "kind")));
            None
        }
    }
}

fn scale(
    source: &Source,
    table: &DeTable<'_>,
    id: MethodId,
    findings: &mut Findings,
) -> Option<Scale> {
    let grades = tables(table, "grade");
    check_grades(source, &grades, findings);
    let grade = |(_, table): &(Range<usize>, &DeTable<'_>)| {
        Some(Grade {
            code: text_of(table, "code")?,
            label: words(table, "label"),
            level: number_of(table, "level"),
        })
    };
    Some(Scale {
        id,
        title: words(table, "title"),
        source: text_of(table, "source").unwrap_or_default(),
        grades: grades.iter().map(grade).collect::<Option<_>>()?,
    })
}

/// Levels rise; one grade, `no_evidence`, has none.
fn check_grades(source: &Source, grades: &[(Range<usize>, &DeTable<'_>)], findings: &mut Findings) {
    let mut last: Option<f64> = None;
    let mut without = 0;
    for (span, grade) in grades {
        let code = text_of(grade, "code").unwrap_or_default();
        let value = toml_file::get(grade, "level");
        let Some(value) = value else {
            without += 1;
            if code != "no_evidence" || without > 1 {
                let fault = Fault::new(codes::NO_EVIDENCE).with("text", &code);
                findings.push(fault.at(source.place(span, "grade.level")));
            }
            continue;
        };
        if code == "no_evidence" {
            // Counted as the one it wants to be, so that it is not reported as absent as well.
            without += 1;
            let fault = Fault::new(codes::NO_EVIDENCE).with("text", &code);
            findings.push(fault.at(source.place(&value.span(), "grade.level")));
            continue;
        }
        let Some(level) = toml_file::number(value.get_ref()) else {
            continue;
        };
        if let Some(before) = last
            && level <= before
        {
            let fault = Fault::new(codes::LEVELS)
                .with("text", &level.to_string())
                .with("before", &before.to_string());
            findings.push(fault.at(source.place(&value.span(), "grade.level")));
        } else {
            last = Some(level);
        }
    }
    if without == 0 && !grades.is_empty() {
        let mut place = Place::file(&source.file);
        "grade".clone_into(&mut place.field);
        findings.push(
            Fault::new(codes::NO_EVIDENCE)
                .with("text", "absent")
                .at(place),
        );
    }
}

/// The scale that is used where a workspace has none: after the completion scale of the Independent
/// Reporting Mechanism of the Open Government Partnership.
fn built_in() -> Scale {
    let words = |en: &str, zh: &str| -> BTreeMap<LangTag, String> {
        let pair =
            |(lang, text): (&str, &str)| Some((LangTag::try_new(lang).ok()?, text.to_owned()));
        [("en", en), ("zh", zh)]
            .into_iter()
            .filter_map(pair)
            .collect()
    };
    let grade = |code: &str, level, en, zh| Grade {
        code: code.to_owned(),
        label: words(en, zh),
        level,
    };
    Scale {
        id: MethodId::try_new("progress-5").expect("a literal of the right form"),
        title: words("Degree of completion", "完成程度"),
        source: "Open Government Partnership, Independent Reporting Mechanism: completion"
            .to_owned(),
        grades: vec![
            grade("no_evidence", None, "No evidence available", "无可用证据"),
            grade("not_started", Some(0.0), "Not started", "未启动"),
            grade("limited", Some(0.34), "Limited", "有限"),
            grade("substantial", Some(0.67), "Substantial", "较大进展"),
            grade("complete", Some(1.0), "Complete", "已完成"),
        ],
    }
}
