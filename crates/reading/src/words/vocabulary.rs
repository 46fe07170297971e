//! Every word that any rule of a language asks for, as a number, with the lists it begins.
//!
//! A plan is read word by word against some seventy lists. A word is looked up once; what lists it
//! begins is a mask in the token, so asking a list costs one bit test for all words that are not in it.

#[expect(
    clippy::disallowed_types,
    reason = "looked up once per word of the plan and never walked"
)]
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;

use crate::words::phrases::Phrases;

/// Words of a language.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    #[expect(clippy::disallowed_types, reason = "as above")]
    ids: HashMap<Box<str>, u32, BuildHasherDefault<FxHasher>>,
    /// By id: which lists the word begins.
    masks: Vec<u128>,
}

impl Vocabulary {
    /// Number and mask of a word in lower case with straight apostrophes; 0 and no list where no rule
    /// asks for it.
    pub(crate) fn look_up(&self, word: &str) -> (u32, u128) {
        match self.ids.get(word) {
            Some(id) => (*id, self.masks.get(*id as usize).copied().unwrap_or(0)),
            None => (0, 0),
        }
    }

    fn intern(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        if self.masks.is_empty() {
            self.masks.push(0);
        }
        // More than four thousand million words cannot stand in a lexicon.
        let id = u32::try_from(self.masks.len()).unwrap_or(0);
        self.masks.push(0);
        self.ids.insert(word.into(), id);
        id
    }
}

/// Makes the lists of a language over one vocabulary.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    vocabulary: Vocabulary,
    lists: u32,
}

impl Builder {
    /// A list of phrases. A word of a phrase is what [`crate::words::tokens`] makes of it.
    ///
    /// # Panics
    /// With more than 128 lists: the lexicon is part of the program and a test reads it.
    pub(crate) fn phrases<S: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = S>) -> Phrases {
        let bit = self.lists;
        assert!(bit < u128::BITS, "a language has at most 128 lists");
        self.lists += 1;
        let mut all: Vec<Box<[u32]>> = Vec::new();
        for text in texts {
            let words = super::tokens::words(text.as_ref());
            let ids: Box<[u32]> = words.iter().map(|w| self.vocabulary.intern(w)).collect();
            if let Some(mask) = ids
                .first()
                .and_then(|id| self.vocabulary.masks.get_mut(*id as usize))
            {
                *mask |= 1 << bit;
                all.push(ids);
            }
        }
        Phrases::new(bit, all)
    }

    /// The words, when all lists are made.
    pub(crate) fn finish(self) -> Vocabulary {
        self.vocabulary
    }
}
