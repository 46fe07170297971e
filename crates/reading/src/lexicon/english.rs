//! The words of English.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use waymark_model::plan::{Comparator, Modality};

use super::common::{Common, Parts};
use super::inflect::forms;
use super::{File, comparators, lists, parse};
use crate::words::{Builder, Phrases};

#[derive(Deserialize)]
struct VerbFile {
    irregular: BTreeMap<String, Vec<String>>,
    #[serde(flatten)]
    classes: File,
}

#[derive(Deserialize)]
struct NumberFile {
    words: BTreeMap<String, f64>,
    multipliers: BTreeMap<String, f64>,
    before: BTreeMap<Comparator, Vec<String>>,
    after: BTreeMap<Comparator, Vec<String>>,
    factors: BTreeMap<String, f64>,
    role: File,
}

/// Main verbs by what they make of a sentence, in all their forms.
#[derive(Debug)]
pub(crate) struct Verbs {
    pub(crate) classes: Vec<(Modality, Phrases)>,
    /// Third person: what the State does already.
    pub(crate) ongoing: Phrases,
    /// What only describes: "consists", "recognises".
    pub(crate) stative: Phrases,
    /// Base forms of all verbs that order or promise something: "establish".
    pub(crate) base: Phrases,
    /// Third persons of the same: "establishes".
    pub(crate) third: Phrases,
    /// Their past forms: "established", "built".
    pub(crate) participle: Phrases,
    /// Their forms in -ing.
    pub(crate) gerund: Phrases,
}

lists! {
    /// Words around the main verb.
    Around {
        modals,
        permissive,
        binding,
        adverbs,
        comparatives,
        negations,
        prohibit,
        encourage,
        guarantee,
        underway,
        by_law,
        light,
        measures,
        no_subject,
        lacks,
        past,
        events,
        told,
        allowed,
        before,
        support,
        due,
        total,
        aims,
        state_subjects,
        reporting,
        finite,
        relative,
    }
}

lists! {
    /// Bodies.
    Bodies {
        heads,
        modifiers,
        named,
        not_named,
        texts,
        things,
    }
}

lists! {
    /// Dates.
    Time {
        opens,
        periods,
        months,
        units,
        spans,
        alone,
        endless,
        habits,
        ordinals,
        parts,
    }
}

lists! {
    /// What numbers stand beside.
    Role {
        definite,
        ages,
        years,
        per,
        stops,
        labels,
        money,
        from,
        to,
        was,
        today,
        holders,
        people,
        penalty,
        limits,
        rises,
        whole,
        events,
    }
}

/// Numbers.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) words: BTreeMap<String, f64>,
    pub(crate) multipliers: BTreeMap<String, f64>,
    /// All of both.
    pub(crate) any: Phrases,
    pub(crate) before: Vec<(Comparator, Phrases)>,
    pub(crate) after: Vec<(Comparator, Phrases)>,
    pub(crate) role: Role,
    /// Verbs that say how many times as many: "double".
    pub(crate) factors: Vec<(f64, Phrases)>,
}

/// All words of English.
#[derive(Debug)]
pub(crate) struct English {
    pub(crate) common: Common,
    pub(crate) verbs: Verbs,
    pub(crate) around: Around,
    pub(crate) bodies: Bodies,
    pub(crate) numbers: Numbers,
    pub(crate) time: Time,
}

const CLASSES: [(Modality, &str); 5] = [
    (Modality::Prohibit, "prohibit"),
    (Modality::Encourage, "encourage"),
    (Modality::Guarantee, "guarantee"),
    (Modality::Continue, "continue"),
    (Modality::Strengthen, "strengthen"),
];

fn verbs(file: &VerbFile, builder: &mut Builder) -> Verbs {
    let base_of = |name: &str| file.classes.get(name).into_iter().flatten();
    let all = |name: &str| -> Vec<String> {
        base_of(name)
            .flat_map(|v| forms(v, &file.irregular))
            .collect()
    };
    let classes = CLASSES.map(|(m, name)| (m, builder.phrases(all(name))));
    let known: Vec<&String> = CLASSES
        .iter()
        .map(|c| c.1)
        .chain(["new_action", "concrete", "ongoing"])
        .flat_map(base_of)
        .collect();
    let form = |n: usize| -> Vec<String> {
        let one = |v: &&String| forms(v, &BTreeMap::new()).get(n).cloned();
        known.iter().filter_map(one).collect()
    };
    let gerunds: Vec<String> = known
        .iter()
        .flat_map(|v| forms(v, &file.irregular))
        .filter(|f| f.split(' ').next().is_some_and(|w| w.ends_with("ing")))
        .collect();
    let participles: Vec<String> = known
        .iter()
        .flat_map(|v| forms(v, &file.irregular).into_iter().skip(2))
        .filter(|f| !f.split(' ').next().is_some_and(|w| w.ends_with("ing")))
        .collect();
    Verbs {
        classes: classes.into(),
        ongoing: builder.phrases(all("ongoing")),
        stative: builder.phrases(all("stative")),
        base: builder.phrases(form(0)),
        third: builder.phrases(form(1)),
        participle: builder.phrases(participles),
        gerund: builder.phrases(gerunds),
    }
}

fn numbers(builder: &mut Builder) -> Numbers {
    let file: NumberFile = parse(include_str!("../../lexicon/en/numbers.toml"));
    let any = builder.phrases(file.words.keys().chain(file.multipliers.keys()));
    let before = comparators(&file.before, builder);
    let after = comparators(&file.after, builder);
    let none = BTreeMap::new();
    let factors = file
        .factors
        .iter()
        .map(|(verb, factor)| (*factor, builder.phrases(forms(verb, &none))));
    let factors = factors.collect();
    Numbers {
        any,
        before,
        after,
        words: file.words,
        multipliers: file.multipliers,
        factors,
        role: Role::load(&file.role, builder),
    }
}

fn load() -> English {
    let mut builder = Builder::default();
    let verb_file: VerbFile = parse(include_str!("../../lexicon/en/verbs.toml"));
    let mut audit: File = parse(include_str!("../../lexicon/en/audit.toml"));
    for name in ["concrete", "state"] {
        let words = verb_file.classes.get(name).cloned().unwrap_or_default();
        audit.insert(name.to_owned(), words);
    }
    for name in ["concrete", "state", "structure_verbs"] {
        if let Some(words) = audit.get_mut(name) {
            *words = words
                .iter()
                .flat_map(|v| forms(v, &verb_file.irregular))
                .collect();
        }
    }
    let parts = Parts::load(
        include_str!("../../lexicon/en/groups.toml"),
        &audit,
        include_str!("../../lexicon/en/fields.toml"),
        &mut builder,
    );
    let verbs = verbs(&verb_file, &mut builder);
    let around: File = parse(include_str!("../../lexicon/en/phrases.toml"));
    let bodies: File = parse(include_str!("../../lexicon/en/bodies.toml"));
    let time: File = parse(include_str!("../../lexicon/en/time.toml"));
    English {
        verbs,
        around: Around::load(&around, &mut builder),
        bodies: Bodies::load(&bodies, &mut builder),
        numbers: numbers(&mut builder),
        time: Time::load(&time, &mut builder),
        common: parts.finish(builder),
    }
}

/// The English lexicon.
pub(crate) fn english() -> &'static English {
    static ENGLISH: OnceLock<English> = OnceLock::new();
    ENGLISH.get_or_init(load)
}
