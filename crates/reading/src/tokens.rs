//! Words of a sentence with their place, in lower case, for matching phrases word by word.

/// A word, a number or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte in the sentence.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// Lower case; a curly apostrophe is a straight one.
    pub(crate) text: String,
    /// Whether it began with a capital.
    pub(crate) capital: bool,
    /// Depth of brackets around it.
    pub(crate) depth: u8,
}

impl Token {
    /// Whether it is a word or a number and not a mark.
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Whether it is one of these marks.
    pub(crate) fn is_mark(&self, marks: &str) -> bool {
        !self.is_word() && self.text.chars().next().is_some_and(|c| marks.contains(c))
    }
}

fn joins(c: char, next: Option<char>, number: bool) -> bool {
    let next_word = next.is_some_and(char::is_alphanumeric);
    match c {
        '\'' | '’' | '-' | '/' | '&' => next_word && !(number && c == '/'),
        ',' | '.' => number && next.is_some_and(|n| n.is_ascii_digit()),
        _ => false,
    }
}

/// The tokens of a sentence.
pub(crate) fn tokens(sentence: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = sentence.char_indices().collect();
    let at = |n: usize| chars.get(n).map(|c| c.1);
    let offset = |n: usize| chars.get(n).map_or(sentence.len(), |c| c.0);
    let mut out = Vec::new();
    let (mut n, mut depth) = (0, 0u8);
    while let Some(c) = at(n) {
        let from = n;
        n += 1;
        if c.is_whitespace() {
            continue;
        }
        if c.is_alphanumeric() {
            let mut number = c.is_ascii_digit();
            while let Some(d) = at(n) {
                let word = d.is_alphanumeric();
                if !word && !joins(d, at(n + 1), number) {
                    break;
                }
                number &= d.is_ascii_digit() || d == ',' || d == '.';
                n += 1;
            }
        } else if matches!(c, '(' | '[' | '（') {
            depth = depth.saturating_add(1);
        } else if matches!(c, ')' | ']' | '）') {
            depth = depth.saturating_sub(1);
        }
        let text = sentence.get(offset(from)..offset(n)).unwrap_or("");
        out.push(Token {
            start: offset(from),
            end: offset(n),
            text: text.to_lowercase().replace('’', "'"),
            capital: c.is_uppercase(),
            depth,
        });
    }
    out
}

/// A phrase as words.
pub(crate) type Phrase = Vec<String>;

/// Phrases that can be looked for at a place.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// Sorted by first word; longer ones first.
    all: Vec<Phrase>,
}

impl Phrases {
    /// From texts; a word is what [`tokens`] makes of it.
    pub(crate) fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all: Vec<Phrase> = texts
            .into_iter()
            .map(|t| tokens(t).into_iter().map(|t| t.text).collect())
            .filter(|p: &Phrase| !p.is_empty())
            .collect();
        all.sort_by(|a, b| {
            a.first()
                .cmp(&b.first())
                .then(b.len().cmp(&a.len()))
                .then(a.cmp(b))
        });
        Self { all }
    }

    /// The length of the longest phrase that begins at the token.
    pub(crate) fn at(&self, tokens: &[Token], n: usize) -> Option<usize> {
        let first = &tokens.get(n)?.text;
        let from = self.all.partition_point(|p| p.first() < Some(first));
        self.all
            .get(from..)?
            .iter()
            .take_while(|p| p.first() == Some(first))
            .find(|p| {
                p.iter()
                    .enumerate()
                    .all(|(k, w)| tokens.get(n + k).is_some_and(|t| t.text == *w))
            })
            .map(Vec::len)
    }

    /// The first place in a range where a phrase begins, and its length.
    pub(crate) fn find(
        &self,
        tokens: &[Token],
        range: std::ops::Range<usize>,
    ) -> Option<(usize, usize)> {
        range
            .into_iter()
            .find_map(|n| self.at(tokens, n).map(|len| (n, len)))
    }

    /// The length of the longest phrase that ends just before the token.
    pub(crate) fn before(&self, tokens: &[Token], n: usize) -> Option<usize> {
        (1..=4.min(n))
            .rev()
            .find(|len| self.at(tokens, n - len) == Some(*len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_joined_words_stay_whole() {
        let words: Vec<_> = tokens("One-stop R&D: 1,000 of 2.5 (women’s) 2021-2025.")
            .into_iter()
            .map(|t| t.text)
            .collect();
        assert_eq!(
            words,
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
    }

    #[test]
    fn the_longest_phrase_wins() {
        let phrases = Phrases::new(["at", "at least", "a minimum of"]);
        let words = tokens("with at least one");
        assert_eq!(phrases.at(&words, 1), Some(2));
        assert_eq!(phrases.before(&words, 3), Some(2));
        assert_eq!(phrases.find(&words, 0..4), Some((1, 2)));
    }
}
