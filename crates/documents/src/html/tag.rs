//! Tags of HTML: what kind of thing each is, and the few attributes that matter.

use html5gum::emitters::callback::CallbackEvent;

use crate::counting::{Beyond, Counting};
use crate::limits::MOST_ATTRIBUTE;

/// A name, long enough to tell all that matter apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Name([u8; 10]);

impl Name {
    pub(crate) fn new(name: &[u8]) -> Self {
        let mut out = Self::default();
        out.0
            .iter_mut()
            .zip(name)
            .for_each(|(own, byte)| *own = *byte);
        out
    }
}

/// What a tag is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Heading(u8),
    Paragraph,
    /// The body and what holds the text proper.
    Main,
    Block,
    List {
        ordered: bool,
    },
    Item,
    /// A list of definitions.
    Glossary,
    Term,
    Definition,
    Table,
    RowGroup,
    Row,
    Cell {
        heading: bool,
    },
    Caption,
    Preformatted,
    /// Head of a page, or of an article.
    Head,
    /// Never the text of a page, whatever is in it.
    Chrome,
    /// A field of a form; pages of old stand as a whole in one form.
    Form,
    Button,
    /// Nothing in it is shown, or nothing in it is text.
    Raw,
    LineBreak,
    Rule,
    /// Has no content.
    Void,
    Bold,
    Raised,
    Link,
    Inline,
}

impl Kind {
    pub(crate) fn of(name: &[u8]) -> Self {
        match name {
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                Self::Heading(name.last().map_or(1, |b| b - b'0'))
            }
            b"p" => Self::Paragraph,
            b"html" | b"body" | b"main" | b"article" => Self::Main,
            b"address" | b"blockquote" | b"center" | b"details" | b"dialog" | b"dir" | b"div"
            | b"fieldset" | b"figure" | b"hgroup" | b"section" | b"search" | b"summary"
            | b"legend" => Self::Block,
            b"ul" | b"menu" => Self::List { ordered: false },
            b"ol" => Self::List { ordered: true },
            b"li" => Self::Item,
            b"dl" => Self::Glossary,
            b"dt" => Self::Term,
            b"dd" => Self::Definition,
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" => Self::RowGroup,
            b"tr" => Self::Row,
            b"td" => Self::Cell { heading: false },
            b"th" => Self::Cell { heading: true },
            b"caption" | b"figcaption" => Self::Caption,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Preformatted,
            b"header" => Self::Head,
            b"nav" | b"footer" | b"aside" => Self::Chrome,
            b"form" | b"select" | b"option" | b"optgroup" | b"textarea" | b"datalist" => Self::Form,
            b"button" => Self::Button,
            _ => Self::of_phrase(name),
        }
    }

    fn of_phrase(name: &[u8]) -> Self {
        match name {
            b"script" | b"style" | b"noscript" | b"template" | b"title" | b"svg" | b"iframe"
            | b"object" | b"audio" | b"video" | b"canvas" | b"noembed" | b"noframes" => Self::Raw,
            b"br" => Self::LineBreak,
            b"hr" => Self::Rule,
            b"area" | b"base" | b"col" | b"embed" | b"img" | b"input" | b"link" | b"meta"
            | b"param" | b"source" | b"track" | b"wbr" | b"basefont" | b"bgsound" | b"frame" => {
                Self::Void
            }
            b"b" | b"strong" => Self::Bold,
            b"sup" => Self::Raised,
            b"a" => Self::Link,
            _ => Self::Inline,
        }
    }

    /// Whether words before and after it belong to different elements.
    pub(crate) fn breaks_line(self) -> bool {
        !self.is_inline() && self != Self::Raw
    }

    /// Whether it stands within a line.
    pub(crate) fn is_inline(self) -> bool {
        matches!(self, Self::Bold | Self::Raised | Self::Link | Self::Inline)
    }
}

/// Attributes of a tag, shortened.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    pub(crate) class: String,
    pub(crate) id: String,
    pub(crate) role: String,
    pub(crate) href: String,
    style: String,
    pub(crate) hidden: bool,
    aria_hidden: String,
    start: String,
    type_: String,
    value: String,
    pub(crate) reversed: bool,
    rowspan: String,
    colspan: String,
    current: Option<Attribute>,
}

#[derive(Debug, Clone, Copy)]
enum Attribute {
    Class,
    Id,
    Role,
    Href,
    Style,
    AriaHidden,
    Start,
    Type,
    Value,
    RowSpan,
    ColumnSpan,
}

impl Attributes {
    /// Takes up an event between the opening and the end of a tag.
    pub(crate) fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::AttributeName { name } => self.name(name),
            CallbackEvent::AttributeValue { value } => self.set(value),
            _ => {}
        }
    }

    fn name(&mut self, name: &[u8]) {
        self.current = Some(match name {
            b"class" => Attribute::Class,
            b"id" => Attribute::Id,
            b"role" => Attribute::Role,
            b"href" => Attribute::Href,
            b"style" => Attribute::Style,
            b"aria-hidden" => Attribute::AriaHidden,
            b"start" => Attribute::Start,
            b"type" => Attribute::Type,
            b"value" => Attribute::Value,
            b"rowspan" => Attribute::RowSpan,
            b"colspan" => Attribute::ColumnSpan,
            other => {
                self.hidden |= other == b"hidden";
                self.reversed |= other == b"reversed";
                self.current = None;
                return;
            }
        });
    }

    fn set(&mut self, value: &[u8]) {
        let slot = match self.current.take() {
            Some(Attribute::Class) => &mut self.class,
            Some(Attribute::Id) => &mut self.id,
            Some(Attribute::Role) => &mut self.role,
            Some(Attribute::Href) => &mut self.href,
            Some(Attribute::Style) => &mut self.style,
            Some(Attribute::AriaHidden) => &mut self.aria_hidden,
            Some(Attribute::Start) => &mut self.start,
            Some(Attribute::Type) => &mut self.type_,
            Some(Attribute::Value) => &mut self.value,
            Some(Attribute::RowSpan) => &mut self.rowspan,
            Some(Attribute::ColumnSpan) => &mut self.colspan,
            None => return,
        };
        // The first of several counts.
        if slot.is_empty() {
            let short = value
                .get(..value.len().min(MOST_ATTRIBUTE))
                .unwrap_or(value);
            *slot = String::from_utf8_lossy(short).into_owned();
        }
    }

    /// The value of a property in its `style`, in small letters.
    pub(crate) fn style(&self, property: &str) -> Option<String> {
        self.style.split(';').rev().find_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            let fits = name.trim().eq_ignore_ascii_case(property);
            fits.then(|| value.trim().to_ascii_lowercase())
        })
    }

    /// Whether nobody sees it.
    pub(crate) fn is_unseen(&self) -> bool {
        self.hidden
            || self.aria_hidden.eq_ignore_ascii_case("true")
            || self.style("display").is_some_and(|v| v.starts_with("none"))
            || self
                .style("visibility")
                .is_some_and(|v| v.starts_with("hidden"))
    }

    /// Whether its style makes it bold.
    pub(crate) fn is_bold(&self) -> bool {
        self.style("font-weight").is_some_and(|v| {
            v.starts_with("bold") || v.parse::<u16>().is_ok_and(|weight| weight >= 600)
        })
    }

    /// The number a list begins with, or an item has.
    pub(crate) fn number(&self) -> Option<i32> {
        let text = if self.start.is_empty() {
            &self.value
        } else {
            &self.start
        };
        text.trim().parse().ok()
    }

    /// How many rows and columns a cell asks for; 0 rows: all that follow.
    pub(crate) fn spans(&self) -> (u32, u32) {
        let number = |text: &str| text.trim().parse::<u32>();
        (
            number(&self.rowspan).unwrap_or(1),
            number(&self.colspan).unwrap_or(1).max(1),
        )
    }

    /// How a list, or an item, counts, where it says so.
    pub(crate) fn counting(&self) -> Option<Counting> {
        match self.type_.trim() {
            "1" => return Some(Counting::Decimal),
            "a" => return Some(Counting::Lower(Beyond::Places)),
            "A" => return Some(Counting::Upper(Beyond::Places)),
            "i" => return Some(Counting::LowerRoman),
            "I" => return Some(Counting::UpperRoman),
            _ => {}
        }
        let style = self
            .style("list-style-type")
            .or_else(|| self.style("list-style"))?;
        style.split_whitespace().find_map(|word| {
            Some(match word {
                "none" | "disc" | "circle" | "square" => Counting::Nothing,
                "decimal" => Counting::Decimal,
                "decimal-leading-zero" => Counting::Padded,
                "lower-alpha" | "lower-latin" => Counting::Lower(Beyond::Places),
                "upper-alpha" | "upper-latin" => Counting::Upper(Beyond::Places),
                "lower-roman" => Counting::LowerRoman,
                "upper-roman" => Counting::UpperRoman,
                "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" => {
                    Counting::Chinese
                }
                "cjk-decimal" => Counting::ChineseDigits,
                "simp-chinese-formal" | "trad-chinese-formal" => Counting::ChineseLegal,
                "cjk-heavenly-stem" => Counting::Stems,
                _ => return None,
            })
        })
    }
}
