//! The years a plan says it runs.

/// Only the beginning of the document says so, in bytes.
const HEAD: usize = 6000;
/// Plans run no longer, in years.
const MOST_YEARS: i16 = 15;

/// The first year of the plan: of the first two years that stand as a period ("2021-2025", "2026 to 2029",
/// "2027年至2031年") near the top; 0 where there are none.
pub(crate) fn first_year(text: &str) -> i16 {
    let mut end = HEAD.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or("");
    let years: Vec<(usize, i16)> = years(head).collect();
    let period = years.windows(2).find_map(|pair| {
        let [(at, from), (next, to)] = pair else {
            return None;
        };
        let between = head.get(at + 4..*next)?;
        let long = to - from;
        ((1..=MOST_YEARS).contains(&long) && joins(between)).then_some(*from)
    });
    period.unwrap_or(0)
}

/// What stands between the two years of a period.
fn joins(between: &str) -> bool {
    let words = between.trim().trim_start_matches('年').trim();
    let marks = [
        "-", "–", "—", "―", "－", "~", "～", "/", "to", "until", "through", "and", "至", "到",
    ];
    marks.contains(&words)
}

/// Four digits from 1990 to 2099 that stand alone, with their first byte.
fn years(text: &str) -> impl Iterator<Item = (usize, i16)> + '_ {
    let bytes = text.as_bytes();
    let digit = |n: usize| bytes.get(n).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).filter_map(move |n| {
        let alone = !(digit(n + 4) || n > 0 && digit(n - 1));
        let year: i16 = text.get(n..n + 4).filter(|_| alone)?.parse().ok()?;
        (1990..2100).contains(&year).then_some((n, year))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_near_the_top_counts() {
        for (text, year) in [
            ("National Plan 2021-2025", 2021),
            ("the four years from 2026 to 2029", 2026),
            ("国家人权行动计划（2027年至2031年）", 2027),
            ("Adopted on 3 May 2024. It follows the plan of 2019.", 0),
            ("No. 2021-20255", 0),
            ("", 0),
        ] {
            assert_eq!(first_year(text), year, "{text}");
        }
    }
}
