//! One type per identity, so that a body can never pass for an indicator.
//!
//! An id is 1 to 80 characters out of letters, digits and `_ - . : /` (any script). It is compared
//! byte by byte: no case folding, no normalisation.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The longest id accepted, in characters.
pub const MAX_ID_CHARS: usize = 80;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Nothing was given.
    #[error("an id cannot be empty")]
    Empty,
    /// More than [`MAX_ID_CHARS`] characters.
    #[error("an id has at most {MAX_ID_CHARS} characters, this one has {0}")]
    TooLong(usize),
    /// A character that may not stand in an id.
    #[error("'{0}' cannot stand in an id: use letters, digits and _ - . : /")]
    Char(char),
}

fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    let count = text.chars().count();
    if count > MAX_ID_CHARS {
        return Err(IdError::TooLong(count));
    }
    match text
        .chars()
        .find(|c| !(c.is_alphanumeric() || "_-.:/".contains(*c)))
    {
        Some(c) => Err(IdError::Char(c)),
        None => Ok(()),
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks the text and makes the id.
            ///
            /// # Errors
            /// [`IdError`] says which rule of the module the text breaks.
            pub fn try_new(text: &str) -> Result<Self, IdError> {
                check(text)?;
                Ok(Self(Arc::from(text)))
            }

            /// The id as it was written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::try_new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::try_new(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0.as_ref().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id! {
    /// An indicator, for example `mmr`.
    IndicatorId
}
id! {
    /// A responsible body, for example `ministry_health`.
    BodyId
}
id! {
    /// An area: an ISO 3166 code or a code below it, for example `CN-BJ`.
    AreaCode
}
id! {
    /// A source of a figure, for example `nbs_women_2023`.
    SourceId
}
id! {
    /// A commitment by its place in the plan: section, paragraph and sentence, for example `IV.5.6-2`.
    CommitmentRef
}
id! {
    /// A section by its path of numbers, for example `IV.5`.
    SectionId
}
id! {
    /// A quantified part of a commitment, for example `nursing_beds_2025`.
    TargetId
}
id! {
    /// A group of people a commitment is for, for example `children`.
    GroupId
}
id! {
    /// A published claim, for example `targets_met`.
    ClaimId
}
id! {
    /// A method file: its name without `.toml`.
    MethodId
}
id! {
    /// A language as a BCP 47 tag, for example `zh`.
    LangTag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_script_is_accepted_and_kept() {
        for text in ["IV.5.6-2", "mmr", "县_1", "CN-BJ", "a/b:c"] {
            assert_eq!(IndicatorId::try_new(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(BodyId::try_new(""), Err(IdError::Empty));
        assert_eq!(BodyId::try_new("a b"), Err(IdError::Char(' ')));
        assert_eq!(BodyId::try_new(&"x".repeat(81)), Err(IdError::TooLong(81)));
    }
}
