//! How much a sentence's place already says: whether a bare phrase there is a promise.

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Running text.
    Plain,
    /// The only sentence of a bullet or numbered paragraph: "Completing the report." is a promise.
    Marked,
    /// A cell under "Action", or an item under "The Government will:": any phrase is a promise.
    Ordered,
    /// A labelled line ("Responsible: ...") or the opening of a list, which promises nothing itself.
    Field,
}
