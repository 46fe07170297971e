//! What instructions set for those that follow: the space drawn in, and how text is set.

use std::rc::Rc;

use hayro_syntax::content::ops::TypedInstruction;

use super::content::matrix;
use super::font::Type;
use super::matrix::Matrix;

/// All that is saved and brought back together.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From where instructions draw to the page.
    pub(super) space: Matrix,
    pub(super) font: Option<Rc<Type<'a>>>,
    pub(super) size: f64,
    pub(super) letter_space: f64,
    pub(super) word_space: f64,
    /// 1 for the usual width.
    width: f64,
    /// Letters are filled and drawn around, which makes them bold.
    pub(super) is_outlined: bool,
    leading: f64,
    rise: f64,
    text: Matrix,
    line: Matrix,
}

impl State<'_> {
    pub(super) fn new(space: Matrix) -> Self {
        Self {
            space,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            width: 1.0,
            is_outlined: false,
            leading: 0.0,
            rise: 0.0,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }

    /// Follows an instruction about text; `false` where it is none.
    pub(super) fn set(&mut self, what: &TypedInstruction<'_, '_>) -> bool {
        use TypedInstruction as I;
        match what {
            I::BeginText(_) => self.begin(Matrix::IDENTITY),
            I::CharacterSpacing(n) => self.letter_space = n.0.as_f64(),
            I::WordSpacing(n) => self.word_space = n.0.as_f64(),
            I::HorizontalScaling(n) => self.width = n.0.as_f64() / 100.0,
            I::TextLeading(n) => self.leading = n.0.as_f64(),
            I::TextRenderingMode(n) => self.is_outlined = n.0.as_i64() == 2,
            I::TextRise(n) => self.rise = n.0.as_f64(),
            I::NextLine(n) => self.go(n.0.as_f64(), n.1.as_f64()),
            I::NextLineAndSetLeading(n) => {
                self.leading = -n.1.as_f64();
                self.go(n.0.as_f64(), n.1.as_f64());
            }
            I::NextLineUsingLeading(_) => self.next_line(),
            I::SetTextMatrix(t) => self.begin(matrix([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5])),
            _ => return false,
        }
        true
    }

    fn begin(&mut self, at: Matrix) {
        (self.text, self.line) = (at, at);
    }

    fn go(&mut self, x: f64, y: f64) {
        self.begin(self.line.after(Matrix::shift(x, y)));
    }

    pub(super) fn next_line(&mut self) {
        self.go(0.0, -self.leading);
    }

    fn is_level(&self) -> bool {
        self.font.as_ref().is_none_or(|f| f.is_level())
    }

    /// Moves by a number in an array of texts: thousandths of the type size, backwards.
    pub(super) fn shift(&mut self, by: f64) {
        let by = -by / 1000.0 * self.size;
        let shift = if self.is_level() {
            Matrix::shift(by * self.width, 0.0)
        } else {
            Matrix::shift(0.0, by)
        };
        self.text = self.text.after(shift);
    }

    /// Moves behind a character.
    pub(super) fn advance(&mut self, by: (f64, f64), level: bool, blank: bool) {
        let more = self.letter_space + if blank { self.word_space } else { 0.0 };
        let shift = if level {
            Matrix::shift((by.0 * self.size + more) * self.width, 0.0)
        } else {
            Matrix::shift(0.0, by.1 * self.size + more)
        };
        self.text = self.text.after(shift);
    }

    /// From a character of type size 1 to the page.
    pub(super) fn glyph_space(&self) -> Matrix {
        let own = Matrix([self.size * self.width, 0.0, 0.0, self.size, 0.0, self.rise]);
        self.space.after(self.text).after(own)
    }
}
