//! The catalog as its callers see it.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod keys;

use waymark_i18n::{Arg, Catalog, render_diagnostic};
use waymark_model::{Diagnostic, Period, Place};

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

#[test]
fn figures_have_separators_and_no_float_tails() {
    let c = Catalog::named("en");
    assert_eq!(c.number(1_234_567.5), "1,234,567.5");
    assert_eq!(c.number(0.1 + 0.2), "0.3");
    assert_eq!(c.number(-1234.0), "\u{2212}1,234");
    assert_eq!(c.number(-0.0), "0");
    assert_eq!(c.number(f64::NAN), "–");
    assert_eq!(c.number(1e300), "1e300");
    assert_eq!(c.rounded(2.718_5), "2.72");
    assert_eq!(c.rounded(1234.56), "1,235");
    assert_eq!(c.rounded(-0.000_000_1), "0");
}

#[test]
fn a_share_short_of_the_whole_never_reads_as_the_whole() {
    let c = Catalog::named("en");
    assert_eq!(c.percent(0.999_9), "99.9%");
    assert_eq!(c.percent(1.0), "100%");
    assert_eq!(c.percent(0.000_01), "0.1%");
    assert_eq!(c.percent(0.5), "50%");
}

#[test]
fn days_and_periods_read_naturally_in_both_languages() {
    let (en, zh) = (Catalog::named("en"), Catalog::named("zh-Hans"));
    let day = jiff::civil::date(2025, 12, 31);
    assert_eq!(en.date(day), "31 December 2025");
    assert_eq!(zh.date(day), "2025年12月31日");
    for (text, english, chinese) in [
        ("2024", "2024", "2024年"),
        ("2021/2025", "2021–2025", "2021–2025年"),
        ("2024-06", "June 2024", "2024年6月"),
        ("2024-Q3", "quarter 3 of 2024", "2024年第3季度"),
        ("2024-06-30", "30 June 2024", "2024年6月30日"),
        ("2021-06/2024", "June 2021 to 2024", "2021年6月至2024年"),
    ] {
        assert_eq!(en.period(period(text)), english);
        assert_eq!(zh.period(period(text)), chinese);
    }
    assert_eq!(en.list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    assert_eq!(zh.list(&["a".into(), "b".into()]), "a和b");
}

#[test]
fn unknown_languages_and_keys_fall_back_and_say_so() {
    assert_eq!(Catalog::named("fr").lang(), "en");
    let words = Catalog::named("zh").text("no-such-key", &[("x", Arg::Count(1))]);
    assert_eq!((words.text.as_str(), words.lang), ("no-such-key", "en"));
}

#[test]
fn a_finding_without_words_shows_what_is_known() {
    let finding = Diagnostic::error("E9999", Place::file("x.csv")).with("value", 3);
    let words = render_diagnostic(&Catalog::named("en"), &finding);
    assert_eq!(words.cause, "E9999: value = 3");
    assert_eq!(words.mend, "");
}

#[test]
fn a_catalog_is_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Catalog::named("zh"));
}
