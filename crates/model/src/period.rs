//! Reporting periods, as SDMX writes them.
//!
//! `2024`, `2024-Q1`, `2024-06`, `2024-06-30`, or two of them joined by `/` for a count over a
//! window (`2021/2025`). Eight bytes, because a release may hold ten million of them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const QUARTER: u8 = 20;

/// One end of a period: a year, quarter, month or day. Sorts by year, then the finer part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Part {
    year: i16,
    /// 0: the whole year; 1-12: month; 21-24: quarter.
    code: u8,
    /// 0: the whole month.
    day: u8,
}

/// A period of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    from: Part,
    to: Part,
}

/// Why a text is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Not one of the written forms.
    #[error("'{0}' is no period: write 2024, 2024-Q1, 2024-06, 2024-06-30 or 2021/2025")]
    Form(String),
    /// The form is right but there is no such day or month.
    #[error("'{0}' is not in the calendar")]
    Calendar(String),
    /// The window ends before it starts.
    #[error("'{0}' ends before it starts")]
    Order(String),
}

impl Part {
    fn first_day(self) -> Date {
        let month = match self.code {
            0 => 1,
            q if q > QUARTER => (q - QUARTER - 1) * 3 + 1,
            m => m,
        };
        day(self.year, month, self.day.max(1))
    }

    fn last_day(self) -> Date {
        if self.day > 0 {
            return self.first_day();
        }
        let month = match self.code {
            0 => 12,
            q if q > QUARTER => (q - QUARTER) * 3,
            m => m,
        };
        day(self.year, month, 1).last_of_month()
    }
}

fn day(year: i16, month: u8, day: u8) -> Date {
    let month = i8::try_from(month).unwrap_or(1);
    let day = i8::try_from(day).unwrap_or(1);
    // INVARIANT: a Part is only made by `part`, which checked it against the calendar.
    Date::new(year, month, day).unwrap_or(Date::ZERO)
}

fn digits(text: &str, len: usize) -> Option<u16> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn part(text: &str) -> Result<Part, PeriodError> {
    let form = || PeriodError::Form(text.to_owned());
    let mut pieces = text.split('-');
    let year = pieces.next().and_then(|p| digits(p, 4)).ok_or_else(form)?;
    let year = i16::try_from(year).map_err(|_| form())?;
    let Some(second) = pieces.next() else {
        return Ok(Part {
            year,
            code: 0,
            day: 0,
        });
    };
    if let Some(quarter) = second.strip_prefix('Q') {
        let quarter = digits(quarter, 1)
            .filter(|q| (1..=4).contains(q))
            .ok_or_else(form)?;
        if pieces.next().is_some() {
            return Err(form());
        }
        let quarter = u8::try_from(quarter).map_err(|_| form())?;
        return Ok(Part {
            year,
            code: QUARTER + quarter,
            day: 0,
        });
    }
    let month = digits(second, 2).ok_or_else(form)?;
    let day = match pieces.next() {
        None => 0,
        Some(p) => digits(p, 2).filter(|d| *d > 0).ok_or_else(form)?,
    };
    if pieces.next().is_some() {
        return Err(form());
    }
    let calendar = || PeriodError::Calendar(text.to_owned());
    let (month, day) = (
        u8::try_from(month).map_err(|_| calendar())?,
        u8::try_from(day).map_err(|_| calendar())?,
    );
    let (m, d) = (i8::try_from(month), i8::try_from(day.max(1)));
    let (Ok(m), Ok(d)) = (m, d) else {
        return Err(calendar());
    };
    Date::new(year, m, d).map_err(|_| calendar())?;
    Ok(Part {
        year,
        code: month,
        day,
    })
}

impl Period {
    /// A whole calendar year, 0 to 9999.
    ///
    /// # Errors
    /// [`PeriodError::Form`] for a year that has no four-digit form.
    pub fn year(year: i16) -> Result<Self, PeriodError> {
        format!("{year:04}").parse()
    }

    /// First day.
    #[must_use]
    pub fn start(self) -> Date {
        self.from.first_day()
    }

    /// Last day.
    #[must_use]
    pub fn end(self) -> Date {
        self.to.last_day()
    }

    /// Whether the period is written as a window of two ends.
    #[must_use]
    pub fn is_window(self) -> bool {
        self.from != self.to
    }

    /// Whether the period is one whole calendar year.
    #[must_use]
    pub fn is_year(self) -> bool {
        !self.is_window() && self.from.code == 0
    }

    /// The calendar year in which it ends.
    #[must_use]
    pub fn end_year(self) -> i16 {
        self.to.year
    }

    /// Its end as a decimal year: the end of 2024 is 2025.0, the end of June 2024 about 2024.4973.
    #[must_use]
    pub fn end_decimal(self) -> f64 {
        decimal_after(self.end())
    }

    /// Whether every day of it lies inside the other period.
    #[must_use]
    pub fn within(self, outer: Self) -> bool {
        outer.start() <= self.start() && self.end() <= outer.end()
    }
}

/// The end of a day as a decimal year.
#[must_use]
pub fn decimal_after(date: Date) -> f64 {
    f64::from(date.year()) + f64::from(date.day_of_year()) / f64::from(date.days_in_year())
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let (from, to) = match text.split_once('/') {
            None => {
                let one = part(text)?;
                (one, one)
            }
            Some((a, b)) => (part(a)?, part(b)?),
        };
        let period = Self { from, to };
        if period.end() < period.start() {
            return Err(PeriodError::Order(text.to_owned()));
        }
        Ok(period)
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;
    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.code > QUARTER {
            return write!(f, "-Q{}", self.code - QUARTER);
        }
        if self.code > 0 {
            write!(f, "-{:02}", self.code)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.from.fmt(f)?;
        if self.is_window() {
            write!(f, "/{}", self.to)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_and_prints_itself() {
        for text in [
            "2024",
            "2024-Q3",
            "2024-02",
            "2024-02-29",
            "2021/2025",
            "2021-06/2024-12-31",
        ] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn faults_are_told_apart() {
        let fault = |t: &str| t.parse::<Period>().unwrap_err();
        assert!(matches!(fault("24"), PeriodError::Form(_)));
        assert!(matches!(fault("2024-6"), PeriodError::Form(_)));
        assert!(matches!(fault("2024-Q5"), PeriodError::Form(_)));
        assert!(matches!(fault("2023-02-29"), PeriodError::Calendar(_)));
        assert!(matches!(fault("2024-13"), PeriodError::Calendar(_)));
        assert!(matches!(fault("2024-300-01"), PeriodError::Form(_)));
        assert!(matches!(fault("2025/2021"), PeriodError::Order(_)));
        assert!(matches!(fault(""), PeriodError::Form(_)));
    }

    #[test]
    fn ends_are_days_and_decimal_years() {
        let quarter: Period = "2024-Q1".parse().unwrap();
        assert_eq!(
            (quarter.start().to_string(), quarter.end().to_string()),
            ("2024-01-01".into(), "2024-03-31".into())
        );
        let year: Period = "2024".parse().unwrap();
        assert!((year.end_decimal() - 2025.0).abs() < 1e-12);
        assert!(quarter.within(year) && !year.within(quarter));
    }
}
