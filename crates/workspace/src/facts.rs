//! What the checks of one file need to know from the others.

use std::collections::BTreeMap;

use jiff::civil::Date;
use waymark_model::workspace::{Direction, Indicator, Located};
use waymark_model::{AreaCode, Period, Place};

use crate::cell::Fault;
use crate::codes;
use crate::findings::Findings;

/// What is known of an indicator.
#[derive(Debug, Clone)]
pub(crate) struct IndicatorFacts {
    /// Its unit.
    pub(crate) unit: String,
    /// Its direction.
    pub(crate) direction: Direction,
    /// Whether the unit is a percentage.
    pub(crate) percent: bool,
}

/// What is known so far; anything may be missing where its file has a fault.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The day the assessment speaks of.
    pub(crate) as_of: Option<Date>,
    /// The years of the plan.
    pub(crate) period: Option<Period>,
    /// The plan's own area.
    pub(crate) area: Option<AreaCode>,
    /// Indicators by id.
    pub(crate) indicators: BTreeMap<String, IndicatorFacts>,
}

impl Facts {
    /// Learns the indicators.
    pub(crate) fn learn(&mut self, indicators: &[Located<Indicator>]) {
        for row in indicators {
            let unit = row.item.unit.clone();
            let facts = IndicatorFacts {
                percent: unit == "%" || unit.split([' ', '_']).next() == Some("percent"),
                unit,
                direction: row.item.direction,
            };
            let id = row.item.id.as_str().to_owned();
            self.indicators.entry(id).or_insert(facts);
        }
    }

    /// Whether the day comes after the day the assessment speaks of.
    pub(crate) fn is_late(&self, day: Date) -> bool {
        self.as_of.is_some_and(|as_of| day > as_of)
    }

    /// Reports a day after the day the assessment speaks of.
    pub(crate) fn check_day(&self, day: Date, place: Place, findings: &mut Findings) {
        if let Some(as_of) = self.as_of
            && day > as_of
        {
            let fault = Fault::new(codes::AFTER_AS_OF)
                .with("date", &day.to_string())
                .with("as_of", &as_of.to_string());
            findings.push(fault.at(place));
        }
    }
}
