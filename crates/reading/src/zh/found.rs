//! One number in a Chinese sentence: its value, what it counts, how it binds, and where it stands.

use waymark_model::plan::Comparator;

use super::number::{Number, number_at};
use crate::lexicon::chinese;
use crate::words::Token;

/// Characters of a unit.
const MOST_UNIT: usize = 8;

#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) number: Number,
    pub(super) from: usize,
    pub(super) end: usize,
    pub(super) comparator: Comparator,
    pub(super) bound: bool,
    pub(super) unit: String,
    pub(super) percent: bool,
    /// The number it counts per ("每千人口").
    pub(super) per: Option<(f64, String)>,
}

pub(super) fn found_at(sentence: &str, tokens: &[Token<'_>], n: usize) -> Option<Found> {
    if let Some(half) = half_at(tokens, n) {
        return Some(half);
    }
    let numbers = &chinese().numbers;
    let per_cent = numbers.role.per_cent.at(tokens, n);
    let start = n + per_cent.unwrap_or(0);
    let mut percent = per_cent.is_some();
    let mut number = ratio_at(tokens, start).or_else(|| number_at(tokens, start))?;
    let mut end = number.end;
    let before = numbers
        .before
        .iter()
        .find_map(|(c, p)| p.before(tokens, n).map(|len| (*c, len)));
    let far = before.is_none().then(|| far_before(tokens, n)).flatten();
    if let Some(len) = numbers.role.percent.at(tokens, end) {
        percent = true;
        end += len;
    }
    if let Some((value, last)) = tenths(tokens, number) {
        (number.value, number.end, end, percent) = (value, last, last, true);
    }
    if let Some(len) = numbers.role.per_mille.at(tokens, end) {
        number.value /= 1000.0;
        end += len;
    }
    let mut after = after_at(tokens, end);
    end += after.map_or(0, |a| a.1);
    let (unit, unit_end) = if percent {
        ("percent".to_owned(), end)
    } else {
        unit_at(sentence, tokens, end)
    };
    if after.is_none()
        && let Some((comparator, last)) = behind_measure(tokens, end)
    {
        after = Some((comparator, 0));
        end = last;
    }
    let binds = before.map(|b| b.0).or(after.map(|a| a.0)).or(far);
    Some(Found {
        number,
        from: n - before.map_or(0, |b| b.1),
        end: end.max(number.end).max(unit_end),
        comparator: binds.unwrap_or(Comparator::Eq),
        bound: binds.is_some(),
        unit,
        percent,
        per: None,
    })
}

/// "半数", "不少于半数", "过半数": 50 percent.
fn half_at(tokens: &[Token<'_>], n: usize) -> Option<Found> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    if text(n) != "半" || text(n + 1) != "数" {
        return None;
    }
    let more = n.checked_sub(1).map_or("", text) == "过";
    let numbers = &chinese().numbers;
    let mut before = numbers.before.iter();
    let before = before.find_map(|(c, p)| p.before(tokens, n).map(|len| (*c, len)));
    let before = if more {
        Some((Comparator::Gt, 1))
    } else {
        before
    };
    let after = after_at(tokens, n + 2);
    let number = Number {
        value: 50.0,
        end: n + 2,
        digits: false,
    };
    Some(Found {
        number,
        from: n - before.map_or(0, |b| b.1),
        end: n + 2 + after.map_or(0, |a| a.1),
        comparator: before.or(after).map_or(Comparator::Eq, |b| b.0),
        bound: before.or(after).is_some(),
        unit: "percent".to_owned(),
        percent: true,
        per: None,
    })
}

/// "13/10万", "1∶150", "三分之一": one number.
fn ratio_at(tokens: &[Token<'_>], n: usize) -> Option<Number> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let first = number_at(tokens, n)?;
    let parts = text(first.end) == "分" && text(first.end + 1) == "之";
    let joint = match text(first.end) {
        "/" | "∶" | "︰" | "／" => first.end + 1,
        ":" | "：" if first.digits => first.end + 1,
        _ if parts && !first.digits => first.end + 2,
        _ => return None,
    };
    let second = number_at(tokens, joint).filter(|s| s.value > 0.0 && first.value > 0.0)?;
    let value = if parts {
        second.value / first.value
    } else {
        first.value / second.value
    };
    (value <= 1.0).then_some(Number {
        value,
        end: second.end,
        digits: true,
    })
}

/// "至少建成1个", "不得低于在职职工总数的1.8%": what binds stands before other words of the clause.
fn far_before(tokens: &[Token<'_>], n: usize) -> Option<Comparator> {
    const REACH: usize = 16;
    let numbers = &chinese().numbers;
    let words = (n.saturating_sub(REACH)..n).rev();
    let near = words.take_while(|m| {
        tokens
            .get(*m)
            .is_some_and(|t| !t.is_mark("，；。、") && !t.is_number())
    });
    let near: Vec<usize> = near.into_iter().collect();
    // The nearest, and of those over the same word the longest: "不超过", not "超过".
    let last = near
        .iter()
        .copied()
        .find(|m| numbers.role.far.has(tokens, *m))?;
    let from = (last.saturating_sub(2)..=last).find(|m| {
        numbers
            .role
            .far
            .at(tokens, *m)
            .is_some_and(|len| m + len > last)
    })?;
    numbers
        .before
        .iter()
        .find_map(|(c, p)| p.at(tokens, from).map(|_| *c))
}

/// The other end of "15至20家": the value and one past its last token.
pub(super) fn range_end(tokens: &[Token<'_>], found: &Found) -> Option<Number> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let joint = ["至", "-", "—", "－", "～", "~", "–"].contains(&text(found.number.end));
    let from = found.from.checked_sub(1).map_or("", text);
    let open = joint && !["由", "从", "自"].contains(&from) && found.unit.is_empty();
    let end = number_at(tokens, found.number.end + 1).filter(|_| open)?;
    let dated = ["年", "月", "日", "时", "点"].contains(&text(end.end))
        || text(found.number.end + 1) == "次";
    (!dated && end.value > found.number.value).then_some(end)
}

/// "三成" is 30 percent, "五成八" 58.
fn tenths(tokens: &[Token<'_>], number: Number) -> Option<(f64, usize)> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let fits = !number.digits && number.value <= 10.0 && text(number.end) == "成";
    if !fits || ["立", "为", "本", "员", "果"].contains(&text(number.end + 1)) {
        return None;
    }
    let ones = number_at(tokens, number.end + 1).filter(|o| !o.digits && o.value < 10.0);
    let value = number.value * 10.0 + ones.map_or(0.0, |o| o.value);
    Some((value, ones.map_or(number.end + 1, |o| o.end)))
}

/// "以上", "以内" at a token, and its length.
fn after_at(tokens: &[Token<'_>], n: usize) -> Option<(Comparator, usize)> {
    let after = &chinese().numbers.after;
    after
        .iter()
        .find_map(|(c, p)| p.at(tokens, n).map(|len| (*c, len)))
}

/// "3个以上", "20名以内": behind the measure word; gives one past the last token.
fn behind_measure(tokens: &[Token<'_>], n: usize) -> Option<(Comparator, usize)> {
    let measure = chinese().numbers.role.measures.at(tokens, n);
    let length = chinese().numbers.role.durations.at(tokens, n).unwrap_or(1);
    [n + 1, n + 2, n + length]
        .into_iter()
        .filter(|_| measure.is_some())
        .find_map(|at| after_at(tokens, at).map(|(c, len)| (c, at + len)))
}

/// The measure word and the noun behind it.
fn unit_at(sentence: &str, tokens: &[Token<'_>], n: usize) -> (String, usize) {
    let chinese = chinese();
    let mut end = n;
    while end < n + MOST_UNIT {
        let stop = tokens
            .get(end)
            .is_none_or(|t| !t.is_word() || t.is_number())
            || (end > n
                && (chinese.verbs.any.has(tokens, end) || chinese.words.stative.has(tokens, end)))
            || tokens.get(end).is_some_and(|t| {
                [
                    "的", "和", "、", "以", "并", "由", "不", "等", "每", "至", "到", "～",
                ]
                .contains(&t.text)
            });
        if stop {
            break;
        }
        end += 1;
    }
    let words = tokens
        .get(n)
        .zip(end.checked_sub(1).and_then(|e| tokens.get(e)));
    let text = words
        .filter(|_| end > n)
        .and_then(|(a, b)| sentence.get(a.start..b.end))
        .unwrap_or("");
    (text.to_owned(), end)
}

/// "每千人口", "每10万人", "每50名老年人": the number, what it counts, one past its end.
pub(super) fn per_at(
    sentence: &str,
    tokens: &[Token<'_>],
    n: usize,
) -> Option<(f64, String, usize)> {
    tokens.get(n).filter(|t| t.text == "每")?;
    let large = match tokens.get(n + 1).map(|t| t.text) {
        Some("万") => Some(1e4),
        Some("亿") => Some(1e8),
        Some(_) | None => None,
    };
    let number = match large {
        Some(value) => Number {
            value,
            end: n + 2,
            digits: false,
        },
        None => number_at(tokens, n + 1)?,
    };
    let measure = chinese().numbers.role.durations.has(tokens, number.end);
    if number.value < 2.0 || measure {
        return None;
    }
    let (unit, end) = unit_at(sentence, tokens, number.end);
    Some((number.value, unit, end.max(number.end)))
}
