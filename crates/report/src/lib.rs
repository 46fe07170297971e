//! Results as pages and charts for people: static HTML that opens from disk.
//!
//! [`Book`] knows the pages of a site before it writes any of them, and each page can be written on
//! its own, on any thread. No page needs a script, a font or a picture from elsewhere.
#![warn(missing_docs)]

mod asked;
mod book;
mod chart;
mod context;
mod frame;
mod html;
mod names;
mod pages;
mod paging;
mod parts;
mod route;
mod view;

use waymark_evaluate::Results;
use waymark_model::plan::Label;
use waymark_model::{Plan, Workspace};

pub use book::{Asset, Book, Page, assets};

/// What a site is made from.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// What was collected.
    pub workspace: &'a Workspace,
    /// What was promised.
    pub plan: &'a Plan,
    /// What was found.
    pub results: &'a Results,
    /// Name and version of the program.
    pub engine: &'a str,
    /// The short title of a label's code in a language of the pages (`en`, `zh`); `None` where nobody knows the code.
    pub label_title: fn(&Label, &str) -> Option<&'static str>,
}
