//! What was made of a text, so that it is made once.

#[expect(
    clippy::disallowed_types,
    reason = "a pure look-up: nothing ever walks over it"
)]
use std::collections::HashMap;

/// Texts of one column with what each came to. Rows that follow each other often hold the same
/// text, so the last one is compared first.
#[derive(Debug)]
#[expect(
    clippy::disallowed_types,
    reason = "a pure look-up: nothing ever walks over it"
)]
pub(crate) struct Memo<T> {
    made: HashMap<Box<str>, T>,
    last: Option<(String, T)>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        let (made, last) = Default::default();
        Self { made, last }
    }
}

impl<T: Copy> Memo<T> {
    /// What the text came to, if it was seen before.
    pub(crate) fn get(&mut self, text: &str) -> Option<T> {
        if let Some((last, made)) = &self.last
            && last == text
        {
            return Some(*made);
        }
        let made = *self.made.get(text)?;
        self.remember(text, made);
        Some(made)
    }

    /// Remembers what a text came to.
    pub(crate) fn put(&mut self, text: &str, made: T) -> T {
        self.made.insert(Box::from(text), made);
        self.remember(text, made);
        made
    }

    fn remember(&mut self, text: &str, made: T) {
        match &mut self.last {
            Some((last, value)) => {
                last.clear();
                last.push_str(text);
                *value = made;
            }
            None => self.last = Some((text.to_owned(), made)),
        }
    }
}
