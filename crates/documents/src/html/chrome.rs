//! Which parts of a page are not its text: menus, banners, captions, notes.

use crate::document::Furniture;
use crate::html::tag::{Attributes, Kind};

/// Why a part is furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cause {
    pub(crate) kind: Furniture,
    /// Whether it may turn out to be the text after all, if most of the page stands in it: pages stand
    /// in forms, texts unfold on a click. A `nav` or a script may not.
    pub(crate) doubtful: bool,
}

const NAVIGATION: Cause = Cause {
    kind: Furniture::Navigation,
    doubtful: false,
};
const DOUBTFUL: Cause = Cause {
    kind: Furniture::Navigation,
    doubtful: true,
};
const CAPTION: Cause = Cause {
    kind: Furniture::Caption,
    doubtful: false,
};
const NOTE: Cause = Cause {
    kind: Furniture::Note,
    doubtful: true,
};

/// Where a tag stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around {
    /// Inside an article or the main part.
    pub(crate) article: bool,
    pub(crate) heading: bool,
}

/// Why what a tag opens is furniture, if it is.
pub(crate) fn cause(kind: Kind, tag: &Attributes, around: Around) -> Option<Cause> {
    by_kind(kind, around)
        .or_else(|| by_role(&tag.role))
        .or_else(|| {
            if tag.is_unseen() {
                return Some(DOUBTFUL);
            }
            let named = !matches!(kind, Kind::Main | Kind::Heading(_) | Kind::Paragraph)
                && !kind.is_inline();
            let words = [tag.class.as_str(), &tag.id];
            let mut words = words
                .into_iter()
                .flat_map(str::split_whitespace)
                .map(str::to_ascii_lowercase);
            let all: Vec<String> = words.by_ref().collect();
            let has = |names: &str| all.iter().any(|w| names.split(' ').any(|n| n == w));
            let begins = |names: &str| {
                all.iter()
                    .any(|w| names.split(' ').any(|n| w.starts_with(n)))
            };
            let note = has(NOTES)
                || begins("ftn edn")
                || tag.style("mso-element").is_some_and(|v| v.contains("note"));
            if note && !kind.is_inline() {
                Some(NOTE)
            } else if named
                && (has(CHROME) || begins(CHROME_BEGINS))
                && !(around.article && has("header"))
            {
                Some(DOUBTFUL)
            } else {
                None
            }
        })
}

fn by_kind(kind: Kind, around: Around) -> Option<Cause> {
    match kind {
        Kind::Chrome | Kind::Raw => Some(NAVIGATION),
        Kind::Head if !around.article => Some(NAVIGATION),
        Kind::Caption => Some(CAPTION),
        Kind::Form => Some(DOUBTFUL),
        // Headings that unfold their chapter are buttons inside.
        Kind::Button if !around.heading => Some(NAVIGATION),
        _ => None,
    }
}

fn by_role(role: &str) -> Option<Cause> {
    match role.trim() {
        "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "menu"
        | "menubar" | "toolbar" | "dialog" | "alertdialog" | "alert" | "tablist" | "doc-toc" => {
            Some(NAVIGATION)
        }
        "doc-footnote" | "doc-endnote" | "doc-endnotes" | "note" => Some(NOTE),
        _ => None,
    }
}

/// Whether a tag only refers to a note: a raised link inside the page.
pub(crate) fn is_note_mark(
    kind: Kind,
    tag: &Attributes,
    in_raised: bool,
    in_local_link: bool,
) -> bool {
    let local = tag.href.starts_with('#');
    tag.role.trim() == "doc-noteref"
        || (kind == Kind::Link && local && in_raised)
        || (kind == Kind::Raised && in_local_link)
        || (kind == Kind::Raised
            && tag
                .class
                .split_whitespace()
                .any(|c| NOTE_MARKS.contains(&c)))
}

const NOTE_MARKS: [&str; 4] = [
    "reference",
    "footnote",
    "footnote-ref",
    "footnote-reference",
];

const NOTES: &str = "footnote footnotes endnote endnotes footnote-list wp-block-footnotes";

/// Classes and ids that say it outright.
const CHROME: &str = "nav navigation menu topnav topbar top-bar toolbar breadcrumb breadcrumbs crumb crumbs \
    sidebar side-bar aside header footer foot masthead banner site-header site-footer page-header-nav \
    global-header global-footer share sharing share-buttons bdsharebuttonbox social social-links pager \
    pagination paging page-nav prev-next related related-posts related-links recommend comments comment-list \
    comment-form respond advert advertisement ads ad adsbox cookie cookies skip-link skip-links skiplink \
    sr-only screen-reader-text visually-hidden noprint no-print toc table-of-contents login search-form \
    searchbox copyright weixin qrcode friendlink";

const CHROME_BEGINS: &str = "breadcrumb cookie- navbar nav-bar main-nav site-nav sidebar- footer- share- \
    social- pagination- related-";
