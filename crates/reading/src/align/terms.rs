//! What a sentence is about, as terms that survive small changes of its words.

/// Letters of a word that count.
const STEM: usize = 6;
/// Endings that do not count, where at least so many letters are left: "train", "trains", "training" are
/// one term. A crude stemmer, enough for likeness and the same for every word.
const ENDINGS: [&str; 5] = ["ing", "ed", "es", "s", "e"];
const LEFT: usize = 3;

/// Words that stand in every sentence and say nothing of its subject. In a text of thousands of sentences
/// their weight would be small anyway; in one of ten it would not.
const SILENT: [&str; 27] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in",
    "is", "it", "its", "of", "on", "or", "shall", "that", "the", "their", "to", "will", "with",
];

/// The terms of a text, sorted, repeated as often as they occur.
///
/// A word counts by its first six letters in lower case, without its ending; `the`, `of`, `will` and their kind do not count. Every number is the one term `#`: a target that
/// was raised is still the same promise. Writing without spaces (Han, kana) counts by pairs of
/// neighbouring characters, as is usual in searching Chinese texts; a character alone counts by itself.
#[must_use]
pub fn terms(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (mut word, mut han) = (String::new(), Vec::new());
    for c in text.chars() {
        if c.is_alphanumeric() && !is_han(c) {
            close_han(&mut han, &mut out);
            word.extend(c.to_lowercase());
            continue;
        }
        if matches!(c, '.' | ',' | '’' | '\'') && word.ends_with(char::is_numeric) {
            // `1,000` and `2.5` are one number; a full stop behind one changes nothing.
            continue;
        }
        close_word(&mut word, &mut out);
        if is_han(c) {
            han.push(c);
        } else {
            close_han(&mut han, &mut out);
        }
    }
    close_word(&mut word, &mut out);
    close_han(&mut han, &mut out);
    out.sort_unstable();
    out
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn close_word(word: &mut String, out: &mut Vec<String>) {
    if word.starts_with(char::is_numeric) {
        out.push("#".to_owned());
    } else if !word.is_empty() && SILENT.binary_search(&word.as_str()).is_err() {
        let stem = ENDINGS
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .find(|stem| stem.chars().count() >= LEFT);
        out.push(stem.unwrap_or(word).chars().take(STEM).collect());
    }
    word.clear();
}

fn close_han(han: &mut Vec<char>, out: &mut Vec<String>) {
    if let [only] = han.as_slice() {
        out.push(only.to_string());
    }
    out.extend(han.windows(2).map(|pair| pair.iter().collect::<String>()));
    han.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_numbers_and_case_do_not_count() {
        assert_eq!(terms("Provided 1,500 homes."), terms("provides 2.5 homes"));
        assert_eq!(terms("55% by the year 2027"), ["#", "#", "year"]);
        assert_eq!(terms("nurses training"), terms("Nurse trained"));
        assert_eq!(
            terms("need bed"),
            ["bed", "need"],
            "too short for an ending"
        );
        assert_ne!(terms("homes"), terms("houses"));
    }

    #[test]
    fn silent_words_are_sorted_for_the_search() {
        assert!(SILENT.is_sorted());
        assert!(SILENT.iter().all(|word| terms(word).is_empty()));
    }

    #[test]
    fn chinese_counts_by_pairs_and_mixes_with_numbers() {
        assert_eq!(terms("新建500所学校"), ["#", "学校", "所学", "新建"]);
        assert_eq!(terms("人"), ["人"]);
        assert!(terms("。，").is_empty() && terms("").is_empty());
    }
}
