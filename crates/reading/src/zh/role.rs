//! Whether a number of a Chinese sentence binds or only describes.

use waymark_model::plan::QuantityRole;

use super::found::Found;
use crate::lexicon::chinese;
use crate::words::Token;

/// Whether a number binds. `None`: it is no quantity at all ("一批", "统一").
pub(super) fn role(tokens: &[Token<'_>], found: &Found) -> Option<QuantityRole> {
    let role = &chinese().numbers.role;
    let at = found.number.end;
    // "12338热线": the number that one calls.
    let called = ["热线", "电话", "服务台"];
    if found.number.digits
        && found.number.value >= 100.0
        && called.iter().any(|c| found.unit.contains(c))
    {
        return None;
    }
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
    let own = length && !year && is_promised(tokens, found);
    let habit = length && found.bound && role.per_day.find(tokens, 0..found.from).is_some();
    let definite =
        role.definite.before(tokens, found.from).is_some() && !found.bound && !found.percent;
    // "三分之一" is a number of its own.
    let part = found.number.value < 1.0 && found.number.end > found.from + 2;
    let bare = found.unit.is_empty() && !found.bound && found.per.is_none() && !part;
    let describes =
        year || is_place(tokens, found) || (length && !own && !habit) || definite || bare;
    Some(if describes {
        QuantityRole::Descriptive
    } else {
        QuantityRole::Target
    })
}

/// "缩短至12分钟以内", "轮候期不超过24个月", "再提高1.2岁": the length itself is what counts, and not a time within
/// which something is done.
fn is_promised(tokens: &[Token<'_>], found: &Found) -> bool {
    let numbers = &chinese().numbers;
    let at = found.number.end;
    let moved = numbers.role.to.before(tokens, found.from).is_some()
        || numbers.role.moves.before(tokens, found.from).is_some();
    let limited = found.from < at
        && numbers
            .before
            .iter()
            .any(|(_, p)| p.at(tokens, found.from).is_some());
    let end = tokens.get(found.end).map_or("", |t| t.text);
    let within = ["内", "起"].contains(&end) && !moved;
    (moved || limited) && !within
}

/// "一百米范围内", "十万人死亡率": where, and of how many.
fn is_place(tokens: &[Token<'_>], found: &Found) -> bool {
    const REACH: usize = 14;
    const MANY: f64 = 1e4;
    let text = |n: usize| tokens.get(n).map_or("", |t| t.text);
    let at = found.number.end;
    let around = text(found.end) == "范" && text(found.end + 1) == "围";
    let mut near = (at..at + REACH).take_while(|m| tokens.get(*m).is_some_and(Token::is_word));
    around || (text(at) == "人" && found.number.value >= MANY && near.any(|m| text(m) == "率"))
}
