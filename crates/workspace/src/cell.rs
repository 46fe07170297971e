//! Whether a text is what its field asks for: numbers, days, periods, ids, breakdowns, lists.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;
use waymark_model::{Diagnostic, IdError, IndicatorId, Period, PeriodError};

use crate::codes;
use crate::findings::{hint, nearest};
use crate::table_schema::{Field, Form, Kind};

/// A fault without its place: code and arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Code.
    pub(crate) code: &'static str,
    args: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault without arguments.
    pub(crate) fn new(code: &'static str) -> Self {
        let args = Vec::new();
        Self { code, args }
    }

    /// Adds an argument: on one line, and cut short where it is long.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        let visible = |c: char| if c.is_control() { ' ' } else { c };
        let value = shortened(value).chars().map(visible).collect();
        self.args.push((name, value));
        self
    }

    /// The values that a schema allows, which are never cut short.
    fn with_allowed(mut self, values: &[&str]) -> Self {
        self.args.push(("allowed", values.join(", ")));
        self
    }

    /// The finding at its place.
    pub(crate) fn at(self, place: waymark_model::Place) -> Diagnostic {
        let found = crate::findings::finding(self.code, place);
        let add = |found: Diagnostic, (name, value): (&str, String)| found.with(name, value);
        self.args.into_iter().fold(found, add)
    }
}

/// A text short enough to be quoted in a message.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    const SHOWN: usize = 80;
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => Cow::Owned(format!("{}…", text.get(..at).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Checks a text that is not empty. References are looked up elsewhere.
pub(crate) fn check(field: &Field, text: &str) -> Result<(), Fault> {
    match field.kind {
        Kind::Number => number(text).map(|_| ()),
        Kind::Date => date(text).map(|_| ()),
        Kind::Boolean => allowed(text, field.yes.iter().chain(&field.no)),
        Kind::List => {
            let mut seen = BTreeSet::new();
            for item in text.split('|') {
                form(field.form, item)?;
                if !seen.insert(item) {
                    return Err(Fault::new(codes::LISTED_TWICE).with("text", item));
                }
            }
            Ok(())
        }
        Kind::String if !field.constraints.allowed.is_empty() => {
            allowed(text, field.constraints.allowed.iter())
        }
        Kind::String => form(field.form, text),
    }
}

/// One of a list of values.
pub(crate) fn allowed<'a>(
    text: &str,
    values: impl Iterator<Item = &'a String> + Clone,
) -> Result<(), Fault> {
    if values.clone().any(|v| v == text) {
        return Ok(());
    }
    let near = nearest(text, values.clone().map(String::as_str));
    let list: Vec<&str> = values.map(String::as_str).collect();
    Err(Fault::new(codes::NOT_ALLOWED)
        .with("text", text)
        .with_allowed(&list)
        .with("hint", hint(near)))
}

fn form(form: Form, text: &str) -> Result<(), Fault> {
    match form {
        Form::Free => Ok(()),
        Form::Id => id(text),
        Form::Period => period(text).map(|_| ()),
        Form::Breakdown => breakdown(text).map(|_| ()),
        Form::Key if is_key(text) => Ok(()),
        Form::Key => Err(Fault::new(codes::BAD_PAIRS).with("text", text)),
    }
}

/// An id; all ids share one form.
pub(crate) fn id(text: &str) -> Result<(), Fault> {
    let fault = |reason: &str, char: &str| {
        let fault = Fault::new(codes::BAD_ID).with("text", text);
        Err(fault.with("reason", reason).with("char", char))
    };
    match IndicatorId::try_new(text) {
        Ok(_) => Ok(()),
        Err(IdError::Empty) => fault("empty", "absent"),
        Err(IdError::TooLong(_)) => fault("too_long", "absent"),
        Err(IdError::Char(' ')) => fault("space", "absent"),
        Err(IdError::Char(c)) => fault("char", &c.escape_debug().to_string()),
    }
}

/// A period.
pub(crate) fn period(text: &str) -> Result<Period, Fault> {
    text.parse().map_err(|e| {
        let reason = match e {
            PeriodError::Form(_) => "form",
            PeriodError::Calendar(_) => "calendar",
            PeriodError::Order(_) => "order",
        };
        Fault::new(codes::BAD_PERIOD)
            .with("text", text)
            .with("reason", reason)
    })
}

/// A day as `YYYY-MM-DD`, from 1900 on.
pub(crate) fn date(text: &str) -> Result<Date, Fault> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, b)| match at {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        });
    let day = shape.then(|| text.parse::<Date>().ok()).flatten();
    day.filter(|d| d.year() >= 1900)
        .ok_or_else(|| Fault::new(codes::BAD_DATE).with("text", text))
}

/// A plain decimal number: digits, a point, perhaps a sign or an exponent; finite.
pub(crate) fn number(text: &str) -> Result<f64, Fault> {
    if is_plain_decimal(text.as_bytes())
        && let Ok(value) = text.parse::<f64>()
        && value.is_finite()
    {
        return Ok(value);
    }
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '%' | '_'))
        .collect();
    let near = is_plain_decimal(bare.as_bytes()).then_some(bare.as_str());
    Err(Fault::new(codes::BAD_NUMBER)
        .with("text", text)
        .with("hint", hint(near.filter(|n| *n != text))))
}

fn is_plain_decimal(bytes: &[u8]) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let whole = digits(rest);
    let mut rest = rest.get(whole..).unwrap_or(&[]);
    if let Some(after) = rest.strip_prefix(b".") {
        let places = digits(after);
        if places == 0 {
            return false;
        }
        rest = after.get(places..).unwrap_or(&[]);
    }
    if let [b'e' | b'E', after @ ..] = rest {
        let after = match after {
            [b'+' | b'-', after @ ..] => after,
            after => after,
        };
        return whole > 0 && !after.is_empty() && digits(after) == after.len();
    }
    whole > 0 && rest.is_empty()
}

pub(crate) fn is_key(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !text.is_empty() && text.chars().all(fits)
}

/// `key=value;key=value` with its keys in byte order.
pub(crate) fn breakdown(text: &str) -> Result<Cow<'_, str>, Fault> {
    let fault = || Fault::new(codes::BAD_PAIRS).with("text", text);
    let mut pairs = Vec::new();
    for pair in text.split(';') {
        let (key, value) = pair.split_once('=').ok_or_else(fault)?;
        let value_fits = |c: char| !c.is_control() && !matches!(c, '=' | ';' | '|');
        let trimmed = value.trim() == value;
        if !is_key(key) || value.is_empty() || !trimmed || !value.chars().all(value_fits) {
            return Err(fault());
        }
        pairs.push((key, pair));
    }
    if pairs.is_sorted_by(|a, b| a.0 < b.0) {
        return Ok(Cow::Borrowed(text));
    }
    pairs.sort_unstable();
    if let Some([(key, _), _]) = pairs.array_windows().find(|[a, b]| a.0 == b.0) {
        return Err(Fault::new(codes::LISTED_TWICE).with("text", key));
    }
    let sorted: Vec<&str> = pairs.into_iter().map(|(_, pair)| pair).collect();
    Ok(Cow::Owned(sorted.join(";")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_decimals() {
        for good in ["0", "-1.5", "12.", "1e3", "0.10", "1E-3"] {
            assert_eq!(number(good).is_ok(), !good.ends_with('.'), "{good}");
        }
        for bad in [
            "", "-", ".5", "1,000", "1 000", "+1", "inf", "NaN", "0x1", "1e", "1e999", "5%",
        ] {
            assert!(number(bad).is_err(), "{bad}");
        }
        let fault = number("1,234.5").unwrap_err();
        assert!(fault.args.contains(&("hint", "1234.5".to_owned())));
    }

    #[test]
    fn a_breakdown_is_brought_into_order() {
        assert_eq!(breakdown("sex=f;age=0-4").unwrap(), "age=0-4;sex=f");
        assert_eq!(breakdown("a=1;b=2").unwrap(), "a=1;b=2");
        for bad in ["", "sex", "sex=", "=f", "a=1;a=2", "a=1;", "a =1"] {
            assert!(breakdown(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn days_have_one_form() {
        assert!(date("2024-02-29").is_ok());
        for bad in [
            "2024-2-29",
            "2023-02-29",
            "20240229",
            "2024-02-29T00:00",
            "1066-10-14",
        ] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }
}
