//! Glyphs of a page to pieces of lines: runs on one line without a wide gap.

use super::rules::Rules;
use super::sheet::Glyph;
use super::{high, low};

/// Gap between two letters of different words, in sizes of the letter.
const WORD: f64 = 0.18;
/// Gap between two cells or columns.
const WIDE: f64 = 1.0;
/// The same, where a blank stands in the gap: words of a line that is set to both edges.
const STRETCHED: f64 = 2.5;
/// How far letters of one line may stand above one another.
const LEVEL: f64 = 0.25;

/// A piece of a line.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fragment {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    /// Bytes at its start that are bold.
    pub(super) bold: usize,
    /// The file marks all of it as a running head, a foot or a page number.
    pub(super) is_running: bool,
}

impl Fragment {
    /// Whether all of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold >= self.text.len() && !self.text.is_empty()
    }

    /// Adds a piece of the same line.
    pub(super) fn join(&mut self, other: &Self) {
        let bold = self.is_bold();
        let glued =
            self.text.chars().next_back().is_some_and(is_wide) && other.text.starts_with(is_wide);
        if !glued && !self.text.is_empty() {
            self.text.push(' ');
        }
        if bold {
            self.bold = self.text.len() + other.bold;
        }
        self.text.push_str(&other.text);
        self.is_running &= other.is_running;
        self.x0 = low(self.x0, other.x0);
        self.x1 = high(self.x1, other.x1);
    }
}

/// The pieces of a page, from the top, then from the left.
pub(super) fn fragments(mut glyphs: Vec<Glyph>, rules: &Rules) -> Vec<Fragment> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut out = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        let level = row
            .first()
            .is_none_or(|first| (glyph.y - first.y).abs() <= LEVEL * low(first.size, glyph.size));
        if !level {
            line(&mut row, rules, &mut out);
        }
        row.push(glyph);
    }
    line(&mut row, rules, &mut out);
    out.sort_by(|a: &Fragment, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    out
}

/// The pieces of one line.
fn line(row: &mut Vec<Glyph>, rules: &Rules, out: &mut Vec<Fragment>) {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut open: Option<(Fragment, f64, bool)> = None;
    for glyph in row.drain(..) {
        if glyph.text == ' ' {
            // A blank fills the gap; where there is none it says nothing.
            if let Some((_, end, blank)) = open.as_mut() {
                *end = high(*end, low(glyph.end, *end + glyph.size * WIDE));
                *blank = true;
            }
            continue;
        }
        if let Some((fragment, end, blank)) = open.as_mut() {
            let gap = glyph.x - *end;
            let twice = fragment.text.ends_with(glyph.text)
                && (glyph.x - fragment.x1).abs() > 0.0
                && (*end - glyph.end).abs() < glyph.size * 0.12
                && gap < -glyph.size * 0.2;
            if twice {
                // Drawn twice, to look bold.
                continue;
            }
            let most = if *blank { STRETCHED } else { WIDE };
            let ruled =
                gap > 1.0 && rules.divides(glyph.y - glyph.size * 0.3, fragment.x1, glyph.x);
            if gap < glyph.size * most && !ruled {
                let space = *blank || gap > glyph.size * WORD;
                add(fragment, &glyph, space);
                *end = glyph.end;
                *blank = false;
                continue;
            }
        }
        if let Some((done, ..)) = open.take() {
            out.push(done);
        }
        let mut fragment = Fragment {
            x0: glyph.x,
            y: glyph.y,
            is_running: true,
            ..Fragment::default()
        };
        add(&mut fragment, &glyph, false);
        open = Some((fragment, glyph.end, false));
    }
    out.extend(open.map(|o| o.0));
}

fn add(fragment: &mut Fragment, glyph: &Glyph, space: bool) {
    let bold = fragment.bold == fragment.text.len() && glyph.bold;
    let last = fragment.text.chars().next_back();
    let glued = last.is_some_and(is_wide) && is_wide(glyph.text);
    if last == Some('\u{ad}') {
        // A place where the word might have been divided, and was not.
        fragment.text.pop();
        fragment.bold = fragment.bold.min(fragment.text.len());
    }
    if space && !glued {
        fragment.text.push(' ');
    }
    fragment.text.push(glyph.text);
    if bold {
        fragment.bold = fragment.text.len();
    }
    fragment.is_running &= glyph.is_running;
    fragment.x1 = glyph.end;
    if glyph.size > fragment.size {
        fragment.size = glyph.size;
    }
}

/// Whether a character stands without blanks around it: ideographs, kana and their marks.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '“' | '”')
        && !('\u{ff61}'..='\u{ffdc}').contains(&c)
        || ('\u{3000}'..='\u{303f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, x: f64, y: f64, gap: f64) -> Vec<Glyph> {
        let mut at = x;
        let mut out = Vec::new();
        for c in text.chars() {
            out.push(Glyph {
                text: c,
                x: at,
                end: at + 5.0,
                y,
                size: 10.0,
                bold: false,
                is_running: false,
            });
            at += 5.0 + gap;
        }
        out
    }

    #[test]
    fn words_and_columns_are_told_by_their_gaps() {
        let mut glyphs = row("ab", 0.0, 10.0, 0.2);
        glyphs.extend(row("cd", 13.0, 10.5, 0.2));
        glyphs.extend(row("ef", 60.0, 10.0, 0.2));
        glyphs.extend(row("g", 0.0, 22.0, 0.0));
        let texts: Vec<String> = fragments(glyphs, &Rules::default())
            .into_iter()
            .map(|f| f.text)
            .collect();
        assert_eq!(texts, ["ab cd", "ef", "g"]);
    }

    #[test]
    fn letters_drawn_twice_are_read_once() {
        let mut glyphs = row("abc", 0.0, 10.0, 0.0);
        glyphs.extend(row("abc", 0.3, 10.0, 0.0));
        let texts: Vec<String> = fragments(glyphs, &Rules::default())
            .into_iter()
            .map(|f| f.text)
            .collect();
        assert_eq!(texts, ["abc"]);
    }
}
