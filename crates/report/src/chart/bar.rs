//! One bar cut into its classes.

use super::{image, label, px};
use crate::view::View;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 64.0;

/// A piece of a bar.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    /// Class of its colour.
    pub(crate) class: &'static str,
    /// How many.
    pub(crate) count: usize,
}

/// A bar whose pieces add up to all. The words and numbers of each piece stand in the legend.
pub(crate) fn stacked(v: &mut View<'_>, id: &str, texts: (&str, &str), segments: &[Segment]) {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let all: f64 = segments.iter().map(|s| count(s.count)).sum();
    if all <= 0.0 {
        return;
    }
    image(v, id, (WIDTH, HEIGHT), texts, |v| {
        let mut x = 0.0;
        for segment in segments.iter().filter(|s| s.count > 0) {
            let width = WIDTH * count(segment.count) / all;
            piece(v, segment, x, width);
            x += width;
        }
    });
}

fn piece(v: &mut View<'_>, segment: &Segment, x: f64, width: f64) {
    let class = format!("fill {}", segment.class);
    // A gap on both sides keeps neighbours apart without relying on colour.
    let (left, wide) = (
        px(x + 1.5),
        px(if width > 4.0 { width - 3.0 } else { width }),
    );
    let attributes = [
        ("class", class.as_str()),
        ("x", &left),
        ("y", "2"),
        ("width", &wide),
        ("height", "60"),
    ];
    v.leaf("rect", &attributes, "");
    if width >= 28.0 {
        let class = format!("on {}", segment.class);
        label(
            v,
            &class,
            (x + width / 2.0, 40.0),
            "middle",
            &segment.count.to_string(),
        );
    }
}
