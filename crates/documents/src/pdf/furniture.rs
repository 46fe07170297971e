//! Running heads, feet and page numbers: the same words at the same height on many pages.

use std::collections::BTreeMap;

use super::extract::Page;
use super::fragments::Fragment;

/// Rows at the top and at the bottom of a page that are looked at.
const ROWS: usize = 3;

/// Takes the running heads and feet out of each page.
pub(super) fn take(pages: &mut [Page]) -> Vec<Vec<Fragment>> {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in pages.iter() {
        for n in edge(page) {
            if let Some(fragment) = page.fragments.get(n) {
                *seen.entry(key(fragment)).or_default() += 1;
            }
        }
    }
    let least = (pages.len() * 3).div_ceil(10).max(2);
    let mut out = Vec::with_capacity(pages.len());
    for page in pages.iter_mut() {
        let edge = edge(page);
        let running = |n: usize, f: &Fragment| {
            f.is_running
                || edge.binary_search(&n).is_ok()
                    && (seen.get(&key(f)).is_some_and(|count| *count >= least)
                        || is_page_number(&f.text, page.number) && is_outermost(page, f))
        };
        let taken: Vec<bool> = page
            .fragments
            .iter()
            .enumerate()
            .map(|(n, f)| running(n, f))
            .collect();
        let mut mine = Vec::new();
        let mut kept = Vec::with_capacity(page.fragments.len());
        for (fragment, taken) in page.fragments.drain(..).zip(taken) {
            if taken {
                mine.push(fragment);
            } else {
                kept.push(fragment);
            }
        }
        page.fragments = kept;
        out.push(mine);
    }
    out
}

/// Which pieces stand in the first or last rows of a page.
fn edge(page: &Page) -> Vec<usize> {
    let mut heights: Vec<f64> = page.fragments.iter().map(|f| f.y).collect();
    heights.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    let top = heights.get(ROWS - 1).copied().unwrap_or(f64::INFINITY);
    let bottom = heights
        .len()
        .checked_sub(ROWS)
        .and_then(|n| heights.get(n))
        .copied();
    let bottom = bottom.unwrap_or(f64::NEG_INFINITY);
    let near = |f: &Fragment| {
        (f.y <= top && f.y < page.height * 0.2) || (f.y >= bottom && f.y > page.height * 0.8)
    };
    // The heading row of a table that goes on over pages belongs to the table.
    let grids = page.rules.grids();
    let outside = |f: &Fragment| {
        grids
            .iter()
            .all(|g| g.cell(f.x0, f.y - f.size * 0.3).is_none())
    };
    (0..page.fragments.len())
        .filter(|n| {
            page.fragments
                .get(*n)
                .is_some_and(|f| near(f) && outside(f))
        })
        .collect()
}

fn is_outermost(page: &Page, fragment: &Fragment) -> bool {
    let last = page
        .fragments
        .last()
        .is_some_and(|l| fragment.y >= l.y - 1.0);
    let first = page
        .fragments
        .first()
        .is_some_and(|f| fragment.y <= f.y + 1.0);
    first || last
}

/// The words without their numbers, and the height in steps of four points.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the height of a page is small"
)]
fn key(fragment: &Fragment) -> (String, i64) {
    let digits = |c: char| if c.is_ascii_digit() { '#' } else { c };
    let mut words: String = fragment.text.chars().map(digits).collect();
    while words.contains("##") {
        words = words.replace("##", "#");
    }
    (words.to_lowercase(), (fragment.y / 4.0).round() as i64)
}

/// "12", "- 12 -", "Page 12 of 40", "xii", "第12页".
fn is_page_number(text: &str, page: u32) -> bool {
    let core = text.trim_matches(|c: char| "-–—| .·第页".contains(c) || c.is_whitespace());
    let digits = !core.is_empty() && core.len() <= 4 && core.bytes().all(|b| b.is_ascii_digit());
    let roman = !core.is_empty() && core.len() <= 6 && core.bytes().all(|b| b"ivxlc".contains(&b));
    let lower = core.to_lowercase();
    let named = lower.starts_with("page ") || lower.starts_with("p. ");
    let near = core
        .parse::<u32>()
        .is_ok_and(|n| n <= page.saturating_add(50));
    (digits && near) || roman || named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(number: u32, lines: &[(&str, f64)]) -> Page {
        let fragments = lines.iter().map(|(text, y)| Fragment {
            text: (*text).to_owned(),
            y: *y,
            size: 10.0,
            ..Fragment::default()
        });
        Page {
            number,
            width: 600.0,
            height: 800.0,
            fragments: fragments.collect(),
            ..Page::default()
        }
    }

    #[test]
    fn heads_and_numbers_are_taken_out() {
        let mut pages: Vec<Page> = (1..=4)
            .map(|n| {
                let (number, text) = (n.to_string(), format!("Text {n} says something else"));
                page(
                    n,
                    &[
                        ("National Plan", 30.0),
                        (text.as_str(), 300.0),
                        (number.as_str(), 780.0),
                    ],
                )
            })
            .collect();
        let taken = take(&mut pages);
        let words: Vec<&str> = taken[1].iter().map(|f| f.text.as_str()).collect();
        assert_eq!(words, ["National Plan", "2"]);
        assert_eq!(pages[1].fragments.len(), 1);
    }
}
