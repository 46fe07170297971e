//! The words of one language, with English behind them.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
use waymark_model::LangTag;

use crate::{embedded, figures};

/// The language that every string exists in.
pub const FALLBACK: &str = "en";

/// A value that a sentence takes in.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// Words, names and anything that is already formatted.
    Text(Cow<'a, str>),
    /// How many; the sentence may choose its plural by it.
    Count(usize),
    /// A figure.
    Number(f64),
    /// A number that names something: a line, a month. Written without separators.
    Plain(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Arg<'_> {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

/// A sentence and the language it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The sentence.
    pub text: String,
    /// Language of the sentence: that of the catalog, or [`FALLBACK`] where it has none.
    pub lang: &'static str,
}

type Bundle = FluentBundle<FluentResource>;

/// The words of one language.
pub struct Catalog {
    lang: &'static str,
    own: Bundle,
    fallback: Option<Bundle>,
}

impl std::fmt::Debug for Catalog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Catalog({})", self.lang)
    }
}

impl Catalog {
    /// The words for a language; English where there are none. `zh-Hans` finds `zh`.
    #[must_use]
    pub fn for_lang(lang: &LangTag) -> Self {
        Self::named(lang.as_str())
    }

    /// The words for a language by its BCP 47 tag.
    #[must_use]
    pub fn named(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or("").to_ascii_lowercase();
        let lang = embedded::LANGUAGES
            .iter()
            .map(|(lang, _)| *lang)
            .find(|lang| *lang == primary)
            .unwrap_or(FALLBACK);
        Self {
            lang,
            own: bundle(lang),
            fallback: (lang != FALLBACK).then(|| bundle(FALLBACK)),
        }
    }

    /// A catalog for each language there is.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let tags = embedded::LANGUAGES.iter();
        tags.map(|(lang, _)| Self::named(lang)).collect()
    }

    /// The language of the catalog.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.lang
    }

    /// Whether the key is known, in this language or in English.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The sentence with its values filled in. A key that nobody knows gives the key itself.
    #[must_use]
    pub fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Words {
        self.find_with(key, args).unwrap_or_else(|| Words {
            text: key.to_owned(),
            lang: FALLBACK,
        })
    }

    fn find(&self, key: &str) -> Option<Words> {
        self.find_with(key, &[])
    }

    pub(crate) fn find_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<Words> {
        let own = format(&self.own, key, args);
        if let Some(text) = own {
            return Some(Words {
                text,
                lang: self.lang,
            });
        }
        let text = format(self.fallback.as_ref()?, key, args)?;
        Some(Words {
            text,
            lang: FALLBACK,
        })
    }
}

fn bundle(lang: &'static str) -> Bundle {
    let id: LanguageIdentifier = lang.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number));
    let files = embedded::LANGUAGES
        .iter()
        .find(|(l, _)| *l == lang)
        .map_or(&[][..], |(_, f)| *f);
    for (_, text) in files {
        // A file with a fault still gives its other messages; a test refuses faults.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.options.use_grouping => Some(figures::number(n.value)),
        FluentValue::Number(n) => Some(n.value.to_string()),
        _ => None,
    }
}

fn format(bundle: &Bundle, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
    let (id, attribute) = key
        .split_once('.')
        .map_or((key, None), |(id, a)| (id, Some(a)));
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let values: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(arg))).collect();
    let mut errors = Vec::new();
    Some(
        bundle
            .format_pattern(pattern, Some(&values), &mut errors)
            .into_owned(),
    )
}

fn value<'a>(arg: &'a Arg<'_>) -> FluentValue<'a> {
    let plain = |value: f64| {
        // Numbers are equal in a selector only with equal options, so these stay the default ones
        // wherever separators would not show.
        let use_grouping = value.abs() < 1000.0;
        let options = FluentNumberOptions {
            use_grouping,
            ..FluentNumberOptions::default()
        };
        FluentValue::Number(FluentNumber::new(value, options))
    };
    match arg {
        Arg::Text(text) => FluentValue::from(text.as_ref()),
        Arg::Number(value) => FluentValue::from(*value),
        Arg::Count(count) => FluentValue::from(u32::try_from(*count).unwrap_or(u32::MAX)),
        // Lines and months are small; beyond that the words would be wrong anyway.
        Arg::Plain(n) => plain(f64::from(i32::try_from(*n).unwrap_or(i32::MAX))),
    }
}
