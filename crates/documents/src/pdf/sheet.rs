//! What is drawn on a page, as far as reading needs it, turned so that its text runs to the right.

use hayro_font::kurbo::Rect;

use super::rules::Rules;
use super::{high, low};

/// A character in the space of the page, in points from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drawn {
    pub(super) text: char,
    /// Its origin, and where the next one would stand.
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    pub(super) size: f64,
    pub(super) bold: bool,
    /// The file marks it as a running head, a foot or a page number.
    pub(super) is_running: bool,
}

/// A character of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: char,
    pub(super) x: f64,
    pub(super) end: f64,
    /// The line it stands on.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// As in [`Drawn`].
    pub(super) is_running: bool,
}

/// All of a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) glyphs: Vec<Drawn>,
    /// Boxes that were filled, lines that were drawn, and boxes of which the sides were drawn.
    pub(super) filled: Vec<Rect>,
    pub(super) framed: Vec<Rect>,
    /// Small round shapes, which may be marks of a list.
    pub(super) dots: Vec<Rect>,
    /// Glyphs whose font does not say which letters they are.
    pub(super) unknown: usize,
    pub(super) images: usize,
}

/// A page of which the text runs to the right.
#[derive(Debug, Default)]
pub(super) struct Straight {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Rules,
}

impl Sheet {
    /// Turns a page of that width and height so that most of its text runs to the right, as a wide table
    /// stands sideways on a page. What runs in another direction is a stamp or the text of a picture.
    pub(super) fn straighten(self, width: f64, height: f64) -> Straight {
        let mut counts = [0usize; 5];
        for slot in self.glyphs.iter().map(direction) {
            counts.iter_mut().skip(slot).take(1).for_each(|n| *n += 1);
        }
        let count = |n: usize| counts.get(n).copied().unwrap_or(0);
        // Of directions with as many letters the first one.
        let most = (0..4).rev().max_by_key(|n| count(*n)).unwrap_or(0);
        let turn = |(x, y): (f64, f64)| match most {
            1 => (y, width - x),
            2 => (width - x, height - y),
            3 => (height - y, x),
            _ => (x, y),
        };
        let area = |r: &Rect| Rect::from_points(turn((r.x0, r.y0)), turn((r.x1, r.y1)));
        let sides = if most % 2 == 1 {
            (height, width)
        } else {
            (width, height)
        };
        let mut out = Straight {
            width: sides.0,
            height: sides.1,
            ..Straight::default()
        };
        let own = self.glyphs.iter().filter(|g| direction(g) == most);
        out.glyphs = own.map(|g| glyph(g, turn(g.from), turn(g.to))).collect();
        self.filled.iter().for_each(|r| out.rules.add(area(r)));
        self.framed.iter().for_each(|r| out.rules.add_box(area(r)));
        let dots: Vec<Rect> = self.dots.iter().map(area).collect();
        add_bullets(&dots, &mut out.glyphs);
        out
    }
}

/// Where a character leads: 0 right, 1 down, 2 left, 3 up, 4 aslant.
fn direction(glyph: &Drawn) -> usize {
    /// Rise of a line that still counts as level.
    const SLIGHT: f64 = 0.1;
    let (x, y) = (glyph.to.0 - glyph.from.0, glyph.to.1 - glyph.from.1);
    if y.abs() <= SLIGHT * x.abs() {
        if x < 0.0 { 2 } else { 0 }
    } else if x.abs() <= SLIGHT * y.abs() {
        if y > 0.0 { 1 } else { 3 }
    } else {
        4
    }
}

fn glyph(from: &Drawn, start: (f64, f64), end: (f64, f64)) -> Glyph {
    /// The width of a letter whose font says none, in sizes.
    const GUESS: f64 = 0.5;
    let width = high(end.0 - start.0, 0.0);
    let guess = width <= 0.0 && !from.text.is_whitespace() && from.text != '\u{ad}';
    Glyph {
        text: from.text,
        x: start.0,
        end: start.0 + if guess { GUESS * from.size } else { width },
        y: start.1,
        size: from.size,
        bold: from.bold,
        is_running: from.is_running,
    }
}

/// Browsers draw the marks of a list instead of writing them: a dot with a letter close to its right, and
/// none close to its left, is one.
fn add_bullets(dots: &[Rect], glyphs: &mut Vec<Glyph>) {
    /// Dots of one page; a page with more is a chart.
    const MOST: usize = 200;
    if dots.len() > MOST {
        return;
    }
    let mut marks = Vec::new();
    for dot in dots {
        let middle = dot.center();
        let level = |g: &&Glyph| {
            let rise = g.y - middle.y;
            g.size * 0.05 < rise && rise < g.size * 0.7 && dot.width() < g.size * 0.7
        };
        let (mut right, mut alone) = (None::<Glyph>, true);
        for letter in glyphs.iter().filter(level) {
            let away = letter.x - dot.x1;
            if (0.0..letter.size * 3.0).contains(&away) {
                right = right.filter(|r| r.x <= letter.x).or(Some(*letter));
            }
            alone &= letter.end < dot.x0 - letter.size * 3.0 || letter.x >= dot.x0;
        }
        if let Some(letter) = right.filter(|_| alone) {
            marks.push(Glyph {
                text: '•',
                x: dot.x0,
                end: low(dot.x1, letter.x),
                bold: false,
                ..letter
            });
        }
    }
    glyphs.extend(marks);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: char, from: (f64, f64), to: (f64, f64)) -> Drawn {
        Drawn {
            text,
            from,
            to,
            size: 10.0,
            bold: false,
            is_running: false,
        }
    }

    #[test]
    fn a_page_that_stands_sideways_is_turned() {
        let sheet = Sheet {
            glyphs: vec![
                drawn('a', (100.0, 700.0), (100.0, 695.0)),
                drawn('b', (100.0, 695.0), (100.0, 690.0)),
                drawn('x', (10.0, 10.0), (15.0, 15.0)),
            ],
            filled: vec![Rect::new(200.0, 100.0, 201.0, 700.0)],
            ..Sheet::default()
        };
        let page = sheet.straighten(600.0, 800.0);
        assert!((page.width - 800.0).abs() < 1e-9 && (page.height - 600.0).abs() < 1e-9);
        let seen: Vec<_> = page
            .glyphs
            .iter()
            .map(|g| (g.text, g.x, g.end, g.y))
            .collect();
        assert_eq!(
            seen,
            [('a', 100.0, 105.0, 100.0), ('b', 105.0, 110.0, 100.0)]
        );
        assert_eq!(page.rules.across, [(200.5, 100.0, 700.0)]);
    }

    #[test]
    fn a_dot_before_a_line_is_the_mark_of_a_list() {
        let dot = Rect::new(40.0, 94.0, 44.0, 98.0);
        let letter = |x: f64| drawn('a', (x, 100.0), (x + 5.0, 100.0));
        let texts = |glyphs: Vec<Drawn>| {
            let sheet = Sheet {
                glyphs,
                dots: vec![dot],
                ..Sheet::default()
            };
            let page = sheet.straighten(600.0, 800.0);
            page.glyphs.iter().map(|g| g.text).collect::<String>()
        };
        assert_eq!(texts(vec![letter(55.0)]), "a•");
        assert_eq!(texts(vec![letter(90.0)]), "a");
        assert_eq!(texts(vec![letter(30.0), letter(55.0)]), "aa");
    }
}
