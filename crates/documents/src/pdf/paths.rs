//! Rules and dots: what paths draw, as far as tables and lists are made of it.

use hayro_font::kurbo::Rect;
use hayro_syntax::content::ops::TypedInstruction;

use super::matrix::Matrix;
use super::sheet::Sheet;

/// Sides and boxes of one path that are looked at; drawings have many more.
const MOST_SIDES: usize = 400;
/// Boxes of one page that are kept.
const MOST_BOXES: usize = 20_000;
/// Width and height of a dot, in points.
const DOT: std::ops::Range<f64> = 1.5..9.0;

/// The path that is being made, in the space of the page.
#[derive(Debug, Default)]
pub(super) struct Paths {
    boxes: Vec<Rect>,
    sides: Vec<Rect>,
    /// Something round is in it.
    is_round: bool,
    at: (f64, f64),
    start: (f64, f64),
}

impl Paths {
    /// Follows an instruction about paths.
    pub(super) fn step(
        &mut self,
        what: &TypedInstruction<'_, '_>,
        space: Matrix,
        sheet: &mut Sheet,
    ) {
        use TypedInstruction as I;
        match what {
            I::MoveTo(p) => {
                self.at = space.point(p.0.as_f64(), p.1.as_f64());
                self.start = self.at;
            }
            I::LineTo(p) => self.side(space.point(p.0.as_f64(), p.1.as_f64())),
            I::CubicTo(p) => self.curve(space.point(p.4.as_f64(), p.5.as_f64())),
            I::CubicStartTo(p) => self.curve(space.point(p.2.as_f64(), p.3.as_f64())),
            I::CubicEndTo(p) => self.curve(space.point(p.2.as_f64(), p.3.as_f64())),
            I::ClosePath(_) => self.side(self.start),
            I::RectPath(r) => {
                let (x, y) = (r.0.as_f64(), r.1.as_f64());
                let a = space.point(x, y);
                let b = space.point(x + r.2.as_f64(), y + r.3.as_f64());
                push(&mut self.boxes, MOST_SIDES, Rect::from_points(a, b));
            }
            I::FillPathNonZero(_) | I::FillPathNonZeroCompatibility(_) | I::FillPathEvenOdd(_) => {
                self.fill(sheet);
            }
            I::StrokePath(_) => self.stroke(sheet),
            I::CloseAndStrokePath(_)
            | I::FillAndStrokeNonZero(_)
            | I::FillAndStrokeEvenOdd(_)
            | I::CloseFillAndStrokeNonZero(_)
            | I::CloseFillAndStrokeEvenOdd(_) => {
                self.side(self.start);
                self.stroke(sheet);
            }
            I::EndPath(_) => *self = Self::default(),
            _ => {}
        }
    }

    fn side(&mut self, to: (f64, f64)) {
        push(&mut self.sides, MOST_SIDES, Rect::from_points(self.at, to));
        self.at = to;
    }

    fn curve(&mut self, to: (f64, f64)) {
        self.is_round = true;
        self.side(to);
    }

    fn fill(&mut self, sheet: &mut Sheet) {
        if !self.add_dot(sheet) && !self.is_round {
            let hull = self.sides.iter().copied().reduce(|a, b| a.union(b));
            hull.into_iter()
                .for_each(|hull| push(&mut sheet.filled, MOST_BOXES, hull));
        }
        for own in &self.boxes {
            push(&mut sheet.filled, MOST_BOXES, *own);
        }
        *self = Self::default();
    }

    /// Notes a small round or square shape that is all of the path.
    fn add_dot(&self, sheet: &mut Sheet) -> bool {
        let sides = self.sides.iter().filter(|_| self.is_round);
        let Some(hull) = sides.chain(&self.boxes).copied().reduce(|a, b| a.union(b)) else {
            return false;
        };
        let (width, height) = (hull.width(), hull.height());
        let small = DOT.contains(&width) && DOT.contains(&height);
        let is_dot = small && (width / height - 1.0).abs() < 0.25;
        if is_dot {
            push(&mut sheet.dots, MOST_BOXES, hull);
        }
        is_dot
    }

    fn stroke(&mut self, sheet: &mut Sheet) {
        self.add_dot(sheet);
        for own in self.sides.iter().filter(|_| !self.is_round) {
            push(&mut sheet.filled, MOST_BOXES, *own);
        }
        for own in &self.boxes {
            // A box may be as thin as a rule itself.
            push(&mut sheet.filled, MOST_BOXES, *own);
            push(&mut sheet.framed, MOST_BOXES, *own);
        }
        *self = Self::default();
    }
}

fn push(out: &mut Vec<Rect>, most: usize, own: Rect) {
    let sane = [own.x0, own.y0, own.x1, own.y1]
        .iter()
        .all(|n| n.abs() < 1e6);
    if sane && out.len() < most {
        out.push(own);
    }
}
