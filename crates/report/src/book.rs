//! The pages of a site: known before any is written, each written on its own.

use crate::Site;
use crate::context::{Context, Lang};
use crate::pages;
use crate::route::Route;
use crate::view::View;

/// A page ready to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Path inside the site, forward slashes.
    pub path: String,
    /// Its markup.
    pub html: String,
}

/// A file that pages need.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Path inside the site.
    pub path: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

impl Asset {
    pub(crate) const STYLE: &'static str = "style.css";
    /// The mark in the tab of a browser: without one it asks for a file that is not there.
    pub(crate) const ICON: &'static str = "icon.svg";
}

/// The files that pages need.
#[must_use]
pub fn assets() -> Vec<Asset> {
    let style: &[u8] = include_bytes!("../assets/style.css");
    let icon: &[u8] = include_bytes!("../assets/icon.svg");
    [(Asset::STYLE, style), (Asset::ICON, icon)]
        .into_iter()
        .map(|(path, bytes)| Asset { path, bytes })
        .collect()
}

/// All pages of a site, in a fixed order.
#[derive(Debug)]
pub struct Book<'a> {
    context: Context<'a>,
    routes: Vec<Route>,
}

impl<'a> Book<'a> {
    /// Finds out which pages there are and what they look up.
    #[must_use]
    pub fn new(site: &'a Site<'a>) -> Self {
        let context = Context::new(site);
        let routes = pages::routes(&context);
        Self { context, routes }
    }

    /// Number of pages, all languages together.
    #[must_use]
    pub fn len(&self) -> usize {
        self.routes.len() * self.context.langs.len()
    }

    /// Whether there is no page: a workspace without languages.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A page by its number; an empty one for a number outside the book.
    #[must_use]
    pub fn page(&self, n: usize) -> Page {
        let Some((lang, route)) = self.find(n) else {
            return Page {
                path: String::new(),
                html: String::new(),
            };
        };
        let mut view = View::new(&self.context, lang, route);
        pages::write(&mut view);
        let (path, html) = view.finish();
        Page { path, html }
    }

    fn find(&self, n: usize) -> Option<(&Lang, &Route)> {
        let count = self.routes.len().max(1);
        Some((
            self.context.langs.get(n / count)?,
            self.routes.get(n % count)?,
        ))
    }
}
