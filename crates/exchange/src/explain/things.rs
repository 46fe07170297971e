//! One line for one thing that was read: a number, a deadline, a group, an instrument, a label.

use waymark_i18n::Arg;
use waymark_model::plan::{Instrument, Label, Quantity, QuantityRole};

use super::reasons::Reasons;

/// A line to be said in the language of the reader.
pub(super) type Said<'a> = Box<dyn Fn(&Reasons<'a>) -> String + 'a>;

/// A number with how it binds, where it starts from and what it counts per.
pub(super) fn number<'a>(q: &'a Quantity) -> Said<'a> {
    Box::new(move |reasons| {
        let code = q.comparator.code();
        let value = figure(reasons, q.value, &q.unit);
        let rule = reasons.say(&format!("rule-{code}"), &[("value", Arg::from(value))]);
        let args = [("rule", Arg::from(rule)), ("code", Arg::from(code))];
        let rule = reasons.say("explain-number-code", &args);
        let key = match q.role {
            QuantityRole::Target => "explain-number-target",
            QuantityRole::Descriptive => "explain-number-descriptive",
        };
        let args = [("words", Arg::from(&q.text)), ("rule", Arg::from(rule))];
        let mut said = vec![reasons.say(key, &args)];
        if let Some(baseline) = q.baseline {
            let value = [("value", Arg::from(figure(reasons, baseline, &q.unit)))];
            said.push(reasons.say("explain-number-baseline", &value));
        }
        if !q.denominator.is_empty() {
            let per = [("denominator", Arg::from(&q.denominator))];
            said.push(reasons.say("explain-number-per", &per));
        }
        said.join(" ")
    })
}

/// The words of a deadline, with its last day.
pub(super) fn deadline<'a>(words: &'a String) -> Said<'a> {
    Box::new(move |reasons| {
        let words = ("words", Arg::from(words));
        match reasons.sentence.due {
            Some(due) => {
                let date = ("date", Arg::from(reasons.catalog.date(due)));
                reasons.say("explain-deadline-due", &[words, date])
            }
            None => reasons.say("explain-deadline-open", &[words]),
        }
    })
}

/// A group by its name; by its code where it has none.
pub(super) fn group<'a>(code: &'a str) -> Said<'a> {
    Box::new(move |reasons| {
        let key = format!("group-{code}");
        if !reasons.catalog.knows(&key) {
            return code.to_owned();
        }
        let name = reasons.say(&key, &[]);
        let args = [("name", Arg::from(name)), ("code", Arg::from(code))];
        reasons.say("explain-group", &args)
    })
}

/// A law, treaty, plan or programme.
pub(super) fn instrument<'a>(i: &'a Instrument) -> Said<'a> {
    Box::new(move |reasons| {
        let kind = reasons.say(&format!("explain-kind-{}", i.kind.code()), &[]);
        let words = ("words", Arg::from(&i.text));
        let kind = ("kind", Arg::from(kind));
        match &i.id {
            Some(id) => reasons.say("explain-instrument", &[words, kind, ("id", id.into())]),
            None => reasons.say("explain-instrument-own", &[words, kind]),
        }
    })
}

/// A right, theme or goal with the words that led to it.
pub(super) fn label<'a>(label: &'a Label) -> Said<'a> {
    Box::new(move |reasons| {
        let key = if label.from_heading {
            "explain-label-heading"
        } else {
            "explain-label"
        };
        let args = [
            ("scheme", Arg::from(label.scheme.to_uppercase())),
            ("code", Arg::from(label.code.as_ref())),
            ("edition", Arg::from(label.edition.as_ref())),
            ("cue", Arg::from(&label.cue)),
        ];
        reasons.say(key, &args)
    })
}

/// A figure with its unit.
fn figure(reasons: &Reasons<'_>, value: f64, unit: &str) -> String {
    let unit = unit.trim();
    // Figures in a text are years as often as counts, and 2,026 is no year.
    let number = if unit.is_empty() && value.fract() == 0.0 {
        value.to_string()
    } else {
        reasons.catalog.number(value)
    };
    if unit.is_empty() {
        return number;
    }
    let args = [("value", Arg::from(number)), ("unit", Arg::from(unit))];
    reasons.say("part-value-unit", &args)
}
