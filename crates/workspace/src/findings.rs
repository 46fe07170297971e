//! Findings while they are collected: grouped, capped, sorted at the end.

use std::collections::BTreeMap;

use strsim::osa_distance;
use waymark_model::{Diagnostic, Place, Severity};

use crate::codes;

/// How many findings of one code are listed for one file.
pub(crate) const LISTED: usize = 1000;

/// A finding with the severity its code speaks of.
pub(crate) fn finding(code: &str, place: Place) -> Diagnostic {
    if code.starts_with('W') {
        Diagnostic::warning(code, place)
    } else {
        Diagnostic::error(code, place)
    }
}

/// All findings of one run.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
    counts: BTreeMap<String, BTreeMap<String, usize>>,
    groups: BTreeMap<(String, String, String, String), (usize, u64)>,
}

impl Findings {
    /// Adds one finding, unless the list of its code and file is full.
    pub(crate) fn push(&mut self, found: Diagnostic) {
        if self.count(&found) <= LISTED {
            self.list.push(found);
        }
    }

    /// Adds a finding that may come back many times in one file with the same cause: listed once,
    /// at its first place, with the number of times as the argument `times`.
    pub(crate) fn push_grouped(&mut self, what: &str, found: Diagnostic) {
        let place = &found.place;
        let (file, field) = (place.file.clone(), place.field.clone());
        self.group((file, found.code.clone(), field, what.to_owned()), found);
    }

    /// Counts a finding of `push_grouped` that is listed already; `false` where it is not.
    pub(crate) fn again(&mut self, code: &str, place: &Place, what: &str) -> bool {
        let (file, field) = (place.file.clone(), place.field.clone());
        let group = self
            .groups
            .get_mut(&(file, code.to_owned(), field, what.to_owned()));
        group.map(|(_, times)| *times += 1).is_some()
    }

    /// Counts a finding whose list is full, before its arguments are made; `false` where there is
    /// room for it.
    pub(crate) fn is_counted_only(&mut self, code: &str, file: &str) -> bool {
        let count = self.counts.get_mut(file).and_then(|c| c.get_mut(code));
        let full = count.filter(|count| **count >= LISTED);
        full.map(|count| *count += 1).is_some()
    }

    fn group(&mut self, key: (String, String, String, String), found: Diagnostic) {
        if let Some((_, times)) = self.groups.get_mut(&key) {
            *times += 1;
            return;
        }
        if self.count(&found) > LISTED {
            return;
        }
        self.groups.insert(key, (self.list.len(), 1));
        self.list.push(found);
    }

    /// Adds a finding that is listed once a file, at its first place, with the number of times.
    pub(crate) fn push_grouped_in_file(&mut self, found: Diagnostic) {
        let file = found.place.file.clone();
        self.group(
            (file, found.code.clone(), String::new(), String::new()),
            found,
        );
    }

    /// Whether the file has a finding that stops the build.
    pub(crate) fn has_errors_in(&self, file: &str) -> bool {
        self.list
            .iter()
            .any(|d| d.severity == Severity::Error && d.place.file == file)
    }

    fn count(&mut self, found: &Diagnostic) -> usize {
        if !self.counts.contains_key(&found.place.file) {
            let file = found.place.file.clone();
            self.counts.insert(file, BTreeMap::new());
        }
        let Some(codes) = self.counts.get_mut(&found.place.file) else {
            return 0;
        };
        match codes.get_mut(&found.code) {
            Some(count) => {
                *count += 1;
                *count
            }
            None => {
                codes.insert(found.code.clone(), 1);
                1
            }
        }
    }

    /// The findings in the order of files, lines and cells.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        for (at, times) in self.groups.into_values() {
            if let Some(found) = self.list.get_mut(at) {
                let times = match times {
                    1 => "once".to_owned(),
                    times => times.to_string(),
                };
                found.args.push(("times".to_owned(), times));
            }
        }
        for (file, codes) in self.counts {
            for (code, count) in codes {
                if count > LISTED {
                    let more = if code.starts_with('W') {
                        codes::MORE_WARNINGS
                    } else {
                        codes::MORE_ERRORS
                    };
                    let more = finding(more, Place::file(&file));
                    self.list
                        .push(more.with("code", &code).with("count", count - LISTED));
                }
            }
        }
        self.list.sort();
        self.list
    }
}

/// The candidate most like the word, where one is near enough to be a slip of the pen.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    /// More candidates than this are no help to a reader and slow.
    const CANDIDATES: usize = 2000;
    let lower =
        |text: &str| -> String { text.chars().take(80).flat_map(char::to_lowercase).collect() };
    let word = lower(word);
    let letters = word.chars().count();
    let limit = (letters / 3).clamp(1, 4);
    candidates
        .take(CANDIDATES)
        .filter_map(|c| {
            let far = osa_distance(&word, &lower(c));
            (far <= limit && far < letters).then_some((far, c))
        })
        .min()
        .map(|(_, c)| c)
}

/// The hint as an argument: `absent` where there is none, because words can select on it.
pub(crate) fn hint(found: Option<&str>) -> &str {
    found.unwrap_or("absent")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_a_slip_away() {
        let names = ["indicator", "area", "period"];
        assert_eq!(nearest("indicater", names.into_iter()), Some("indicator"));
        assert_eq!(nearest("Area", names.into_iter()), Some("area"));
        assert_eq!(nearest("aera", names.into_iter()), Some("area"));
        assert_eq!(nearest("colour", names.into_iter()), None);
    }

    #[test]
    fn a_full_list_says_how_many_more() {
        let mut findings = Findings::default();
        for line in 0..1500 {
            let place = Place::cell("a.csv", line, 1, "x");
            findings.push(finding(codes::BAD_NUMBER, place));
        }
        let all = findings.finish();
        assert_eq!(all.len(), LISTED + 1);
        assert_eq!(all.first().unwrap().args.last().unwrap().1, "500");
    }

    #[test]
    fn a_group_is_listed_once_with_its_count() {
        let mut findings = Findings::default();
        for line in 1..=3 {
            let place = Place::cell("a.csv", line, 1, "x");
            findings.push_grouped("XX", finding(codes::UNKNOWN_ID, place));
        }
        let all = findings.finish();
        assert_eq!(all.len(), 1);
        assert_eq!(all.first().unwrap().place.line, Some(1));
        assert_eq!(all.first().unwrap().args, [("times".into(), "3".into())]);
    }
}
