//! By when, in the words of the text.

use crate::lexicon::lexicon;
use crate::quantities::value_at;
use crate::tokens::Token;

/// The first deadline of a sentence.
pub(crate) fn deadline(sentence: &str, tokens: &[Token]) -> Option<String> {
    (0..tokens.len()).find_map(|n| {
        let opens = lexicon().layout.deadline_opens.at(tokens, n)?;
        let end = date_at(tokens, n, n + opens)?;
        let (first, last) = (tokens.get(n)?, tokens.get(end.checked_sub(1)?)?);
        let words = sentence.get(first.start..last.end)?;
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

fn is_year(token: &Token) -> bool {
    let text = token.text.as_str();
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// One past the last token of a date or period that begins at `n`.
fn date_at(tokens: &[Token], opener: usize, n: usize) -> Option<usize> {
    let layout = &lexicon().layout;
    let token = tokens.get(n)?;
    if is_year(token) {
        return Some(n + 1);
    }
    if let Some(len) = layout.deadline_periods.at(tokens, n) {
        return Some(n + len);
    }
    if layout.months.contains(&token.text) && token.capital {
        let mut end = n + 1;
        while tokens
            .get(end)
            .is_some_and(|t| t.is_mark(",") || t.text.starts_with(|c: char| c.is_ascii_digit()))
        {
            end += 1;
        }
        return Some(if tokens.get(end - 1).is_some_and(|t| t.is_mark(",")) {
            end - 1
        } else {
            end
        });
    }
    let day = token.text.bytes().all(|b| b.is_ascii_digit()) && token.text.len() <= 2;
    if day
        && tokens
            .get(n + 1)
            .is_some_and(|t| t.capital && layout.months.contains(&t.text))
    {
        let year = tokens.get(n + 2).is_some_and(is_year);
        return Some(n + 2 + usize::from(year));
    }
    span_at(tokens, opener, n)
}

/// "within three years", "over the next two years": only these openers take a length of time.
fn span_at(tokens: &[Token], opener: usize, n: usize) -> Option<usize> {
    let open = tokens.get(opener)?;
    if !["within", "over", "in"].contains(&open.text.as_str()) {
        return None;
    }
    let (_, after) = value_at(tokens, n)?;
    let unit = tokens.get(after)?;
    lexicon()
        .layout
        .time_units
        .contains(&unit.text)
        .then_some(after + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[track_caller]
    fn check(sentence: &str, expected: Option<&str>) {
        assert_eq!(
            deadline(sentence, &tokens(sentence)).as_deref(),
            expected,
            "{sentence}"
        );
    }

    #[test]
    fn dates_and_periods_are_found() {
        check("By 2027, all will have it.", Some("By 2027"));
        check(
            "It will open by the end of 2026.",
            Some("by the end of 2026"),
        );
        check(
            "A law will pass within three years.",
            Some("within three years"),
        );
        check(
            "It will be done by the end of the plan period.",
            Some("by the end of the plan period"),
        );
        check(
            "It will report no later than 31 March 2025 to all.",
            Some("no later than 31 March 2025"),
        );
        check("It will open before June 2024.", Some("before June 2024"));
    }

    #[test]
    fn titles_and_agents_are_no_deadline() {
        check("The Outline (2021-2030) will be carried out by law.", None);
        check(
            "Minors under 16 shall be cared for within the family.",
            None,
        );
        check("It was set by 12 ministries.", None);
    }
}
