//! Whether a title reads like an order: "Establish a hotline", "建立热线".

use waymark_model::plan::Language;

use crate::lexicon::{chinese, english};
use crate::words::{lowered, tokens};

/// Words an order has at least; "Improve housing" may be a title.
const LEAST_WORDS: usize = 4;

/// Whether a phrase begins with a verb in its base form and goes on.
pub(crate) fn orders(title: &str, language: Language) -> bool {
    let lower = lowered(title);
    match language {
        Language::En => {
            let english = english();
            let tokens = tokens(title, &lower, &english.common.vocabulary);
            let noun = tokens
                .get(1)
                .is_some_and(|t| ["of", "to", "for", "in", "and"].contains(&t.text));
            tokens.len() >= LEAST_WORDS && !noun && english.verbs.base.has(&tokens, 0)
        }
        Language::Zh => {
            let chinese = chinese();
            let tokens = tokens(title, &lower, &chinese.common.vocabulary);
            tokens.len() >= 12 && chinese.verbs.any.has(&tokens, 0)
        }
    }
}
