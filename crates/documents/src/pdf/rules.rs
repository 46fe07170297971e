//! The rules drawn on a page, and the grids they make.

use hayro_font::kurbo::Rect;

/// Rules of one page; more are left out.
const MOST: usize = 5_000;
/// A rule is no thicker, in points.
const THICKEST: f64 = 3.0;
/// What is shorter belongs to a letter.
const SHORTEST: f64 = 6.0;
/// How far ends that meet may stand apart.
const NEAR: f64 = 3.0;

/// Horizontal rules `(height, left, right)` and vertical ones `(place, top, bottom)`, in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Rules {
    pub(super) across: Vec<(f64, f64, f64)>,
    pub(super) down: Vec<(f64, f64, f64)>,
}

/// A grid of rules: a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// Where the columns and rows begin and end, rising.
    pub(super) columns: Vec<f64>,
    pub(super) rows: Vec<f64>,
    /// The rules themselves, as in [`Rules`].
    drawn: Rules,
}

impl Rules {
    /// Adds what was painted, where it is as thin as a rule.
    pub(super) fn add(&mut self, area: Rect) {
        let finite = [area.x0, area.x1, area.y0, area.y1]
            .iter()
            .all(|v| v.is_finite());
        if !finite || self.across.len() + self.down.len() >= MOST {
            return;
        }
        if area.height() <= THICKEST && area.width() >= SHORTEST {
            self.across.push((area.center().y, area.x0, area.x1));
        } else if area.width() <= THICKEST && area.height() >= SHORTEST {
            self.down.push((area.center().x, area.y0, area.y1));
        }
    }

    /// Adds the four sides of a box.
    pub(super) fn add_box(&mut self, area: Rect) {
        if area.height() > THICKEST && area.width() > THICKEST {
            for y in [area.y0, area.y1] {
                self.add(Rect::new(area.x0, y, area.x1, y));
            }
            for x in [area.x0, area.x1] {
                self.add(Rect::new(x, area.y0, x, area.y1));
            }
        }
    }

    /// Whether a vertical rule stands between two places of a line.
    pub(super) fn divides(&self, y: f64, from: f64, to: f64) -> bool {
        self.down.iter().any(|(x, top, bottom)| {
            (from - 1.0..=to + 1.0).contains(x) && (*top..=*bottom).contains(&y)
        })
    }

    /// The grids of a page, from the top: rules that meet, with at least two columns and a rule above and below.
    pub(super) fn grids(&self) -> Vec<Grid> {
        let mut groups: Vec<(Rect, Self)> = Vec::new();
        let one = |area: Rect, across: Option<_>, down: Option<_>| {
            let (across, down) = (across.into_iter().collect(), down.into_iter().collect());
            (area.inflate(NEAR, NEAR), Self { across, down })
        };
        let across = self
            .across
            .iter()
            .map(|r| one(Rect::new(r.1, r.0, r.2, r.0), Some(*r), None));
        let down = self
            .down
            .iter()
            .map(|r| one(Rect::new(r.0, r.1, r.0, r.2), None, Some(*r)));
        for mut whole in across.chain(down) {
            groups.retain_mut(|group| {
                let meets = group.0.overlaps(whole.0);
                if meets {
                    whole.0 = whole.0.union(group.0);
                    whole.1.across.append(&mut group.1.across);
                    whole.1.down.append(&mut group.1.down);
                }
                !meets
            });
            groups.push(whole);
        }
        let grids = groups.into_iter().map(|(_, drawn)| Grid {
            columns: steps(drawn.down.iter().map(|r| r.0).collect()),
            rows: steps(drawn.across.iter().map(|r| r.0).collect()),
            drawn,
        });
        let mut out: Vec<Grid> = grids
            .filter(|g| g.columns.len() > 2 && g.rows.len() > 1)
            .collect();
        out.sort_by(|a, b| a.top().total_cmp(&b.top()));
        out
    }
}

/// Places that rise, each once.
fn steps(mut places: Vec<f64>) -> Vec<f64> {
    places.sort_by(f64::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < NEAR);
    places
}

impl Grid {
    pub(super) fn top(&self) -> f64 {
        self.rows.first().copied().unwrap_or(0.0)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.rows.last().copied().unwrap_or(0.0)
    }

    /// Row and column in which the cell at a place begins: a cell reaches up and left to the next rule that is
    /// drawn along it. `None` outside.
    pub(super) fn start(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let (mut row, mut column) = self.cell(x, y)?;
        let middle =
            |steps: &[f64], n: usize| Some(f64::midpoint(*steps.get(n)?, *steps.get(n + 1)?));
        let drawn = |rules: &[(f64, f64, f64)], place: Option<&f64>, at: Option<f64>| {
            place.zip(at).is_none_or(|(place, at)| {
                rules
                    .iter()
                    .any(|(p, from, to)| (p - place).abs() < NEAR && (*from..=*to).contains(&at))
            })
        };
        while column > 0
            && !drawn(
                &self.drawn.down,
                self.columns.get(column),
                middle(&self.rows, row),
            )
        {
            column -= 1;
        }
        while row > 0
            && !drawn(
                &self.drawn.across,
                self.rows.get(row),
                middle(&self.columns, column),
            )
        {
            row -= 1;
        }
        Some((row, column))
    }

    /// Rows that the cell spans that begins there, at least 1.
    pub(super) fn span(&self, row: usize, column: usize) -> usize {
        let Some((x, _)) = self.columns.get(column).zip(self.columns.get(column + 1)) else {
            return 1;
        };
        let below = (row + 1..self.rows.len() - 1).take_while(|n| {
            let y = self.rows.get(*n).copied().unwrap_or(0.0) + NEAR;
            self.start(x + NEAR, y).is_some_and(|s| s == (row, column))
        });
        1 + below.count()
    }

    /// Row and column of a place, 0-based; `None` outside.
    pub(super) fn cell(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let inside = |steps: &[f64], at: f64| {
            let n = steps.partition_point(|s| *s <= at + 1.0);
            n.checked_sub(1).filter(|n| n + 1 < steps.len())
        };
        Some((inside(&self.rows, y)?, inside(&self.columns, x)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_meet_make_a_grid() {
        let mut rules = Rules::default();
        for x in [0.0, 100.0] {
            rules.add_box(Rect::new(x, 10.0, x + 100.0, 30.0));
            rules.add_box(Rect::new(x, 30.0, x + 100.0, 60.0));
        }
        rules.add(Rect::new(0.0, 300.0, 200.0, 300.5));
        let grids = rules.grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].rows, [10.0, 30.0, 60.0]);
        assert_eq!(grids[0].cell(150.0, 40.0), Some((1, 1)));
        assert_eq!(grids[0].cell(150.0, 80.0), None);
    }
}
