//! Lists that every language has: groups of people and the words of the assessability audit.

use waymark_model::GroupId;
use waymark_model::plan::Language;

use super::{File, chinese, english, lists, parse};
use crate::words::{Builder, Phrases, Vocabulary};

lists! {
    /// The assessability audit.
    Audit {
        resources,
        evidence,
        vague,
        diffuse,
        someday,
        structure_verbs,
        structure,
        outcome,
        concrete,
        state,
    }
}

/// What is alike in every language.
#[derive(Debug)]
pub(crate) struct Common {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) groups: Vec<(GroupId, Phrases)>,
    /// All words of all groups: most sentences hold none.
    pub(crate) any_group: Phrases,
    pub(crate) audit: Audit,
    /// Openings of a field of an action ("Responsible:"), by what it holds.
    pub(crate) fields: Fields,
}

lists! {
    /// What a column of a table or a labelled line under an action holds.
    Fields {
        action,
        body,
        deadline,
        indicator,
        resources,
        baseline,
        number,
        other,
    }
}

/// The lists of a language that are not yet joined with its vocabulary.
pub(super) struct Parts {
    groups: Vec<(GroupId, Phrases)>,
    any_group: Phrases,
    audit: Audit,
    fields: Fields,
}

impl Parts {
    pub(super) fn load(groups: &str, audit: &File, fields: &str, builder: &mut Builder) -> Self {
        let file: File = parse(groups);
        let any_group = builder.phrases(file.values().flatten());
        let groups = file
            .iter()
            .filter_map(|(id, words)| Some((GroupId::try_new(id).ok()?, builder.phrases(words))))
            .collect();
        Self {
            groups,
            any_group,
            audit: Audit::load(audit, builder),
            fields: Fields::load(&parse(fields), builder),
        }
    }

    pub(super) fn finish(self, builder: Builder) -> Common {
        Common {
            vocabulary: builder.finish(),
            groups: self.groups,
            any_group: self.any_group,
            audit: self.audit,
            fields: self.fields,
        }
    }
}

/// The lists of a language that all languages have.
pub(crate) fn common(language: Language) -> &'static Common {
    match language {
        Language::En => &english().common,
        Language::Zh => &chinese().common,
    }
}
