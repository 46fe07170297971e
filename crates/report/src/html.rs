//! Markup that is balanced and escaped by construction.
//!
//! Nothing outside this module writes a `<`: an element is opened and closed by [`Html::open`] and
//! [`Html::close`], which only [`crate::view::View::el`] calls, and every text and attribute value
//! goes through the same escape.

/// Attributes of an element: names are literals, values are escaped.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// A piece of markup under construction.
#[derive(Debug, Default)]
pub(crate) struct Html {
    out: String,
}

impl Html {
    /// The start tag of an element.
    pub(crate) fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.start(tag, attributes);
        self.out.push('>');
    }

    /// The end tag of an element.
    pub(crate) fn close(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// An HTML element that never has an end tag.
    pub(crate) fn void(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.start(tag, attributes);
        self.out.push('>');
    }

    /// Text.
    pub(crate) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A line end, for people who read the source.
    pub(crate) fn line(&mut self) {
        self.out.push('\n');
    }

    /// The document type, which is no element.
    pub(crate) fn doctype(&mut self) {
        self.out.push_str("<!doctype html>\n");
    }

    /// The markup.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
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
        let mut html = Html::default();
        html.open("a", &[("title", "\"><script>")]);
        html.text("a & b < c > 'd'\u{0}");
        html.close("a");
        assert_eq!(
            html.finish(),
            "<a title=\"&quot;&gt;&lt;script&gt;\">a &amp; b &lt; c &gt; &#39;d&#39;\u{fffd}</a>"
        );
    }
}
