//! Where the words that were read from a sentence stand in it.
//!
//! What is read is kept as words ("by the end of 2026"); a page or a document wants their place. Words
//! are found without regard to white space, bold marks and the case of ASCII letters, because the text
//! of a sentence has its white space folded and its source has not.

use std::ops::Range;

use jiff::civil::Date;
use waymark_model::plan::{Instrument, Label, Quantity, Sentence};

/// What a stretch of words is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What<'a> {
    /// They say when it is due.
    Deadline(Option<Date>),
    /// A body that does it.
    Body(&'a str),
    /// A law, treaty, plan or programme.
    Instrument(&'a Instrument),
    /// They led to labels.
    Labels(Vec<&'a Label>),
    /// A number.
    Quantity(&'a Quantity),
    /// They decided the modality.
    Cue,
}

/// A stretch of a text, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) what: What<'a>,
}

/// A step through a marked text.
#[derive(Debug, PartialEq)]
pub(crate) enum Step<'a, 'm> {
    /// A mark begins.
    Open(&'m What<'a>),
    /// Words.
    Text(&'a str),
    /// The mark that began last ends.
    Close(&'m What<'a>),
}

/// The marks of a sentence in a text of it, ready for [`steps`]. Words that do not stand in the text
/// (they stand in a heading, or a correction gave them) give no mark.
pub(crate) fn marks<'a>(s: &'a Sentence, text: &str) -> Vec<Mark<'a>> {
    let mut out = Vec::new();
    let mut add = |range: Option<Range<usize>>, what: What<'a>| {
        if let Some(range) = range {
            out.push(Mark { range, what });
        }
    };
    if let Some(deadline) = &s.deadline {
        add(find(text, deadline, 0), What::Deadline(s.due));
    }
    for actor in &s.actors {
        add(find(text, actor, 0), What::Body(actor));
    }
    for instrument in &s.instruments {
        add(
            find(text, &instrument.text, 0),
            What::Instrument(instrument),
        );
    }
    for (cue, labels) in cues(s) {
        add(find(text, cue, 0), What::Labels(labels));
    }
    // The same number may stand twice: each search begins behind the last find.
    let mut after = 0;
    for quantity in &s.quantities {
        let found = find(text, &quantity.text, after).or_else(|| find(text, &quantity.text, 0));
        after = found.as_ref().map_or(after, |r| r.end);
        add(found, What::Quantity(quantity));
    }
    add(find(text, &s.cue, 0), What::Cue);
    nested(out)
}

/// The labels whose words stand in the sentence itself, by those words.
fn cues(s: &Sentence) -> Vec<(&str, Vec<&Label>)> {
    let mut out: Vec<(&str, Vec<&Label>)> = Vec::new();
    for label in s.labels.iter().filter(|l| !l.from_heading) {
        match out.iter_mut().find(|(cue, _)| *cue == label.cue) {
            Some((_, labels)) => labels.push(label),
            None => out.push((&label.cue, vec![label])),
        }
    }
    out
}

/// Puts outer marks before inner ones and cuts a mark that would end behind the one it begins in.
fn nested(mut marks: Vec<Mark<'_>>) -> Vec<Mark<'_>> {
    marks.sort_by_key(|m| (m.range.start, std::cmp::Reverse(m.range.end)));
    let mut open: Vec<usize> = Vec::new();
    for mark in &mut marks {
        open.retain(|end| *end > mark.range.start);
        if let Some(end) = open.last() {
            mark.range.end = mark.range.end.min(*end);
        }
        open.push(mark.range.end);
    }
    marks
}

/// The text with its marks as steps: every mark closes, inner ones first, and the words of all steps
/// together are the text.
pub(crate) fn steps<'a, 'm>(text: &'a str, marks: &'m [Mark<'a>]) -> Vec<Step<'a, 'm>> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut open: Vec<&'m Mark<'a>> = Vec::new();
    let mut words = |out: &mut Vec<Step<'a, 'm>>, to: usize| {
        if let Some(piece) = text.get(at..to).filter(|p| !p.is_empty()) {
            out.push(Step::Text(piece));
        }
        at = at.max(to);
    };
    for mark in marks {
        while let Some(last) = open.pop_if(|m| m.range.end <= mark.range.start) {
            words(&mut out, last.range.end);
            out.push(Step::Close(&last.what));
        }
        words(&mut out, mark.range.start);
        out.push(Step::Open(&mark.what));
        open.push(mark);
    }
    while let Some(last) = open.pop() {
        words(&mut out, last.range.end);
        out.push(Step::Close(&last.what));
    }
    words(&mut out, text.len());
    out
}

/// Where words stand in a text, from a byte on.
fn find(text: &str, words: &str, from: usize) -> Option<Range<usize>> {
    let wanted: Vec<char> = words.chars().filter(|c| !between(*c)).collect();
    let first = wanted.first()?;
    let rest = text.get(from..)?;
    rest.char_indices()
        .filter(|(_, c)| c.eq_ignore_ascii_case(first))
        .find_map(|(at, _)| {
            let end = matches(rest.get(at..)?, &wanted)?;
            let range = from + at..from + at + end;
            whole(text, &range).then_some(range)
        })
}

/// What may stand between the letters of words without changing them.
fn between(c: char) -> bool {
    c.is_whitespace() || c == '*'
}

/// The bytes that the letters take at the start of a text, if they stand there.
fn matches(text: &str, wanted: &[char]) -> Option<usize> {
    let mut wanted = wanted.iter();
    let mut next = wanted.next();
    for (at, c) in text.char_indices() {
        let Some(letter) = next else { break };
        if c.eq_ignore_ascii_case(letter) {
            next = wanted.next();
            if next.is_none() {
                return Some(at + c.len_utf8());
            }
        } else if !between(c) {
            return None;
        }
    }
    None
}

/// Whether a stretch does not begin or end inside an ASCII word: "act" does not stand in "action".
fn whole(text: &str, range: &Range<usize>) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let inside = text.get(range.clone()).unwrap_or("");
    let before = text.get(..range.start).and_then(|t| t.chars().next_back());
    let after = text.get(range.end..).and_then(|t| t.chars().next());
    let starts = word(before) && word(inside.chars().next());
    let ends = word(inside.chars().next_back()) && word(after);
    !starts && !ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(text: &'a str, words: &str) -> Option<&'a str> {
        text.get(find(text, words, 0)?)
    }

    #[test]
    fn words_are_found_across_line_ends_and_never_inside_others() {
        assert_eq!(
            found("by the  end\n  of 2026", "the end of"),
            Some("the  end\n  of")
        );
        assert_eq!(found("从1200张\n增加", "张增"), Some("张\n增"));
        assert_eq!(found("an action and an Act.", "act"), Some("Act"));
        assert_eq!(found("**Care** home", "care home"), Some("Care** home"));
        assert_eq!(found("nothing here", "else"), None);
        assert_eq!(found("abc", " "), None);
    }

    #[test]
    fn marks_nest_and_never_cross() {
        let mark = |range: Range<usize>| Mark {
            range,
            what: What::Cue,
        };
        let marks = nested(vec![mark(2..6), mark(4..9), mark(0..7), mark(8..9)]);
        let ranges: Vec<_> = marks.iter().map(|m| m.range.clone()).collect();
        assert_eq!(ranges, [0..7, 2..6, 4..6, 8..9]);
        let text = "0123456789";
        let shown: String = steps(text, &marks)
            .iter()
            .map(|s| match s {
                Step::Open(_) => "(",
                Step::Text(t) => t,
                Step::Close(_) => ")",
            })
            .collect();
        assert_eq!(shown, "(01(23(45))6)7(8)9");
    }

    proptest! {
        #[test]
        fn steps_say_the_whole_text_and_balance(
            text in "[a-c 测]{0,20}",
            places in prop::collection::vec((0usize..60, 0usize..20), 0..6),
        ) {
            let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|b| text.is_char_boundary(*b)).unwrap();
            let marks = places
                .iter()
                .map(|(start, length)| Mark {
                    range: boundary(*start)..boundary(start + length),
                    what: What::Cue,
                })
                .collect();
            let (mut words, mut depth) = (String::new(), 0);
            for step in steps(&text, &nested(marks)) {
                match step {
                    Step::Open(_) => depth += 1,
                    Step::Text(t) => words.push_str(t),
                    Step::Close(_) => { depth -= 1; prop_assert!(depth >= 0); }
                }
            }
            prop_assert_eq!(words, text);
            prop_assert_eq!(depth, 0);
        }
    }
}
