//! Figures: indicator × area × period × breakdown → value, status, source, vintage.
//!
//! A row is 48 bytes and every text in it is a number into a pool, so that ten million rows stay
//! far under a gibibyte.

#[expect(
    clippy::disallowed_types,
    reason = "a pure look-up: nothing ever walks over it"
)]
use std::collections::HashMap;
use std::sync::Arc;

use crate::period::Period;

/// SDMX `CL_OBS_STATUS`, the codes a plan assessment meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObsStatus {
    /// Normal value, as reported.
    A,
    /// Time series break.
    B,
    /// Estimated, derived or read with an interpretation.
    E,
    /// Forecast.
    F,
    /// Missing: there should be a value and none was found.
    M,
    /// Provisional.
    P,
    /// Suppressed to protect people.
    Q,
}

impl ObsStatus {
    /// All codes.
    pub const ALL: [Self; 7] = [
        Self::A,
        Self::B,
        Self::E,
        Self::F,
        Self::M,
        Self::P,
        Self::Q,
    ];

    /// The SDMX code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::E => "E",
            Self::F => "F",
            Self::M => "M",
            Self::P => "P",
            Self::Q => "Q",
        }
    }

    /// The status with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Whether a row of this status carries no value.
    #[must_use]
    pub fn is_missing(self) -> bool {
        matches!(self, Self::M | Self::Q)
    }
}

/// What kind of count a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The figure for the period itself.
    Main,
    /// A running total over a window: never in one line with yearly figures.
    Cumulative,
    /// A rival figure of another source: shown beside the main one, never averaged.
    Rival,
    /// "More than this."
    LowerBound,
    /// "Less than this."
    UpperBound,
    /// From a sample survey beside an administrative series.
    Survey,
    /// Those chosen in the period alone, where the series counts all so far.
    Selection,
}

impl Basis {
    /// All bases.
    pub const ALL: [Self; 7] = [
        Self::Main,
        Self::Cumulative,
        Self::Rival,
        Self::LowerBound,
        Self::UpperBound,
        Self::Survey,
        Self::Selection,
    ];

    /// The code used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Cumulative => "cumulative",
            Self::Rival => "rival",
            Self::LowerBound => "lower_bound",
            Self::UpperBound => "upper_bound",
            Self::Survey => "survey",
            Self::Selection => "selection",
        }
    }

    /// The basis with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.code() == code)
    }
}

/// One figure. Texts are numbers into the pools of [`Observations`].
#[derive(Debug, Clone, Copy)]
pub struct Observation {
    /// Into [`Observations::indicators`].
    pub indicator: u32,
    /// Into [`Observations::areas`].
    pub area: u32,
    /// Into [`Observations::breakdowns`]; 0 is the empty text: the total.
    pub breakdown: u32,
    /// Into [`Observations::sources`]: ids joined by `|`; 0 is none.
    pub sources: u32,
    /// Into [`Observations::notes`]; 0 is none.
    pub note: u32,
    /// Line in `observations.csv`.
    pub line: u32,
    /// When.
    pub period: Period,
    /// INVARIANT: NaN where, and only where, the status is a missing one. Read it with `value()`.
    raw: f64,
    /// Into [`Observations::vintages`]: the day the figure was recorded; 0 is unknown.
    pub vintage: u16,
    /// Status.
    pub status: ObsStatus,
    /// Kind of count.
    pub basis: Basis,
}

impl Observation {
    /// The value; `None` where it is missing or suppressed. Never zero for want of data.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        (!self.raw.is_nan()).then_some(self.raw)
    }

    /// A row with everything but a value.
    #[must_use]
    pub fn missing(period: Period, status: ObsStatus) -> Self {
        Self {
            indicator: 0,
            area: 0,
            breakdown: 0,
            sources: 0,
            note: 0,
            line: 0,
            period,
            raw: f64::NAN,
            vintage: 0,
            status,
            basis: Basis::Main,
        }
    }

    /// The same row with a value. A value that is not finite counts as none.
    #[must_use]
    pub fn with_value(mut self, value: Option<f64>) -> Self {
        self.raw = value.filter(|v| v.is_finite()).unwrap_or(f64::NAN);
        self
    }

    /// What makes a row unique, in the order of the canonical files.
    #[must_use]
    pub fn key(&self) -> (u32, u32, Period, u32, Basis, u16) {
        (
            self.indicator,
            self.area,
            self.period,
            self.breakdown,
            self.basis,
            self.vintage,
        )
    }
}

/// Texts by number. Number 0 is always the empty text.
#[derive(Debug, Clone)]
#[expect(
    clippy::disallowed_types,
    reason = "a pure look-up: nothing ever walks over it"
)]
pub struct Pool {
    texts: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
}

impl Default for Pool {
    #[expect(
        clippy::disallowed_types,
        reason = "a pure look-up: nothing ever walks over it"
    )]
    fn default() -> Self {
        let empty: Arc<str> = Arc::from("");
        Self {
            texts: vec![empty.clone()],
            numbers: HashMap::from([(empty, 0)]),
        }
    }
}

impl Pool {
    /// The number of the text, new if need be.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let text: Arc<str> = Arc::from(text);
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    /// The number of a text that is already there.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// The text with this number; empty for a number that was never given.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        usize::try_from(number)
            .ok()
            .and_then(|n| self.texts.get(n))
            .map_or("", |t| t)
    }

    /// How many texts there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is no text but the empty one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.len() <= 1
    }

    /// Gives the texts new numbers in their byte order; tells for each old number the new one.
    pub fn sort(&mut self) -> Vec<u32> {
        let ranks = self.ranks();
        self.texts.sort();
        for (text, number) in (0u32..).zip(&self.texts).map(|(n, t)| (t, n)) {
            if let Some(slot) = self.numbers.get_mut(text) {
                *slot = number;
            }
        }
        ranks
    }

    /// For each number its place in the byte order of the texts: a key for canonical sorting.
    #[must_use]
    pub fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.texts.len())
            .map(|n| u32::try_from(n).unwrap_or(0))
            .collect();
        order.sort_by(|a, b| self.get(*a).cmp(self.get(*b)));
        let mut ranks = vec![0; order.len()];
        for (rank, number) in (0u32..).zip(&order) {
            if let Some(slot) = usize::try_from(*number).ok().and_then(|n| ranks.get_mut(n)) {
                *slot = rank;
            }
        }
        ranks
    }
}

/// All figures of a workspace.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    /// Rows; after [`Observations::sort`] in canonical order.
    pub rows: Vec<Observation>,
    /// Indicator ids.
    pub indicators: Pool,
    /// Area codes.
    pub areas: Pool,
    /// Breakdowns: `key=value` pairs, sorted by key, joined by `;`.
    pub breakdowns: Pool,
    /// Source ids joined by `|`.
    pub sources: Pool,
    /// Notes.
    pub notes: Pool,
    /// Days a figure was recorded, `YYYY-MM-DD`.
    pub vintages: Pool,
}

impl Observations {
    /// Brings the rows into canonical order: indicator, area, period, breakdown, basis, vintage, all
    /// by the byte order of their texts, whatever the order of the file was. Numbers into the pools
    /// change: afterwards they follow the byte order too.
    pub fn sort(&mut self) {
        // With numbers in the order of the texts a row is compared without looking at any text.
        let indicators = self.indicators.sort();
        let areas = self.areas.sort();
        let breakdowns = self.breakdowns.sort();
        let vintages = self.vintages.sort();
        let rank = |ranks: &[u32], n: u32| {
            let at = usize::try_from(n).unwrap_or(usize::MAX);
            ranks.get(at).copied().unwrap_or(u32::MAX)
        };
        for row in &mut self.rows {
            row.indicator = rank(&indicators, row.indicator);
            row.area = rank(&areas, row.area);
            row.breakdown = rank(&breakdowns, row.breakdown);
            let vintage = rank(&vintages, u32::from(row.vintage));
            row.vintage = u16::try_from(vintage).unwrap_or(u16::MAX);
        }
        self.rows.sort_unstable_by_key(|r| (r.key(), r.line));
    }

    /// The rows of one indicator. Needs sorted rows.
    #[must_use]
    pub fn of_indicator(&self, id: &str) -> &[Observation] {
        let from = self
            .rows
            .partition_point(|r| self.indicators.get(r.indicator) < id);
        let to = self
            .rows
            .partition_point(|r| self.indicators.get(r.indicator) <= id);
        self.rows.get(from..to).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_stays_small() {
        assert!(
            size_of::<Observation>() <= 48,
            "{}",
            size_of::<Observation>()
        );
    }

    #[test]
    fn missing_is_never_a_number() {
        let period = "2024".parse().unwrap();
        assert_eq!(Observation::missing(period, ObsStatus::M).value(), None);
        assert_eq!(
            Observation::missing(period, ObsStatus::A)
                .with_value(Some(f64::NAN))
                .value(),
            None
        );
        assert_eq!(
            Observation::missing(period, ObsStatus::A)
                .with_value(Some(0.0))
                .value(),
            Some(0.0)
        );
    }

    #[test]
    fn order_is_that_of_the_texts_not_of_the_file() {
        let mut all = Observations::default();
        for id in ["b", "a", "c"] {
            let mut row = Observation::missing("2024".parse().unwrap(), ObsStatus::M);
            row.indicator = all.indicators.intern(id);
            all.rows.push(row);
        }
        all.sort();
        let ids: Vec<_> = all
            .rows
            .iter()
            .map(|r| all.indicators.get(r.indicator))
            .collect();
        assert_eq!(ids, ["a", "b", "c"]);
        assert_eq!(all.of_indicator("b").len(), 1);
        assert!(all.of_indicator("x").is_empty());
    }
}
