//! Numbers, shares, days and periods as a reader of a language expects them.

use jiff::civil::Date;
use waymark_model::Period;

use crate::catalog::{Arg, Catalog};

/// A figure as it was given, with separators; at most ten significant digits.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    if value.abs() >= 1e15 {
        return format!("{value:e}");
    }
    // Ten significant digits take the tail off 0.30000000000000004 and keep every reported figure.
    let digits: f64 = format!("{value:.9e}").parse().unwrap_or(value);
    separated(&digits.to_string())
}

/// A computed figure: three significant digits, whole numbers kept whole.
fn rounded(value: f64) -> String {
    let size = value.abs();
    if !value.is_finite() || size >= 1e15 || value.fract().abs() < 1e-9 {
        return number(value);
    }
    let places = match size {
        s if s >= 100.0 => 0,
        s if s >= 10.0 => 1,
        s if s >= 1.0 => 2,
        s if s >= 0.1 => 3,
        s if s >= 0.01 => 4,
        _ => 6,
    };
    separated(trimmed(&format!("{value:.places$}")))
}

fn trimmed(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

fn separated(text: &str) -> String {
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("\u{2212}", rest));
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(w, f)| (w, Some(f)));
    let zero = text.bytes().all(|b| b == b'0' || b == b'.');
    let mut out = if zero { String::new() } else { sign.to_owned() };
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A share in percent with at most one decimal. What is short of the whole never reads 100 %.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let text = format!("{percent:.1}");
    let text = match text.as_str() {
        "100.0" if share < 1.0 => "99.9",
        "0.0" if share > 0.0 => "0.1",
        text => trimmed(text),
    };
    separated(text)
}

impl Catalog {
    /// A reported figure with separators.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        number(value)
    }

    /// A computed figure, rounded to what it can bear.
    #[must_use]
    pub fn rounded(&self, value: f64) -> String {
        rounded(value)
    }

    /// A share as a percentage.
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        self.text("figure-percent", &[("number", percent(share).into())])
            .text
    }

    /// A day.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (year, day) = (date.year().to_string(), date.day().to_string());
        let month = self.month(i64::from(date.month()));
        let args = [
            ("year", year.into()),
            ("month", month.into()),
            ("day", day.into()),
        ];
        self.text("date-day", &args).text
    }

    fn month(&self, month: i64) -> String {
        self.text("date-month-name", &[("number", Arg::Plain(month))])
            .text
    }

    /// A period.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        let text = period.to_string();
        let Some((from, to)) = text.split_once('/') else {
            return self.part(&text);
        };
        let years = from.len() == 4 && to.len() == 4;
        let (key, from, to) = if years {
            ("period-years", from.to_owned(), to.to_owned())
        } else {
            ("period-window", self.part(from), self.part(to))
        };
        self.text(key, &[("from", from.into()), ("to", to.into())])
            .text
    }

    /// One end of a period in its file form: `2024`, `2024-Q1`, `2024-06`, `2024-06-30`.
    fn part(&self, text: &str) -> String {
        let mut pieces = text.split('-');
        let year = pieces.next().unwrap_or("");
        match (pieces.next(), pieces.next()) {
            (None, _) => self.text("period-year", &[("year", year.into())]).text,
            (Some(month), None) => match month.strip_prefix('Q') {
                Some(quarter) => {
                    let args = [("year", year.into()), ("quarter", quarter.into())];
                    self.text("period-quarter", &args).text
                }
                None => {
                    let month = self.month(month.parse().unwrap_or(0));
                    let args = [("year", year.into()), ("month", month.into())];
                    self.text("period-month", &args).text
                }
            },
            (Some(_), Some(_)) => text
                .parse()
                .map_or_else(|_| text.to_owned(), |d| self.date(d)),
        }
    }

    /// Several things in one phrase.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        let Some((last, before)) = items.split_last() else {
            return String::new();
        };
        let Some((first, middle)) = before.split_first() else {
            return last.clone();
        };
        let start = middle.iter().fold(first.clone(), |list, next| {
            self.text("list-more", &[("list", list.into()), ("next", next.into())])
                .text
        });
        self.text(
            "list-last",
            &[("list", start.into()), ("last", last.into())],
        )
        .text
    }
}
