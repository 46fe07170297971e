//! The pages of a site: known before any is written, each written on its own.

use waymark_evaluate::explore::Explorer;
use waymark_model::MethodId;

use crate::Site;
use crate::asked::Asked;
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
    /// Answers while a weight is moved; only pages that somebody answers ask for it.
    pub(crate) const EXPLORE: &'static str = "explore.js";
}

/// The files that pages need.
#[must_use]
pub fn assets() -> Vec<Asset> {
    let style: &[u8] = include_bytes!("../assets/style.css");
    let icon: &[u8] = include_bytes!("../assets/icon.svg");
    let explore: &[u8] = include_bytes!("../assets/explore.js");
    [
        (Asset::STYLE, style),
        (Asset::ICON, icon),
        (Asset::EXPLORE, explore),
    ]
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

    /// The index that the page at a path of the site asks about; `None` for other pages.
    #[must_use]
    pub fn asks_about(&self, path: &str) -> Option<&MethodId> {
        self.explore(path).map(|(_, _, id)| id)
    }

    /// The answer to a query of the page at a path of the site, as markup: the whole page, or the answer alone where
    /// the query says `part=answer`. `None` where no index can be asked about there.
    #[must_use]
    pub fn answer(
        &self,
        path: &str,
        query: &[(String, String)],
        explorer: &Explorer<'_>,
    ) -> Option<String> {
        let (lang, route, id) = self.explore(path)?;
        let asked = Asked::new(explorer, query);
        let mut view = if asked.part {
            View::part(&self.context, lang, route)
        } else {
            View::new(&self.context, lang, route)
        };
        pages::explore(&mut view, id, &asked);
        Some(view.finish().1)
    }

    fn explore(&self, path: &str) -> Option<(&Lang, &Route, &MethodId)> {
        self.context.langs.iter().find_map(|lang| {
            self.routes.iter().find_map(|route| match route {
                Route::Explore(id) if route.place(&lang.prefix) == path => Some((lang, route, id)),
                _ => None,
            })
        })
    }

    fn find(&self, n: usize) -> Option<(&Lang, &Route)> {
        let count = self.routes.len().max(1);
        Some((
            self.context.langs.get(n / count)?,
            self.routes.get(n % count)?,
        ))
    }
}
