//! Bars of the page of a unit, and words that cannot become markup.

use waymark_numerics::order::{clamp, max, min};

/// A bar from zero, or the least of all where that is below zero, to the greatest of all, with a mark at the median. It says
/// nothing that the figures beside it do not: readers of screens pass over it.
pub(super) fn bar(own: Option<f64>, median: Option<f64>, (least, greatest): (f64, f64)) -> String {
    let low = min(least, 0.0);
    let wide = max(greatest, low) - low;
    let place = |x: f64| {
        if wide > 0.0 {
            clamp(100.0 * ((x - low) / wide), 0.0, 100.0)
        } else {
            0.0
        }
    };
    let own = own.map_or(String::new(), |x| {
        format!(
            "<rect class=\"own\" width=\"{:.2}\" height=\"8\"/>",
            place(x)
        )
    });
    let median = median.map_or(String::new(), |x| {
        let at = place(x) - 0.4;
        format!("<rect class=\"middle\" x=\"{at:.2}\" width=\"0.8\" height=\"8\"/>")
    });
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"ground\" width=\"100\" height=\"8\"/>{own}{median}</svg>"
    )
}

/// Words as they stand in HTML.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Marks that turn the direction of a line, and other controls, have no place in a name.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_stands_between_the_least_and_the_greatest() {
        let found = bar(Some(25.0), Some(50.0), (10.0, 100.0));
        assert!(
            found.contains("class=\"own\" width=\"25.00\"") && found.contains("x=\"49.60\""),
            "{found}"
        );
        // Below zero the bar starts at the least.
        let found = bar(Some(0.0), None, (-50.0, 50.0));
        assert!(
            found.contains("width=\"50.00\"") && !found.contains("middle"),
            "{found}"
        );
        assert!(!bar(None, None, (0.0, 0.0)).contains("own"));
    }

    #[test]
    fn words_cannot_become_markup() {
        assert_eq!(
            escape("<a b=\"c\">&'\u{7}"),
            "&lt;a b=&quot;c&quot;&gt;&amp;&#39; "
        );
    }
}
