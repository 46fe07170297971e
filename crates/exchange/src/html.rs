//! Markup that is balanced and escaped by construction (`docs/decisions/0007-markup-by-construction.md`).
//!
//! An element is opened and closed by [`Html::el`] alone, or by [`Html::open`] and [`Html::close`] where a
//! walk through a text decides what comes between; every text and attribute goes through one escape.

/// Attributes of an element: names are literals, values are escaped.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// A page under construction.
#[derive(Debug)]
pub(crate) struct Html {
    out: String,
}

impl Html {
    /// A document of HTML.
    pub(crate) fn new() -> Self {
        Self {
            out: "<!doctype html>\n".to_owned(),
        }
    }

    /// An element with what the function writes inside.
    pub(crate) fn el(
        &mut self,
        tag: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes);
        inside(self);
        self.close(tag);
    }

    /// An element with words inside, on a line of its own.
    pub(crate) fn leaf(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.el(tag, attributes, |html| html.text(text));
        self.line();
    }

    /// The start tag of an element.
    pub(crate) fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// The end tag of an element.
    pub(crate) fn close(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// Words.
    pub(crate) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A line end, for people who read the source.
    pub(crate) fn line(&mut self) {
        self.out.push('\n');
    }

    /// A style sheet of ours. Text inside `style` is not escaped by browsers, so it is a literal.
    pub(crate) fn style(&mut self, css: &'static str) {
        debug_assert!(
            !css.contains("</"),
            "a style sheet cannot close its element"
        );
        self.open("style", &[]);
        self.out.push_str(css);
        self.close("style");
        self.line();
    }

    /// The markup.
    pub(crate) fn finish(self) -> String {
        self.out
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Ends a page in extracted texts; to a page on a screen it is a blank.
            '\u{c}' => out.push(' '),
            // Not allowed in a document, however written.
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        let mut html = Html::new();
        html.el("a", &[("title", "\"><script>")], |html| {
            html.text("a & b < c > 'd'\u{0}\u{c}");
        });
        assert_eq!(
            html.finish(),
            "<!doctype html>\n<a title=\"&quot;&gt;&lt;script&gt;\">a &amp; b &lt; c &gt; &#39;d&#39;\u{fffd} </a>"
        );
    }
}
