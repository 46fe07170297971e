//! The words that decide: data files per language, made ready once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use waymark_model::GroupId;
use waymark_model::plan::{Comparator, Modality};

use crate::tokens::Phrases;

#[derive(Deserialize)]
struct VerbFile {
    prohibit: Vec<String>,
    encourage: Vec<String>,
    guarantee: Vec<String>,
    #[serde(rename = "continue")]
    carry_on: Vec<String>,
    strengthen: Vec<String>,
    concrete: Vec<String>,
    state: Vec<String>,
    ongoing: Vec<String>,
    irregular: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct PhraseFile {
    modals: Vec<String>,
    permissive: Vec<String>,
    binding: Vec<String>,
    adverbs: Vec<String>,
    comparatives: Vec<String>,
    negations: Vec<String>,
    prohibit: Vec<String>,
    encourage: Vec<String>,
    guarantee: Vec<String>,
    by_law: Vec<String>,
    light: Vec<String>,
    no_subject: Vec<String>,
    aims: Vec<String>,
    state_subjects: Vec<String>,
}

#[derive(Deserialize)]
struct BodyFile {
    heads: Vec<String>,
    modifiers: Vec<String>,
    named: Vec<String>,
    not_named: Vec<String>,
}

#[derive(Deserialize)]
struct NumberFile {
    words: BTreeMap<String, f64>,
    multipliers: BTreeMap<String, f64>,
    before: BTreeMap<Comparator, Vec<String>>,
    after: BTreeMap<Comparator, Vec<String>>,
    role: RoleFile,
}

#[derive(Deserialize)]
struct RoleFile {
    definite: Vec<String>,
    ages: Vec<String>,
    years: Vec<String>,
    per: Vec<String>,
    stops: Vec<String>,
}

#[derive(Deserialize)]
struct LayoutFile {
    chrome_begins: Vec<String>,
    chrome_contains: Vec<String>,
    abbreviations: Vec<String>,
    deadline_opens: Vec<String>,
    deadline_periods: Vec<String>,
    months: Vec<String>,
    time_units: Vec<String>,
}

/// Main verbs by what they make of a sentence.
#[derive(Debug)]
pub(crate) struct Verbs {
    /// Class → phrases of its forms.
    pub(crate) classes: Vec<(Modality, Phrases)>,
    pub(crate) concrete: Phrases,
    pub(crate) state: Phrases,
    /// Third person, what the State does already.
    pub(crate) ongoing: Phrases,
}

/// Words around the main verb.
#[derive(Debug)]
pub(crate) struct Around {
    pub(crate) modals: Phrases,
    pub(crate) permissive: Phrases,
    pub(crate) binding: Phrases,
    pub(crate) adverbs: Phrases,
    pub(crate) comparatives: Phrases,
    pub(crate) negations: Phrases,
    pub(crate) prohibit: Phrases,
    pub(crate) encourage: Phrases,
    pub(crate) guarantee: Phrases,
    pub(crate) by_law: Phrases,
    pub(crate) light: Phrases,
    pub(crate) no_subject: Phrases,
    pub(crate) aims: Phrases,
    pub(crate) state_subjects: Phrases,
}

/// Bodies.
#[derive(Debug)]
pub(crate) struct Bodies {
    pub(crate) heads: Phrases,
    pub(crate) modifiers: Phrases,
    pub(crate) named: Phrases,
    pub(crate) not_named: Vec<String>,
}

/// Numbers.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) words: BTreeMap<String, f64>,
    pub(crate) multipliers: BTreeMap<String, f64>,
    pub(crate) before: Vec<(Comparator, Phrases)>,
    pub(crate) after: Vec<(Comparator, Phrases)>,
    pub(crate) definite: Phrases,
    pub(crate) ages: Phrases,
    pub(crate) years: Phrases,
    pub(crate) per: Phrases,
    pub(crate) stops: Phrases,
}

/// Layout and time.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) chrome_begins: Vec<String>,
    pub(crate) chrome_contains: Vec<String>,
    pub(crate) abbreviations: Vec<String>,
    pub(crate) deadline_opens: Phrases,
    pub(crate) deadline_periods: Phrases,
    pub(crate) months: Vec<String>,
    pub(crate) time_units: Vec<String>,
}

/// The assessability audit.
#[derive(Debug)]
pub(crate) struct Audit {
    pub(crate) resources: Phrases,
    pub(crate) evidence: Phrases,
    pub(crate) vague: Phrases,
    pub(crate) diffuse: Phrases,
    pub(crate) someday: Phrases,
    pub(crate) structure_verbs: Phrases,
    pub(crate) structure: Phrases,
    pub(crate) outcome: Phrases,
}

#[derive(Deserialize)]
struct AuditFile {
    resources: Vec<String>,
    evidence: Vec<String>,
    vague: Vec<String>,
    diffuse: Vec<String>,
    someday: Vec<String>,
    structure_verbs: Vec<String>,
    structure: Vec<String>,
    outcome: Vec<String>,
}

/// All words of a language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) verbs: Verbs,
    pub(crate) around: Around,
    pub(crate) bodies: Bodies,
    pub(crate) numbers: Numbers,
    pub(crate) layout: Layout,
    pub(crate) groups: Vec<(GroupId, Phrases)>,
    pub(crate) audit: Audit,
}

fn phrases(texts: &[String]) -> Phrases {
    Phrases::new(texts.iter().map(String::as_str))
}

/// All forms of a verb: only its first word is bent ("set up", "sets up", "setting up").
fn forms(verb: &str, irregular: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let (first, rest) = verb
        .split_once(' ')
        .map_or((verb, String::new()), |(f, r)| (f, format!(" {r}")));
    let mut bent = vec![first.to_owned()];
    let stem = first.strip_suffix('e').unwrap_or(first);
    let y_stem = first
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    match y_stem {
        Some(s) => bent.extend([format!("{s}ies"), format!("{s}ied")]),
        None if first.ends_with(['s', 'x']) || first.ends_with("sh") || first.ends_with("ch") => {
            bent.extend([format!("{first}es"), format!("{stem}ed")]);
        }
        None => bent.extend([format!("{first}s"), format!("{stem}ed")]),
    }
    bent.push(format!("{stem}ing"));
    bent.extend(irregular.get(first).into_iter().flatten().cloned());
    bent.into_iter().map(|b| b + &rest).collect()
}

fn verb_phrases(verbs: &[String], irregular: &BTreeMap<String, Vec<String>>) -> Phrases {
    let all: Vec<String> = verbs.iter().flat_map(|v| forms(v, irregular)).collect();
    phrases(&all)
}

fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> T {
    // The files are part of the program: a test reads each of them.
    toml::from_str(text).expect("the embedded lexicon is well-formed")
}

fn verbs() -> Verbs {
    let file: VerbFile = parse(include_str!("../lexicon/en/verbs.toml"));
    let of = |list: &[String]| verb_phrases(list, &file.irregular);
    Verbs {
        classes: vec![
            (Modality::Prohibit, of(&file.prohibit)),
            (Modality::Encourage, of(&file.encourage)),
            (Modality::Guarantee, of(&file.guarantee)),
            (Modality::Continue, of(&file.carry_on)),
            (Modality::Strengthen, of(&file.strengthen)),
        ],
        concrete: of(&file.concrete),
        state: of(&file.state),
        ongoing: of(&file.ongoing),
    }
}

fn around() -> Around {
    let file: PhraseFile = parse(include_str!("../lexicon/en/phrases.toml"));
    Around {
        modals: phrases(&file.modals),
        permissive: phrases(&file.permissive),
        binding: phrases(&file.binding),
        adverbs: phrases(&file.adverbs),
        comparatives: phrases(&file.comparatives),
        negations: phrases(&file.negations),
        prohibit: phrases(&file.prohibit),
        encourage: phrases(&file.encourage),
        guarantee: phrases(&file.guarantee),
        by_law: phrases(&file.by_law),
        light: phrases(&file.light),
        no_subject: phrases(&file.no_subject),
        aims: phrases(&file.aims),
        state_subjects: phrases(&file.state_subjects),
    }
}

fn audit() -> Audit {
    let file: AuditFile = parse(include_str!("../lexicon/en/audit.toml"));
    let verbs: VerbFile = parse(include_str!("../lexicon/en/verbs.toml"));
    Audit {
        resources: phrases(&file.resources),
        evidence: phrases(&file.evidence),
        vague: phrases(&file.vague),
        diffuse: phrases(&file.diffuse),
        someday: phrases(&file.someday),
        structure_verbs: verb_phrases(&file.structure_verbs, &verbs.irregular),
        structure: phrases(&file.structure),
        outcome: phrases(&file.outcome),
    }
}

fn numbers() -> Numbers {
    let file: NumberFile = parse(include_str!("../lexicon/en/numbers.toml"));
    let list = |map: &BTreeMap<Comparator, Vec<String>>| {
        map.iter().map(|(c, texts)| (*c, phrases(texts))).collect()
    };
    Numbers {
        before: list(&file.before),
        after: list(&file.after),
        words: file.words,
        multipliers: file.multipliers,
        definite: phrases(&file.role.definite),
        ages: phrases(&file.role.ages),
        years: phrases(&file.role.years),
        per: phrases(&file.role.per),
        stops: phrases(&file.role.stops),
    }
}

fn english() -> Lexicon {
    let bodies: BodyFile = parse(include_str!("../lexicon/en/bodies.toml"));
    let layout: LayoutFile = parse(include_str!("../lexicon/en/layout.toml"));
    let groups: BTreeMap<String, Vec<String>> = parse(include_str!("../lexicon/en/groups.toml"));
    Lexicon {
        verbs: verbs(),
        around: around(),
        bodies: Bodies {
            heads: phrases(&bodies.heads),
            modifiers: phrases(&bodies.modifiers),
            named: phrases(&bodies.named),
            not_named: bodies.not_named,
        },
        numbers: numbers(),
        layout: Layout {
            chrome_begins: layout.chrome_begins,
            chrome_contains: layout.chrome_contains,
            abbreviations: layout.abbreviations,
            deadline_opens: phrases(&layout.deadline_opens),
            deadline_periods: phrases(&layout.deadline_periods),
            months: layout.months,
            time_units: layout.time_units,
        },
        groups: groups
            .iter()
            .filter_map(|(id, words)| Some((GroupId::try_new(id).ok()?, phrases(words))))
            .collect(),
        audit: audit(),
    }
}

/// The English lexicon.
pub(crate) fn lexicon() -> &'static Lexicon {
    static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
    ENGLISH.get_or_init(english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_well_formed() {
        assert_eq!(lexicon().groups.len(), 20);
        assert_eq!(lexicon().numbers.before.len(), 5);
    }

    #[test]
    fn verbs_are_bent() {
        let none = BTreeMap::new();
        assert_eq!(
            forms("set up", &none),
            ["set up", "sets up", "seted up", "seting up"]
        );
        assert_eq!(
            forms("carry", &none),
            ["carry", "carries", "carried", "carrying"]
        );
        assert_eq!(
            forms("improve", &none),
            ["improve", "improves", "improved", "improving"]
        );
        assert_eq!(
            forms("establish", &none),
            ["establish", "establishes", "established", "establishing"]
        );
    }
}
