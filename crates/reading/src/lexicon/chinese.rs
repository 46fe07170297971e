//! The words of Chinese.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use waymark_model::plan::{Comparator, Modality};

use super::common::{Common, Parts};
use super::{File, comparators, lists, parse};
use crate::words::{Builder, Phrases};

lists! {
    /// Words that decide what a sentence does.
    Words {
        stative,
        nouns,
        past,
        adverbs,
        leading,
        mandates,
    }
}

lists! {
    /// Bodies.
    Bodies {
        heads,
        not_named,
        joints,
        agents,
        compounds,
    }
}

lists! {
    /// Dates.
    Time {
        opens,
        closes,
        periods,
        alone,
        endless,
    }
}

lists! {
    /// What numbers stand beside.
    Role {
        percent,
        per_cent,
        per_mille,
        measures,
        durations,
        kinds,
        definite,
        per_day,
        to,
        moves,
        far,
    }
}

#[derive(Deserialize)]
struct NumberFile {
    before: BTreeMap<Comparator, Vec<String>>,
    after: BTreeMap<Comparator, Vec<String>>,
    role: File,
}

/// Main verbs by what they make of a sentence.
#[derive(Debug)]
pub(crate) struct Verbs {
    pub(crate) classes: Vec<(Modality, Phrases)>,
    /// All of them.
    pub(crate) any: Phrases,
}

/// Numbers.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) before: Vec<(Comparator, Phrases)>,
    pub(crate) after: Vec<(Comparator, Phrases)>,
    pub(crate) role: Role,
}

/// All words of Chinese.
#[derive(Debug)]
pub(crate) struct Chinese {
    pub(crate) common: Common,
    pub(crate) verbs: Verbs,
    pub(crate) words: Words,
    pub(crate) bodies: Bodies,
    pub(crate) numbers: Numbers,
    pub(crate) time: Time,
}

const CLASSES: [(Modality, &str); 6] = [
    (Modality::Prohibit, "prohibit"),
    (Modality::Encourage, "encourage"),
    (Modality::Guarantee, "guarantee"),
    (Modality::Continue, "continue"),
    (Modality::Strengthen, "strengthen"),
    (Modality::NewAction, "new_action"),
];

fn load() -> Chinese {
    let mut builder = Builder::default();
    let parts = Parts::load(
        include_str!("../../lexicon/zh/groups.toml"),
        &parse(include_str!("../../lexicon/zh/audit.toml")),
        include_str!("../../lexicon/zh/fields.toml"),
        &mut builder,
    );
    let verbs: File = parse(include_str!("../../lexicon/zh/verbs.toml"));
    let bodies: File = parse(include_str!("../../lexicon/zh/bodies.toml"));
    let time: File = parse(include_str!("../../lexicon/zh/time.toml"));
    let numbers: NumberFile = parse(include_str!("../../lexicon/zh/numbers.toml"));
    let of = |name: &str| verbs.get(name).into_iter().flatten();
    let classes = CLASSES.map(|(m, name)| (m, builder.phrases(of(name))));
    let any = builder.phrases(CLASSES.iter().flat_map(|(_, name)| of(name)));
    let before = comparators(&numbers.before, &mut builder);
    let after = comparators(&numbers.after, &mut builder);
    Chinese {
        verbs: Verbs {
            classes: classes.into(),
            any,
        },
        words: Words::load(&verbs, &mut builder),
        bodies: Bodies::load(&bodies, &mut builder),
        numbers: Numbers {
            before,
            after,
            role: Role::load(&numbers.role, &mut builder),
        },
        time: Time::load(&time, &mut builder),
        common: parts.finish(builder),
    }
}

/// The Chinese lexicon.
pub(crate) fn chinese() -> &'static Chinese {
    static CHINESE: OnceLock<Chinese> = OnceLock::new();
    CHINESE.get_or_init(load)
}
