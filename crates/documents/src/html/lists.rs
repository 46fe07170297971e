//! Labels of the items of lists.

use crate::counting::Counting;
use crate::html::builder::Builder;
use crate::html::stack::{Counter, Open};
use crate::html::tag::{Attributes, Kind};

/// How a list counts, by its tag.
pub(crate) fn counter(ordered: bool, tag: &Attributes) -> Counter {
    let plain = if ordered {
        Counting::Decimal
    } else {
        Counting::Nothing
    };
    Counter {
        next: tag.number().unwrap_or(1),
        step: if tag.reversed { -1 } else { 1 },
        // A bullet by style is a number left out; a plain list never counts.
        counting: if ordered {
            tag.counting().unwrap_or(plain)
        } else {
            plain
        },
    }
}

impl Builder<'_> {
    /// The label of an item that begins, from the list around it.
    pub(crate) fn item_label(&mut self, tag: &Attributes) -> Option<String> {
        let list = |open: &Open| matches!(open.kind, Kind::List { .. });
        let at = self.stack.find(list, is_table_part)?;
        let counter = &mut self.stack.iter_mut().nth(at)?.counter;
        let number = tag.number().unwrap_or(counter.next);
        counter.next = number.saturating_add(counter.step);
        let counting = match counter.counting {
            Counting::Nothing => Counting::Nothing,
            set => tag.counting().unwrap_or(set),
        };
        if counting == Counting::Nothing {
            return None;
        }
        // Numbers below zero have no letters.
        Some(u32::try_from(number).map_or_else(|_| number.to_string(), |n| counting.show(n)))
    }
}

/// A part of a table: what is outside it does not reach in.
pub(crate) fn is_table_part(open: &Open) -> bool {
    matches!(open.kind, Kind::Table | Kind::Cell { .. } | Kind::Caption)
}
