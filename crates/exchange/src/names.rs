//! Names inside the document: each once.

use std::collections::BTreeSet;

/// The `eId`s that are taken.
#[derive(Debug, Default)]
pub(crate) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// The name itself, or with `_2`, `_3` ... behind it where it is taken.
    pub(crate) fn name(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut again = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{wanted}_{again}");
            again += 1;
        }
        name
    }
}

/// Letters and digits of a text, with one hyphen for each gap: what may stand in a name or an address.
/// Empty where it has none.
pub(crate) fn slug(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_plain() {
        let mut names = Names::default();
        let three = ["sec_1", "sec_1", "sec_1"].map(|n| names.name(n));
        assert_eq!(three, ["sec_1", "sec_1_2", "sec_1_3"]);
        assert_eq!(
            slug(" The Ministry of \"Health\"! "),
            "the-ministry-of-health"
        );
        assert_eq!(slug("卫生部 <1>"), "卫生部-1");
        assert_eq!(slug("—"), "");
    }
}
