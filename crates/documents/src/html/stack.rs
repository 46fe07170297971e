//! The elements that are open at a place of the page.

use crate::counting::Counting;
use crate::html::chrome::Cause;

use crate::html::tag::{Kind, Name};
use crate::limits::MOST_OPEN;
use crate::tables::Place;

/// An open element.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) name: Name,
    pub(crate) kind: Kind,
    pub(crate) bold: bool,
    /// Its words are left out of the element they stand in.
    pub(crate) skip: bool,
    pub(crate) cause: Option<Cause>,
    /// Its part in the account of furniture, once words stand in it.
    pub(crate) node: Option<usize>,
    pub(crate) counter: Counter,
    /// For an item: its label, until its first words took it.
    pub(crate) label: Option<Option<String>>,
    /// For a cell.
    pub(crate) place: Option<Place>,
    pub(crate) local_link: bool,
}

/// How a list counts on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counter {
    pub(crate) next: i32,
    pub(crate) step: i32,
    pub(crate) counting: Counting,
}

/// All open elements, the outermost first.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    open: Vec<Open>,
    bold: usize,
    skip: usize,
    raw: usize,
    /// Elements that are open beyond the limit.
    beyond: usize,
    /// Whether the limit was ever reached.
    pub(crate) was_full: bool,
}

impl Stack {
    pub(crate) fn push(&mut self, open: Open) {
        if self.open.len() >= MOST_OPEN {
            self.beyond += 1;
            self.was_full = true;
            return;
        }
        self.bold += usize::from(open.bold);
        self.skip += usize::from(open.skip);
        self.raw += usize::from(open.kind == Kind::Raw);
        self.open.push(open);
    }

    /// Takes account of an end tag of an element beyond the limit.
    pub(crate) fn end_beyond(&mut self) -> bool {
        let beyond = self.beyond > 0;
        self.beyond -= usize::from(beyond);
        beyond
    }

    pub(crate) fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.uncount(open.bold, open.skip);
        self.raw -= usize::from(open.kind == Kind::Raw);
        Some(open)
    }

    fn uncount(&mut self, bold: bool, skip: bool) {
        self.bold -= usize::from(bold);
        self.skip -= usize::from(skip);
    }

    /// Ends what an element does, though others inside it are still open.
    pub(crate) fn end_early(&mut self, at: usize) {
        if let Some(open) = self.open.get_mut(at) {
            let (bold, skip) = (open.bold, open.skip);
            (open.bold, open.skip) = (false, false);
            open.name = Name::default();
            self.uncount(bold, skip);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.open.len()
    }

    pub(crate) fn is_bold(&self) -> bool {
        self.bold > 0
    }

    pub(crate) fn is_skipped(&self) -> bool {
        self.skip > 0
    }

    pub(crate) fn is_raw(&self) -> bool {
        self.raw > 0
    }

    /// The innermost element that fits, unless another one that `stops` the search stands inside it.
    pub(crate) fn find(
        &self,
        fits: impl Fn(&Open) -> bool,
        stops: impl Fn(&Open) -> bool,
    ) -> Option<usize> {
        for (n, open) in self.open.iter().enumerate().rev() {
            if fits(open) {
                return Some(n);
            }
            if stops(open) {
                return None;
            }
        }
        None
    }

    /// Whether an element of a kind is open anywhere.
    pub(crate) fn has(&self, fits: impl Fn(&Open) -> bool) -> bool {
        self.open.iter().any(fits)
    }

    /// The outermost first.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Open> {
        self.open.iter()
    }

    /// The outermost first.
    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Open> {
        self.open.iter_mut()
    }
}
