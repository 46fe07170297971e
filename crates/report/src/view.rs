//! A page while it is written: the markup so far, its language, and the words of that language.

use std::collections::{BTreeMap, BTreeSet};

use waymark_i18n::{Arg, Words};
use waymark_model::LangTag;

use crate::context::{Context, Lang};
use crate::html::{Attributes, Html};
use crate::route::{Route, relative};

/// Values of a sentence.
pub(crate) type Args<'a> = &'a [(&'a str, Arg<'a>)];

/// A name or text of the workspace with its language.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) text: String,
    /// Where it differs from that of the page.
    pub(crate) lang: Option<String>,
}

/// A page while it is written.
#[derive(Debug)]
pub(crate) struct View<'v> {
    pub(crate) cx: &'v Context<'v>,
    pub(crate) lang: &'v Lang,
    pub(crate) route: &'v Route,
    html: Html,
    place: String,
    regions: BTreeSet<String>,
}

impl<'v> View<'v> {
    pub(crate) fn new(cx: &'v Context<'v>, lang: &'v Lang, route: &'v Route) -> Self {
        let place = route.place(&lang.prefix);
        let mut html = Html::default();
        html.doctype();
        Self {
            cx,
            lang,
            route,
            html,
            place,
            regions: BTreeSet::new(),
        }
    }

    /// A piece of a page that is already on a screen.
    pub(crate) fn part(cx: &'v Context<'v>, lang: &'v Lang, route: &'v Route) -> Self {
        Self {
            html: Html::default(),
            ..Self::new(cx, lang, route)
        }
    }

    /// Path of the page inside the site.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    pub(crate) fn finish(self) -> (String, String) {
        (self.place, self.html.finish())
    }

    /// A name for a region that no other region of the page has.
    pub(crate) fn region(&mut self, key: &str, caption: &str) -> String {
        let first = self.words(key, &[("caption", caption.into())]);
        let mut name = first.clone();
        let mut n: usize = 2;
        while !self.regions.insert(name.clone()) {
            name = self.words(
                "part-again",
                &[("name", (&first).into()), ("number", n.into())],
            );
            n += 1;
        }
        name
    }

    /// An element with what the function writes inside.
    pub(crate) fn el(
        &mut self,
        tag: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.html.open(tag, attributes);
        inside(self);
        self.html.close(tag);
        if matches!(
            tag,
            "p" | "li" | "tr" | "h2" | "h3" | "section" | "dd" | "nav" | "header"
        ) {
            self.html.line();
        }
    }

    /// An element with text.
    pub(crate) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.el(tag, attributes, |v| v.text(text));
    }

    /// An element without an end tag.
    pub(crate) fn void(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.html.void(tag, attributes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    /// A sentence for an attribute or as a value of another sentence.
    pub(crate) fn words(&self, key: &str, args: Args<'_>) -> String {
        self.lang.catalog.text(key, args).text
    }

    /// The word for a code, for example `standing-` and `met`; a free code without one is itself.
    pub(crate) fn code(&self, family: &str, code: &str) -> String {
        let key = format!("{family}{}", code.to_ascii_lowercase());
        if self.lang.catalog.knows(&key) {
            self.words(&key, &[])
        } else {
            code.to_owned()
        }
    }

    /// A sentence in an element, marked where it is in another language than the page.
    pub(crate) fn say(&mut self, tag: &'static str, key: &str, args: Args<'_>) {
        self.say_with(tag, &[], key, args);
    }

    pub(crate) fn say_with(
        &mut self,
        tag: &'static str,
        attributes: Attributes<'_>,
        key: &str,
        args: Args<'_>,
    ) {
        let Words { text, lang } = self.lang.catalog.text(key, args);
        if lang == self.lang.catalog.lang() {
            return self.leaf(tag, attributes, &text);
        }
        let mut attributes = attributes.to_vec();
        attributes.push(("lang", lang));
        self.leaf(tag, &attributes, &text);
    }

    /// Own text of the workspace, with the translation into the language of the page where there is.
    pub(crate) fn name(&self, entity: &str, id: &str, own: &str) -> Name {
        let texts = &self.cx.site.workspace.texts;
        if let Some(text) = texts.get(&self.lang.tag, entity, id) {
            return self.named(text, &self.lang.tag);
        }
        let own_lang = self.cx.langs.first().map_or(&self.lang.tag, |l| &l.tag);
        let own = texts.get(own_lang, entity, id).unwrap_or(own);
        self.named(own, own_lang)
    }

    fn named(&self, text: &str, lang: &LangTag) -> Name {
        let other = lang.as_str() != self.lang.html;
        Name {
            text: text.to_owned(),
            lang: other.then(|| lang.to_string()),
        }
    }

    /// Text in the workspace's own language.
    pub(crate) fn own(&self, text: &str) -> Name {
        let own = self.cx.langs.first().map_or(&self.lang.tag, |l| &l.tag);
        self.named(text, own)
    }

    /// A text that is given per language.
    pub(crate) fn per_lang(&self, texts: &BTreeMap<LangTag, String>, otherwise: &str) -> Name {
        let first = self.cx.langs.first().map(|l| &l.tag);
        let found = texts
            .get_key_value(&self.lang.tag)
            .or_else(|| texts.get_key_value(first?))
            .or_else(|| texts.first_key_value());
        match found {
            Some((lang, text)) => self.named(text, lang),
            None => Name {
                text: otherwise.to_owned(),
                lang: None,
            },
        }
    }

    /// A name in an element, with its language where it differs.
    pub(crate) fn name_in(&mut self, tag: &'static str, attributes: Attributes<'_>, name: &Name) {
        match &name.lang {
            None => self.leaf(tag, attributes, &name.text),
            Some(lang) => {
                let mut attributes = attributes.to_vec();
                attributes.push(("lang", lang));
                self.leaf(tag, &attributes, &name.text);
            }
        }
    }

    /// Address of a page in the same language.
    pub(crate) fn href(&self, to: &Route) -> String {
        relative(&self.place, &to.place(&self.lang.prefix))
    }

    /// Address of a place inside the site or, with `../`, beside it.
    pub(crate) fn href_file(&self, path: &str) -> String {
        relative(&self.place, path)
    }

    /// A link to a page with a name as its text.
    ///
    /// What has no page of its own is named without a link: no link leads nowhere.
    pub(crate) fn link(&mut self, to: &Route, name: &Name) {
        if !self.cx.has(to) {
            return self.name_in("span", &[], name);
        }
        let href = self.href(to);
        self.name_in("a", &[("href", &href)], name);
    }

    /// A link to a page with words as its text.
    pub(crate) fn link_words(&mut self, to: &Route, key: &str, args: Args<'_>) {
        let href = self.href(to);
        self.say_with("a", &[("href", &href)], key, args);
    }

    /// A link to a table of the release.
    pub(crate) fn data_link(&mut self, key: &str, table: &str) {
        let href = self.href_file(&format!("../data/{table}.csv"));
        self.el("p", &[("class", "data")], |v| {
            v.say_with("a", &[("href", &href)], key, &[]);
        });
    }
}
