//! By when, in the words of a Chinese sentence, and the day they mean.

use jiff::civil::Date;

use super::number::{in_digits, number_at};
use crate::lexicon::{Chinese, chinese};
use crate::words::Token;

/// The first deadline of a sentence; a habit ("每年") only where there is no date. A year before `since`, the
/// first of the plan (0 where it is not known), is past and no deadline.
pub(crate) fn deadline(sentence: &str, tokens: &[Token<'_>], since: i16) -> Option<String> {
    let chinese = chinese();
    let mut title = 0usize;
    let mut dated = None;
    for n in 0..tokens.len() {
        match tokens.get(n).map_or("", |t| t.text) {
            "《" => title += 1,
            "》" => title = title.saturating_sub(1),
            _ => {}
        }
        if title > 0 {
            continue;
        }
        if let Some(len) = chinese.time.periods.at(tokens, n) {
            dated = Some((n, n + len));
        } else {
            let year = year_at(tokens, n, chinese);
            let future = |(_, end): &(usize, usize)| {
                let words = tokens.get(n).zip(tokens.get(end - 1));
                let words = words.and_then(|(a, b)| sentence.get(a.start..b.end));
                words.and_then(due).is_none_or(|d| d.year() >= since)
            };
            dated = year.filter(future).or_else(|| within_at(tokens, n));
        }
        if dated.is_some() {
            break;
        }
    }
    let (from, end) = dated.or_else(|| {
        // "每人每月不低于150元": a rate, no habit.
        let each = |at: usize| {
            let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
            at >= 2 && text(at - 2) == "每" && ["人", "户", "名", "家"].contains(&text(at - 1))
        };
        let mut from = 0;
        loop {
            let (at, len) = chinese.time.alone.find(tokens, from..tokens.len())?;
            if !each(at) {
                break Some((at, at + len));
            }
            from = at + len;
        }
    })?;
    let (first, last) = (tokens.get(from)?, tokens.get(end.checked_sub(1)?)?);
    sentence.get(first.start..last.end).map(str::to_owned)
}

/// "到2025年底", "2026年6月底前", "于2027年3月31日前": an opener or a word behind makes a date a deadline.
fn year_at(tokens: &[Token<'_>], n: usize, chinese: &Chinese) -> Option<(usize, usize)> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let year = in_digits(text(n)).filter(|y| (1900.0..=2100.0).contains(y))?;
    debug_assert!(year > 0.0);
    let mut end = n + 1;
    // "2024-2026年"
    while ["-", "—", "–", "至", "～", "、"].contains(&text(end))
        && in_digits(text(end + 1)).is_some()
    {
        end += 2;
    }
    if text(end) != "年" {
        return None;
    }
    end += 1;
    for unit in ["月", "日"] {
        if in_digits(text(end)).is_some() && text(end + 1) == unit {
            end += 2;
        }
    }
    let opens = chinese.time.opens.before(tokens, n);
    let mut closes = 0;
    while let Some(len) = chinese.time.closes.at(tokens, end) {
        closes += len;
        end += len;
    }
    // "2025年，全部完成": a year that opens a clause.
    let stands =
        text(end) == "，" || n == 0 || tokens.get(n - 1).is_some_and(|t| t.is_mark("，；。"));
    (opens.is_some() || closes > 0 || stands).then(|| (n - opens.unwrap_or(0), end))
}

/// "三年内", "自公布之日起六个月内", "十五个工作日内".
fn within_at(tokens: &[Token<'_>], n: usize) -> Option<(usize, usize)> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let number = number_at(tokens, n)?;
    let mut end = number.end;
    let month = text(end) == "个" && text(end + 1) == "月";
    let units = if month {
        2
    } else {
        usize::from(["年", "月", "天", "周", "日"].contains(&text(end)))
    };
    // "二十个工作日内", "四十八小时内"
    let worded = [
        ["个", "工", "作", "日"].as_slice(),
        &["工", "作", "日"],
        &["小", "时"],
        &["个", "小", "时"],
    ];
    let worded = worded
        .into_iter()
        .find(|w| w.iter().enumerate().all(|(i, c)| text(end + i) == *c))
        .map_or(0, <[&str]>::len);
    let units = units.max(worded);
    if units == 0 {
        return None;
    }
    end += units;
    end += usize::from(["之", "以"].contains(&text(end)));
    (text(end) == "内").then_some((n, end + 1))
}

/// The last day that the words of a deadline allow, where they name a date.
pub(crate) fn due(words: &str) -> Option<Date> {
    let mut numbers: Vec<(i16, char)> = Vec::new();
    let mut digits = String::new();
    for c in words.chars() {
        let plain = match c {
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
            _ => c.is_ascii_digit().then_some(c),
        };
        if let Some(d) = plain {
            digits.push(d);
        } else if !digits.is_empty() {
            numbers.extend(digits.parse().ok().map(|n| (n, c)));
            digits.clear();
        }
    }
    let of = |unit: char| numbers.iter().find(|(_, c)| *c == unit).map(|(n, _)| *n);
    let year = of('年')?;
    let month = of('月').and_then(|m| i8::try_from(m).ok());
    let part = [
        ("一季度", 3),
        ("上半年", 6),
        ("二季度", 6),
        ("中期", 6),
        ("三季度", 9),
    ];
    let part = part
        .iter()
        .find(|(name, _)| words.contains(name))
        .map(|p| p.1);
    let first = Date::new(year, month.or(part).unwrap_or(12), 1).ok()?;
    let day = of('日').and_then(|d| i8::try_from(d).ok());
    // "6月1日前" is the day before; "6月前" the month before; "6月底前" its last day.
    let before = words.ends_with('前') && !words.contains(['底', '末']);
    match day.and_then(|d| Date::new(year, first.month(), d).ok()) {
        Some(date) if before => date.yesterday().ok(),
        Some(date) => Some(date),
        None if before && month.is_some() => first.yesterday().ok(),
        None if before => Date::new(year, 1, 1).ok()?.yesterday().ok(),
        None => Some(first.last_of_month()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;

    fn found(sentence: &str) -> Option<String> {
        deadline(
            sentence,
            &tokens(sentence, sentence, &chinese().common.vocabulary),
            2020,
        )
    }

    #[test]
    fn dates_are_deadlines() {
        for (sentence, words) in [
            ("到2025年，养老床位增加。", "到2025年"),
            ("2026年6月底前出台办法。", "2026年6月底前"),
            ("三年内完成改造。", "三年内"),
            ("计划期内新建十所学校。", "计划期内"),
            ("每年发布一份报告。", "每年"),
        ] {
            assert_eq!(found(sentence).as_deref(), Some(words), "{sentence}");
        }
        assert_eq!(found("落实《纲要（2021-2030年）》。"), None);
    }

    #[test]
    fn words_become_days() {
        let of = |words: &str| due(words).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(of("到2025年"), "2025-12-31");
        assert_eq!(of("2026年6月底前"), "2026-06-30");
        assert_eq!(of("2026年6月前"), "2026-05-31");
        assert_eq!(of("2027年3月31日前"), "2027-03-30");
        assert_eq!(of("2027年上半年"), "2027-06-30");
        assert_eq!(of("三年内"), "");
    }
}
