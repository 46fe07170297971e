//! Schemes of rights, themes and goals with their editions, and what leads to each code.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use waymark_model::plan::{Label, Language};

/// A scheme in one edition. Codes hold for their edition only.
#[derive(Debug, Clone, Deserialize)]
pub struct Scheme {
    /// `uhri`, `ohchr` or `sdg`.
    pub id: String,
    /// The edition, as in [`waymark_model::plan::Label::edition`].
    pub edition: String,
    en: String,
    zh: String,
    /// Where codes and numbers are from, in English.
    pub source: String,
    /// Codes in the order in which pages list them.
    pub codes: Vec<SchemeCode>,
}

/// A right, theme, goal or target of a scheme.
#[derive(Debug, Clone, Deserialize)]
pub struct SchemeCode {
    /// The code, as in [`waymark_model::plan::Label::code`].
    pub code: String,
    en: String,
    zh: String,
    /// The treaty articles a right rests on ("UDHR 3; ICCPR 6"); empty where the scheme names none.
    #[serde(default)]
    pub articles: String,
}

fn title<'a>(en: &'a str, zh: &'a str, language: Language) -> &'a str {
    match language {
        Language::En => en,
        Language::Zh => zh,
    }
}

impl Scheme {
    /// Its name, in our words.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        title(&self.en, &self.zh, language)
    }
}

impl SchemeCode {
    /// Its short title, in our words.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        title(&self.en, &self.zh, language)
    }
}

#[derive(Deserialize)]
struct SchemeFile {
    scheme: Vec<Scheme>,
}

/// All schemes in the order in which pages list them.
#[must_use]
pub fn schemes() -> &'static [Scheme] {
    static SCHEMES: OnceLock<Vec<Scheme>> = OnceLock::new();
    SCHEMES.get_or_init(|| {
        // The file is part of the program: a test reads it.
        toml::from_str::<SchemeFile>(include_str!("../lexicon/schemes.toml"))
            .expect("the embedded schemes are well-formed")
            .scheme
    })
}

/// The titles of all codes, by scheme and code, for pages that show labels.
#[must_use]
pub fn scheme_titles(language: Language) -> BTreeMap<(&'static str, &'static str), &'static str> {
    schemes()
        .iter()
        .flat_map(|s| {
            let codes = s.codes.iter();
            codes.map(move |c| ((s.id.as_str(), c.code.as_str()), c.title(language)))
        })
        .collect()
}

/// The short title of the code of a label, in our words; `None` where its scheme has no such code in that edition.
#[must_use]
pub fn label_title(label: &Label, language: Language) -> Option<&'static str> {
    let mut schemes = schemes().iter();
    let scheme = schemes.find(|s| label.scheme == s.id && label.edition == s.edition)?;
    let mut codes = scheme.codes.iter();
    let code = codes.find(|c| label.code == c.code)?;
    Some(code.title(language))
}

/// A code with its scheme.
pub(crate) type Coded = (&'static Scheme, &'static SchemeCode);

/// What cues lead to: concept → codes, the same for all languages.
pub(crate) fn concepts() -> &'static BTreeMap<String, Vec<Coded>> {
    static CONCEPTS: OnceLock<BTreeMap<String, Vec<Coded>>> = OnceLock::new();
    CONCEPTS.get_or_init(|| {
        let file: BTreeMap<String, String> =
            toml::from_str(include_str!("../lexicon/concepts.toml"))
                .expect("the embedded concepts are well-formed");
        file.into_iter()
            .map(|(concept, codes)| (concept, codes.split(' ').filter_map(coded).collect()))
            .collect()
    })
}

/// A code of [`schemes`] from its written form, `scheme:code`.
fn coded(text: &str) -> Option<Coded> {
    let (id, code) = text.split_once(':')?;
    let scheme = schemes().iter().find(|s| s.id == id)?;
    Some((scheme, scheme.codes.iter().find(|c| c.code == code)?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_concept_leads_to_codes_that_exist_and_every_code_can_be_reached() {
        let file: BTreeMap<String, String> =
            toml::from_str(include_str!("../lexicon/concepts.toml")).unwrap();
        for (concept, codes) in &file {
            let missing: Vec<_> = codes
                .split_whitespace()
                .filter(|c| coded(c).is_none())
                .collect();
            assert!(missing.is_empty(), "{concept}: {missing:?}");
        }
        let reached: BTreeSet<String> = file
            .values()
            .flat_map(|c| c.split_whitespace().map(str::to_owned))
            .collect();
        for (scheme, code) in scheme_titles(Language::En).keys() {
            let written = format!("{scheme}:{code}");
            assert!(reached.contains(&written), "no concept leads to {written}");
        }
    }

    #[test]
    fn every_code_stands_once_and_has_both_titles() {
        for scheme in schemes() {
            let codes: BTreeSet<_> = scheme.codes.iter().map(|c| &c.code).collect();
            assert_eq!(
                codes.len(),
                scheme.codes.len(),
                "{} repeats a code",
                scheme.id
            );
            for code in &scheme.codes {
                assert!(!code.en.is_empty() && !code.zh.is_empty(), "{}", code.code);
                assert_eq!(
                    scheme.id == "ohchr",
                    !code.articles.is_empty(),
                    "{}",
                    code.code
                );
            }
        }
    }
}
