//! Plots as SVG: they stand alone, need no script, follow light and dark, and say in words what they show.

mod bars;
mod bump;
mod canvas;
mod correlation_map;
mod drawn;
mod scatter;
mod sunburst;

pub use bars::scores;
pub use bump::{ranks_over_time, ranks_side_by_side};
pub use correlation_map::correlation_map;
pub use drawn::{intervals, sensitivity};
pub use scatter::scatter;
pub use sunburst::sunburst;

/// A plot with the name of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plot {
    /// Name without the ending.
    pub name: &'static str,
    /// The picture.
    pub svg: String,
}
