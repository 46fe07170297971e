//! Numbers in a Chinese sentence: what they count, how they bind, and whether they bind at all.

use waymark_model::plan::{Comparator, Quantity, QuantityRole};

use super::number::{Number, number_at};
use crate::lexicon::chinese;
use crate::words::Token;

/// Characters of a unit.
const MOST_UNIT: usize = 8;

struct Found {
    number: Number,
    from: usize,
    end: usize,
    comparator: Comparator,
    bound: bool,
    unit: String,
    percent: bool,
    /// The number it counts per ("每千人口").
    per: Option<(f64, String)>,
}

/// All numbers of a sentence. In a sentence that promises nothing they only describe.
pub(crate) fn quantities(
    sentence: &str,
    tokens: &[Token<'_>],
    commitment: bool,
    char_start: usize,
) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::new();
    let mut per: Option<(f64, String)> = None;
    let (mut n, mut title) = (0, 0usize);
    while let Some(token) = tokens.get(n) {
        match token.text {
            "《" => title += 1,
            "》" => title = title.saturating_sub(1),
            "，" | "；" | "。" => per = None,
            _ => {}
        }
        if title > 0 {
            n += 1;
            continue;
        }
        if let Some((value, unit, end)) = per_at(sentence, tokens, n) {
            per = Some((value, unit));
            n = end;
            continue;
        }
        let Some(mut found) = found_at(sentence, tokens, n) else {
            n += 1;
            continue;
        };
        if let Some(high) = range_end(tokens, &found)
            && let Some(second) = found_at(sentence, tokens, found.number.end + 1)
            && commitment
        {
            n = second.end.max(high.end);
            let unit = second.unit.clone();
            let ends = [
                Found { comparator: Comparator::AtLeast, bound: true, unit, end: n, ..found },
                Found { comparator: Comparator::AtMost, bound: true, ..second },
            ];
            for end in ends {
                if let Some(role) = role(tokens, &end) {
                    push(sentence, tokens, end, role, char_start, &mut out);
                }
            }
            continue;
        }
        n = found.end.max(n + 1);
        found.per = per.clone().filter(|_| !found.percent);
        let Some(role) = role(tokens, &found) else {
            continue;
        };
        let role = if commitment {
            role
        } else {
            QuantityRole::Descriptive
        };
        push(sentence, tokens, found, role, char_start, &mut out);
    }
    out
}

fn push(
    sentence: &str,
    tokens: &[Token<'_>],
    found: Found,
    role: QuantityRole,
    char_start: usize,
    out: &mut Vec<Quantity>,
) {
    let (Some(first), Some(last)) = (tokens.get(found.from), tokens.get(found.end - 1)) else {
        return;
    };
    let chars = |byte: usize| sentence.get(..byte).map_or(0, |s| s.chars().count());
    let mut quantity = Quantity {
        value: found.number.value,
        unit: found.unit,
        comparator: found.comparator,
        baseline: None,
        denominator: String::new(),
        role,
        text: sentence.get(first.start..last.end).unwrap_or("").to_owned(),
        char_start: char_start + chars(first.start),
        char_end: char_start + chars(last.end),
    };
    if role == QuantityRole::Target
        && let Some((per, of)) = found.per
    {
        quantity.value /= per;
        quantity.denominator = of;
    }
    // "由62%提高到80%": the first is where it starts.
    let rises = chinese()
        .numbers
        .role
        .to
        .before(tokens, found.from)
        .is_some();
    if rises && let Some(start) = out.last_mut().filter(|q| starts(sentence, q, char_start)) {
        start.role = QuantityRole::Descriptive;
        quantity.baseline = Some(start.value);
    }
    out.push(quantity);
}

/// Whether "从" or "由" stands shortly before a quantity, in the same clause.
fn starts(sentence: &str, quantity: &Quantity, char_start: usize) -> bool {
    const REACH: usize = 12;
    let before: Vec<char> = sentence
        .chars()
        .take(quantity.char_start - char_start)
        .collect();
    let near = before.iter().rev().take(REACH);
    quantity.baseline.is_none()
        && near
            .take_while(|c| !matches!(c, '，' | '；' | '。'))
            .any(|c| matches!(c, '从' | '由'))
}

/// "每千人口", "每10万人", "每50名老年人": the number, what it counts, one past its end.
fn per_at(sentence: &str, tokens: &[Token<'_>], n: usize) -> Option<(f64, String, usize)> {
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

fn found_at(sentence: &str, tokens: &[Token<'_>], n: usize) -> Option<Found> {
    let numbers = &chinese().numbers;
    let mut from = n;
    let mut start = n;
    let mut percent = false;
    if let Some(len) = numbers.role.per_cent.at(tokens, n) {
        percent = true;
        start = n + len;
    }
    let number = ratio_at(tokens, start).or_else(|| number_at(tokens, start))?;
    let mut end = number.end;
    let before = numbers
        .before
        .iter()
        .find_map(|(c, p)| p.before(tokens, n).map(|len| (*c, len)));
    let far = before.is_none().then(|| far_before(tokens, n)).flatten();
    if let Some((_, len)) = before {
        from -= len;
    }
    if let Some(len) = numbers.role.percent.at(tokens, end) {
        percent = true;
        end += len;
    }
    let mut number = number;
    if let Some((value, last)) = tenths(tokens, number) {
        (number.value, number.end, end, percent) = (value, last, last, true);
    }
    if let Some(len) = numbers.role.per_mille.at(tokens, end) {
        number.value /= 1000.0;
        end += len;
    }
    let mut after = after_at(tokens, end);
    if let Some((_, len)) = after {
        end += len;
    }
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
    Some(Found {
        number,
        from,
        end: end
            .max(number.end)
            .max(if percent { end } else { unit_end }),
        comparator: before
            .map(|b| b.0)
            .or(after.map(|a| a.0))
            .or(far)
            .unwrap_or(Comparator::Eq),
        bound: before.is_some() || after.is_some() || far.is_some(),
        unit,
        percent,
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
    let last = near.iter().copied().find(|m| numbers.role.far.has(tokens, *m))?;
    let from = (last.saturating_sub(2)..=last)
        .find(|m| numbers.role.far.at(tokens, *m).is_some_and(|len| m + len > last))?;
    numbers
        .before
        .iter()
        .find_map(|(c, p)| p.at(tokens, from).map(|_| *c))
}

/// The other end of "15至20家": the value and one past its last token.
fn range_end(tokens: &[Token<'_>], found: &Found) -> Option<Number> {
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let joint = ["至", "-", "—", "－", "～", "~", "–"].contains(&text(found.number.end));
    let from = found.from.checked_sub(1).map_or("", text);
    let open = joint && !["由", "从", "自"].contains(&from) && found.unit.is_empty();
    let end = number_at(tokens, found.number.end + 1).filter(|_| open)?;
    let dated = ["年", "月", "日", "时", "点"].contains(&text(end.end)) || text(found.number.end + 1) == "次";
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
                ["的", "和", "、", "以", "并", "由", "不", "等", "每", "至", "到", "～"].contains(&t.text)
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

/// Whether a number binds. `None`: it is no quantity at all ("一批", "统一").
fn role(tokens: &[Token<'_>], found: &Found) -> Option<QuantityRole> {
    let role = &chinese().numbers.role;
    let at = found.number.end;
    if !found.number.digits && !found.percent {
        // A character is a number only before a measure word, and "一" only where it binds.
        let measured = role.measures.has(tokens, at) || found.number.value >= 100.0;
        let times = tokens.get(at).is_some_and(|t| t.text == "倍");
        let one = found.number.value < 2.0 && !found.bound && found.per.is_none() && !times;
        if !measured || one || role.kinds.has(tokens, at) {
            return None;
        }
    }
    let year = found.number.digits
        && (1900.0..=2100.0).contains(&found.number.value)
        && tokens
            .get(at)
            .is_some_and(|t| ["年", "-", "—", "－", "–", "至", "～"].contains(&t.text));
    let length = role.durations.has(tokens, at);
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    // "缩短至12分钟以内", "轮候期不超过24个月", "再提高1.2岁": the length itself is what counts.
    let moved = role.to.before(tokens, found.from).is_some()
        || role.moves.before(tokens, found.from).is_some();
    let limited = chinese()
        .numbers
        .before
        .iter()
        .any(|(_, p)| p.at(tokens, found.from).is_some() && found.from < at);
    let within = ["内", "起"].contains(&text(found.end)) && !moved;
    let length = length && !((moved || limited) && !within && !year);
    // "一百米范围内", "十万人死亡率": where, and of how many.
    let around = text(found.end) == "范" && text(found.end + 1) == "围"
        || text(at) == "人" && (at..at + 14).take_while(|m| tokens.get(*m).is_some_and(Token::is_word)).any(|m| text(m) == "率")
            && found.number.value >= 1e4;
    let habit = length && found.bound && role.per_day.find(tokens, 0..found.from).is_some();
    let definite =
        role.definite.before(tokens, found.from).is_some() && !found.bound && !found.percent;
    // "三分之一" is a number of its own.
    let part = found.number.value < 1.0 && found.number.end > found.from + 2;
    let bare = found.unit.is_empty() && !found.bound && found.per.is_none() && !part;
    let describes = year || around || (length && !habit) || definite || bare;
    Some(if describes {
        QuantityRole::Descriptive
    } else {
        QuantityRole::Target
    })
}
