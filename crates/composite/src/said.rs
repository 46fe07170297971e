//! Something to be said: a code and what it is about. The words stand in `locales/`.

use waymark_i18n::{Arg, Catalog};

/// A code with what its words need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The key of its words.
    pub code: &'static str,
    /// Named values that the words use.
    pub args: Vec<(&'static str, Value)>,
}

/// A value that words use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A code, a name, or a number as it was written.
    Text(String),
    /// How many, or which from 1.
    Count(usize),
    /// Several codes.
    List(Vec<String>),
    /// A word with a key of its own: the name of a rule, say.
    Word(String),
    /// A sentence within.
    Said(Box<Said>),
    /// What may have been meant.
    Hint(Hint),
}

/// What may have been meant by a word that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// The nearest known word.
    Near(String),
    /// All known words: they are few, and none is near.
    Known(Vec<String>),
    /// They are too many to list, and none is near.
    Many,
    /// There are none.
    Nothing,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        // No minus before a zero.
        Self::Text((number + 0.0).to_string())
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Vec<String>> for Value {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

impl From<Said> for Value {
    fn from(said: Said) -> Self {
        Self::Said(Box::new(said))
    }
}

impl From<Hint> for Value {
    fn from(hint: Hint) -> Self {
        Self::Hint(hint)
    }
}

impl Value {
    fn text(&self, catalog: &Catalog) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::List(list) => catalog.list(list),
            Self::Word(key) => catalog.text(key, &[]).text,
            Self::Said(said) => said.text(catalog),
            Self::Hint(hint) => hint.text(catalog),
        }
    }

    fn arg(&self, catalog: &Catalog) -> Arg<'static> {
        match self {
            Self::Count(count) => Arg::Count(*count),
            other => Arg::from(other.text(catalog)),
        }
    }
}

impl Hint {
    fn text(&self, catalog: &Catalog) -> String {
        let say = |key: &str, args: &[(&str, Arg<'_>)]| catalog.text(key, args).text;
        match self {
            Self::Near(word) => say("hint-near", &[("word", word.into())]),
            Self::Known(known) => say("hint-known", &[("known", catalog.list(known).into())]),
            Self::Many => say("hint-many", &[]),
            Self::Nothing => String::new(),
        }
    }
}

impl Said {
    /// The code as a word of a table: without the family it is of.
    pub(crate) fn reason(&self) -> &'static str {
        self.code
            .split_once('-')
            .map_or(self.code, |(_, word)| word)
    }

    /// The words.
    #[must_use]
    pub fn text(&self, catalog: &Catalog) -> String {
        self.words(catalog, self.code)
    }

    /// How to mend it; empty where nothing is known.
    #[must_use]
    pub fn mend(&self, catalog: &Catalog) -> String {
        let key = format!("{}.mend", self.code);
        if catalog.knows(&key) {
            self.words(catalog, &key)
        } else {
            String::new()
        }
    }

    fn words(&self, catalog: &Catalog, key: &str) -> String {
        let args: Vec<(&str, Arg<'_>)> = self
            .args
            .iter()
            .map(|(name, value)| (*name, value.arg(catalog)))
            .collect();
        catalog.text(key, &args).text
    }
}
