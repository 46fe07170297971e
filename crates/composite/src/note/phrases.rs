//! Words inside formulas, with the keys under which they stand in each language.

/// Each phrase as it stands in [`super::formula`], longer ones before those they hold.
pub(super) const PHRASES: [(&str, &str); 24] = [
    ("higher is better", "note-formula-higher"),
    ("lower is better", "note-formula-lower"),
    ("of its siblings", "note-formula-siblings"),
    ("over all children", "note-formula-children"),
    ("over s > 0 alone", "note-formula-positive"),
    ("1 where a figure is there", "note-formula-there"),
    ("made rising", "note-formula-rising"),
    ("geometric over arithmetic mean", "note-formula-means"),
    ("sd with n - 1", "note-formula-deviation"),
    ("rank 1 is the worst", "note-formula-rank"),
    ("1 is the worst", "note-formula-place"),
    ("z the standard score", "note-formula-standard"),
    (
        "by the percentiles 5, 15, 35, 65, 85, 95 of ±x",
        "note-formula-percentiles",
    ),
    (
        "the least first (greatest: the greatest first)",
        "note-formula-ordered",
    ),
    ("where any s < below", "note-formula-any"),
    (
        "the order with the greatest Σ o_ij over all i before j",
        "note-formula-order",
    ),
    ("units behind i", "note-formula-behind"),
    (
        "0 up to q, 1 from p on, (d - q) / (p - q) between",
        "note-formula-preference",
    ),
    (
        "the distances from the greatest and the least v",
        "note-formula-distances",
    ),
    (
        "distance of the standard scores from their greatest",
        "note-formula-distance",
    ),
    ("with Σ_q w_q s_kq ≤ 1 for all k", "note-formula-bound"),
    ("g in proportion to the weights", "note-formula-direction"),
    (
        "E max of m units of min_q s_kq / s_iq",
        "note-formula-expected",
    ),
    ("mean shift of ranks", "note-formula-shift"),
];
