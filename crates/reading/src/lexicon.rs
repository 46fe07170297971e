//! The words that decide: data files per language under `lexicon/`, made ready once.

mod chinese;
mod common;
mod english;
mod inflect;
mod layout;

use std::collections::BTreeMap;

use serde::Deserialize;
use waymark_model::plan::Comparator;

pub(crate) use chinese::{Chinese, chinese};
pub(crate) use common::{Common, common};
pub(crate) use english::english;
pub(crate) use layout::layout;

use crate::words::{Builder, Phrases};

/// A data file: names and their words.
type File = BTreeMap<String, Vec<String>>;

/// Reads a data file.
fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> T {
    // The files are part of the program: a test reads each of them.
    toml::from_str(text).expect("the embedded lexicon is well-formed")
}

/// Words beside a number, by how they make it bind.
fn comparators(
    words: &BTreeMap<Comparator, Vec<String>>,
    builder: &mut Builder,
) -> Vec<(Comparator, Phrases)> {
    let list = |(c, texts): (&Comparator, &Vec<String>)| (*c, builder.phrases(texts));
    words.iter().map(list).collect()
}

/// The list of that name; a name that is not there is a fault of the program, which a test finds.
fn list(file: &File, name: &str, builder: &mut Builder) -> Phrases {
    let words = file.get(name);
    debug_assert!(words.is_some(), "the lexicon has no list '{name}'");
    builder.phrases(words.into_iter().flatten())
}

/// A struct whose fields are lists of a data file of the same names.
macro_rules! lists {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) struct $name {
            $($(#[$about])* pub(crate) $field: crate::words::Phrases,)+
        }

        impl $name {
            pub(super) fn load(file: &super::File, builder: &mut crate::words::Builder) -> Self {
                Self { $($field: super::list(file, stringify!($field), builder),)+ }
            }
        }
    };
}
use lists;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_well_formed() {
        assert_eq!(english().common.groups.len(), 20);
        assert_eq!(english().numbers.before.len(), 5);
        assert_eq!(chinese().common.groups.len(), english().common.groups.len());
        assert!(!layout().abbreviations.is_empty());
    }
}
