//! Runs the drawing instructions of a page and notes its characters, rules and pictures.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::dict::keys::{MATRIX, RESOURCES, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as Bytes};
use hayro_syntax::page::Resources;

use super::budget::Budget;
use super::font::{Fonts, Type};
use super::letters::text_string;
use super::matrix::Matrix;
use super::paths::Paths;
use super::sheet::{Drawn, Sheet};
use super::state::State;
use super::unpack::unpacked;
use crate::limits::{MOST_PDF_FORMS, MOST_PDF_GLYPHS, MOST_PDF_STATES, MOST_PDF_STEPS};

/// Steps of work for beginning a form.
const FORM: usize = 200;

/// Text that an author gives for what is drawn.
#[derive(Debug)]
struct Marked {
    /// Text in place of the characters drawn, until it was used.
    text: Option<String>,
    has_text: bool,
    is_running: bool,
}

/// A page that is being drawn.
pub(super) struct Drawing<'f, 'a> {
    fonts: &'f mut Fonts<'a>,
    pub(super) budget: Budget,
    pub(super) sheet: Sheet,
    state: State<'a>,
    saved: Vec<State<'a>>,
    paths: Paths,
    marked: Vec<Marked>,
    forms: usize,
}

impl<'f, 'a> Drawing<'f, 'a> {
    pub(super) fn new(fonts: &'f mut Fonts<'a>, base: Matrix, budget: Budget) -> Self {
        Self {
            fonts,
            budget,
            sheet: Sheet::default(),
            state: State::new(base),
            saved: Vec::new(),
            paths: Paths::default(),
            marked: Vec::new(),
            forms: 0,
        }
    }

    /// Whether the work for the file, or for this page, is used up.
    pub(super) fn is_full(&self) -> bool {
        self.budget.is_empty() || self.sheet.glyphs.len() >= MOST_PDF_GLYPHS
    }

    /// Runs instructions.
    pub(super) fn run(&mut self, content: &[u8], resources: &Resources<'a>) {
        let mut all = TypedIter::new(content);
        let depth = self.saved.len();
        let marks = self.marked.len();
        let mut steps = 0usize;
        while let Some(instruction) = all.next() {
            steps += 1;
            self.budget.pay(1);
            if self.is_full() || steps > MOST_PDF_STEPS {
                break;
            }
            self.step(&instruction, resources, depth);
        }
        self.saved.truncate(depth);
        self.marked.truncate(marks);
    }

    fn step(&mut self, what: &TypedInstruction<'_, '_>, resources: &Resources<'a>, depth: usize) {
        use TypedInstruction as I;
        match what {
            I::SaveState(_) if self.saved.len() < MOST_PDF_STATES => {
                self.saved.push(self.state.clone());
            }
            I::RestoreState(_) if self.saved.len() > depth => {
                self.state = self.saved.pop().unwrap_or_else(|| self.state.clone());
            }
            I::Transform(t) => {
                let inner = matrix([&t.0, &t.1, &t.2, &t.3, &t.4, &t.5]);
                self.state.space = self.state.space.after(inner);
            }
            I::TextFont(t) => {
                let font = resources.get_font(t.0);
                self.state.font = font.map(|dict| self.font(&dict));
                self.state.size = t.1.as_f64();
            }
            I::SetGraphicsState(g) => self.graphics(g.0, resources),
            I::XObject(x) => {
                if let Some(stream) = resources.get_x_object(x.0) {
                    self.object(&stream, resources);
                }
            }
            I::InlineImage(_) => self.sheet.images += 1,
            I::BeginMarkedContent(_) => self.begin_marked(b"", None),
            I::BeginMarkedContentWithProperties(m) => {
                let dict = match m.1 {
                    Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
                    other => other.clone().into_dict(),
                };
                self.begin_marked(m.0, dict.as_ref());
            }
            I::EndMarkedContent(_) => drop(self.marked.pop()),
            I::ShowText(s) => self.show(s.0),
            I::NextLineAndShowText(s) => {
                self.state.next_line();
                self.show(s.0);
            }
            I::ShowTextWithParameters(s) => {
                self.state.word_space = s.0.as_f64();
                self.state.letter_space = s.1.as_f64();
                self.state.next_line();
                self.show(s.2);
            }
            I::ShowTexts(s) => self.show_all(s.0),
            other if self.state.set(other) => {}
            other => self.paths.step(other, self.state.space, &mut self.sheet),
        }
    }

    fn font(&mut self, dict: &Dict<'a>) -> Rc<Type<'a>> {
        let (font, work) = self.fonts.get(dict);
        self.budget.pay(work);
        font
    }

    /// A state of graphics may name a font.
    fn graphics(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let font = resources
            .get_ext_g_state(name)
            .and_then(|dict| dict.get::<Array<'_>>(b"Font"));
        if let Some(font) = font {
            let mut items = font.flex_iter();
            let dict = items.next::<Dict<'_>>();
            self.state.font = dict.map(|dict| self.font(&dict));
            self.state.size = items.next::<Number>().map_or(0.0, |n| n.as_f64());
        }
    }

    /// A picture, or a form: instructions used more than once.
    fn object(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>(SUBTYPE);
        let kind: &[u8] = kind.as_ref().map_or(b"", |k| k.as_ref());
        if kind == b"Image" {
            self.sheet.images += 1;
            return;
        }
        if kind != b"Form" || self.forms >= MOST_PDF_FORMS {
            return;
        }
        self.budget.pay(FORM);
        let Some(content) = unpacked(stream) else {
            return;
        };
        self.budget.bytes = self.budget.bytes.saturating_sub(content.len());
        if self.budget.is_empty() {
            return;
        }
        let before = self.state.clone();
        let inner = dict.get::<[f64; 6]>(MATRIX);
        let inner = inner.map_or(Matrix::IDENTITY, Matrix);
        self.state.space = self.state.space.after(inner);
        self.forms += 1;
        let own = dict.get::<Dict<'a>>(RESOURCES).map(Resources::new);
        self.run(&content, own.as_ref().unwrap_or(resources));
        self.forms -= 1;
        self.state = before;
    }

    fn begin_marked(&mut self, tag: &[u8], dict: Option<&Dict<'_>>) {
        if self.marked.len() >= MOST_PDF_STATES {
            return;
        }
        let name = |key: &[u8]| dict.and_then(|d| d.get::<Name<'_>>(key));
        let is = |key: &[u8], value: &[u8]| name(key).is_some_and(|n| n.as_ref() == value);
        let running = tag == b"Artifact"
            && (is(b"Type", b"Pagination")
                || is(b"Subtype", b"Header")
                || is(b"Subtype", b"Footer"));
        let around = self.marked.last();
        let is_running = running || around.is_some_and(|m| m.is_running);
        let text = dict.and_then(|d| d.get::<Bytes<'_>>(b"ActualText"));
        let text = text.map(|bytes| text_string(bytes.as_bytes()));
        self.marked.push(Marked {
            has_text: text.is_some(),
            text,
            is_running,
        });
    }

    fn show_all(&mut self, items: &Array<'_>) {
        for item in items.iter::<Object<'_>>() {
            match item {
                Object::String(text) => self.show(&text),
                Object::Number(shift) => self.state.shift(shift.as_f64()),
                Object::Null(_)
                | Object::Boolean(_)
                | Object::Name(_)
                | Object::Dict(_)
                | Object::Array(_)
                | Object::Stream(_) => {}
            }
        }
    }

    fn show(&mut self, text: &Bytes<'_>) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && !self.is_full() {
            let (code, length) = font.code(bytes, at);
            at += length;
            self.budget.pay(1);
            let shown = font.show(code, length);
            let space = self.state.glyph_space();
            let size = space.height();
            let from = space.point(0.0, 0.0);
            self.state
                .advance(shown.advance, font.is_level(), code == 32 && length == 1);
            let to = self.state.glyph_space().point(0.0, 0.0);
            let sane = [size, from.0, from.1, to.0, to.1]
                .iter()
                .all(|n| n.abs() < 1e6);
            if !sane || size < 0.1 {
                continue;
            }
            let bold = font.bold || self.state.is_outlined;
            self.put(&shown.text, from, to, size, bold);
        }
    }

    fn put(&mut self, own: &str, from: (f64, f64), to: (f64, f64), size: f64, bold: bool) {
        let marked = self.marked.last_mut();
        let is_running = marked.as_ref().is_some_and(|m| m.is_running);
        let text = match marked.filter(|m| m.has_text) {
            Some(marked) => match marked.text.take() {
                Some(text) => text,
                None => return self.stretch(to, size),
            },
            None if own.is_empty() => {
                self.sheet.unknown += 1;
                return;
            }
            None => own.to_owned(),
        };
        let count = u32::try_from(text.chars().count().max(1)).unwrap_or(1);
        let step = |n: u32| {
            let share = f64::from(n) / f64::from(count);
            (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            )
        };
        for (n, c) in (0..count).zip(text.chars()) {
            self.sheet.glyphs.push(Drawn {
                text: c,
                from: step(n),
                to: step(n + 1),
                size,
                bold,
                is_running,
            });
        }
    }

    /// What is drawn under a text that stands already takes its room.
    fn stretch(&mut self, to: (f64, f64), size: f64) {
        if let Some(last) = self.sheet.glyphs.last_mut()
            && (last.to.1 - to.1).abs() < size / 2.0
        {
            last.to = to;
        }
    }
}

pub(super) fn matrix(numbers: [&Number; 6]) -> Matrix {
    Matrix(numbers.map(Number::as_f64))
}
