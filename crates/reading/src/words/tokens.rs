//! Words of a sentence with their place, in lower case.

use crate::words::Vocabulary;

/// A word, a number or a mark. A Han character is a token of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// First byte in the sentence.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// Lower case.
    pub(crate) text: &'a str,
    /// Its number in the vocabulary; 0 where no rule asks for it.
    pub(crate) id: u32,
    /// The lists it begins.
    pub(crate) lists: u128,
    /// Whether it began with a capital.
    pub(crate) capital: bool,
    /// Whether it is two or more letters, all capitals.
    pub(crate) acronym: bool,
    /// Depth of brackets around it.
    pub(crate) depth: u8,
    /// Its first character, in lower case.
    pub(crate) first: char,
    /// Whether it is a word or a number and not a mark.
    wordy: bool,
}

impl Token<'_> {
    /// Whether it is a word or a number and not a mark.
    pub(crate) fn is_word(&self) -> bool {
        self.wordy
    }

    /// Whether it is one of these marks.
    pub(crate) fn is_mark(&self, marks: &str) -> bool {
        !self.wordy && marks.chars().any(|mark| mark == self.first)
    }

    /// Whether it begins with a digit.
    pub(crate) fn is_number(&self) -> bool {
        self.first.is_ascii_digit()
    }
}

/// The text in lower case, byte for byte in the same places: a letter whose lower case is of another
/// length stays as it is. Full-width digits stay too.
pub(crate) fn lowered(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = |c: char| {
        if is_han(c) || is_han_mark(c) {
            return c;
        }
        let mut forms = c.to_lowercase();
        match (forms.next(), forms.next()) {
            (Some(l), None) if l.len_utf8() == c.len_utf8() => l,
            _ => c,
        }
    };
    text.chars().map(lower).collect()
}

/// Whether a character is a word by itself: Han ideographs, kana left out.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{3007}' | '\u{f900}'..='\u{faff}')
}

/// Marks of Chinese, full-width ones too. Most characters of a plan are told apart before the tables of all the
/// world's letters are asked.
fn is_han_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// What a character can do inside a token, cheaply for ASCII and Chinese.
fn is_wordy(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        !is_han(c) && !is_han_mark(c) && c.is_alphanumeric()
    }
}

fn joins(c: char, next: Option<char>, number: bool) -> bool {
    match c {
        '\'' | '’' | '-' | '/' | '&' => next.is_some_and(is_wordy) && !(number && c == '/'),
        ',' | '.' => number && next.is_some_and(|n| n.is_ascii_digit()),
        _ => false,
    }
}

/// Length in bytes of the token that begins a text.
fn token_len(rest: &str, first: char) -> usize {
    if !is_wordy(first) {
        return first.len_utf8();
    }
    // Most words are plain letters up to a blank.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let ends = |b: &u8| b.is_ascii() && !b"'-/&,.".contains(b);
    if plain > 0 && rest.as_bytes().get(plain).is_none_or(ends) {
        return plain;
    }
    let mut number = first.is_ascii_digit();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if !is_wordy(c) && !joins(c, chars.peek().map(|n| n.1), number) {
            return at;
        }
        number &= c.is_ascii_digit() || c == ',' || c == '.';
    }
    rest.len()
}

/// The tokens of a sentence; `lower` is what [`lowered`] makes of it.
pub(crate) fn tokens<'a>(
    sentence: &str,
    lower: &'a str,
    vocabulary: &Vocabulary,
) -> Vec<Token<'a>> {
    debug_assert_eq!(sentence.len(), lower.len());
    let mut out = Vec::with_capacity(sentence.len() / 5 + 2);
    let plain = lower.is_ascii();
    let (mut at, mut depth) = (0, 0u8);
    while let Some(rest) = lower.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        let han = is_han(c);
        if !han && c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        match c {
            '(' | '[' | '（' => depth = depth.saturating_add(1),
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let len = if han {
            c.len_utf8()
        } else {
            token_len(rest, c)
        };
        let text = rest.get(..len).unwrap_or("");
        let (id, lists) = if !plain && !han && text.contains('’') {
            vocabulary.look_up(&text.replace('’', "'"))
        } else {
            vocabulary.look_up(text)
        };
        let original = sentence.get(at..at + len).unwrap_or("");
        let capital = !han && original.chars().next().is_some_and(char::is_uppercase);
        out.push(Token {
            start: at,
            end: at + len,
            text,
            id,
            lists,
            capital,
            acronym: capital && is_acronym(original),
            depth,
            first: c,
            wordy: han || is_wordy(c),
        });
        at += len;
    }
    out
}

fn is_acronym(word: &str) -> bool {
    let word = word.trim_end_matches('s');
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && !word.chars().any(|c| c.is_lowercase() || c.is_ascii_digit())
}

/// A phrase of the lexicon as words.
pub(super) fn words(phrase: &str) -> Vec<String> {
    let lower = lowered(phrase);
    tokens(phrase, &lower, &Vocabulary::default())
        .iter()
        .map(|t| t.text.replace('’', "'"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Builder;

    #[test]
    fn numbers_and_joined_words_stay_whole() {
        assert_eq!(
            words("One-stop R&D: 1,000 of 2.5 (women’s) 2021-2025."),
            [
                "one-stop",
                "r&d",
                ":",
                "1,000",
                "of",
                "2.5",
                "(",
                "women's",
                ")",
                "2021-2025",
                "."
            ]
        );
        assert_eq!(
            words("到2025年，新建"),
            ["到", "2025", "年", "，", "新", "建"]
        );
    }

    #[test]
    fn the_longest_phrase_wins() {
        let mut builder = Builder::default();
        let phrases = builder.phrases(["at", "at least", "a minimum of"]);
        let vocabulary = builder.finish();
        let text = "with at least one";
        let words = tokens(text, text, &vocabulary);
        assert_eq!(phrases.at(&words, 1), Some(2));
        assert_eq!(phrases.before(&words, 3), Some(2));
        assert_eq!(phrases.find(&words, 0..4), Some((1, 2)));
    }

    #[test]
    fn lower_case_keeps_its_places() {
        for text in ["ÉCOLE İstanbul ẞ", "Plan", "ΣΟΦΙΑ 计划"] {
            assert_eq!(lowered(text).len(), text.len(), "{text}");
        }
    }
}
