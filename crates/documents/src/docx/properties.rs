//! Properties, and characters that are tags, of a DOCX document.

use crate::docx::body::Body;
use crate::docx::paragraph::Paragraph;
use crate::docx::table::Merge;
use crate::docx::xml::Tag;

impl Body {
    /// Whether the tag that begins is left out with all that is in it.
    pub(super) fn is_left_out(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            // In the properties of a paragraph or row these only say that it was deleted.
            "del" | "moveFrom" => !matches!(self.parent(), "rPr" | "trPr"),
            "pPrChange" | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
            | "sectPrChange" | "tblPrExChange" | "numberingChange" | "delText" | "delInstrText"
            | "rt" => true,
            "Fallback" => self.choices.last().copied().unwrap_or(false),
            // The line between text and notes is a note in the file.
            "footnote" | "endnote" => tag.get("type").is_some_and(|kind| kind != "normal"),
            _ => false,
        }
    }

    pub(super) fn property(&mut self, tag: &Tag<'_>) {
        match self.parent() {
            "pPr" => match tag.name() {
                "pStyle" => self.with(|p| {
                    p.style = tag.get("val");
                    p.looks = None;
                }),
                // A large first letter stands in a paragraph of its own.
                "framePr" => {
                    let drop = tag.get("dropCap").is_some_and(|kind| kind != "none");
                    self.with(|p| p.is_joined |= drop);
                }
                "outlineLvl" => self.with(|p| p.outline = tag.number()),
                _ => {}
            },
            "numPr" => match tag.name() {
                "numId" => self.with(|p| p.list = tag.number()),
                "ilvl" => self.with(|p| p.level = tag.number()),
                _ => {}
            },
            "rPr" => self.run_property(tag),
            "r" => self.character(tag),
            "trPr" | "tcPr" => self.table_property(tag),
            _ => {}
        }
    }

    fn run_property(&mut self, tag: &Tag<'_>) {
        let in_run = self.path.iter().rev().nth(1) == Some(&"r");
        if !in_run {
            let deleted = matches!(tag.name(), "del" | "moveFrom");
            self.with(|p| p.is_joined |= deleted);
            return;
        }
        match tag.name() {
            "b" => self.with(|p| p.run.bold = Some(tag.is_on())),
            "vanish" => self.with(|p| p.run.hidden = Some(tag.is_on())),
            "rStyle" => {
                let given = self.styles.given(&tag.get("val").unwrap_or_default());
                self.with(|p| {
                    p.run.bold = p.run.bold.or(given.bold);
                    p.run.hidden = p.run.hidden.or(given.hidden);
                });
            }
            _ => {}
        }
    }

    /// Characters that are tags.
    fn character(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tab" | "ptab" => self.add("\t"),
            "br" | "cr" if self.fields.is_shown() => {
                self.with(Paragraph::line_break);
                self.wait_for(0, 1);
            }
            "noBreakHyphen" => self.add("\u{2011}"),
            "sym" => {
                let code = tag
                    .get("char")
                    .and_then(|c| u32::from_str_radix(&c, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.add(c.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => match tag.get("fldCharType").as_deref() {
                Some("begin") => self.fields.begin(),
                Some("separate") => self.fields.separate(),
                Some("end") => self.fields.end(),
                _ => {}
            },
            _ => {}
        }
        let contents = self.fields.in_contents();
        self.with(|p| p.is_contents |= contents);
    }

    fn table_property(&mut self, tag: &Tag<'_>) {
        let Some(table) = self.table() else { return };
        match tag.name() {
            "tblHeader" => table.heading = tag.is_on(),
            "del" => table.is_deleted = true,
            "gridBefore" => table.skip(tag.number().unwrap_or(0)),
            "gridSpan" => table.span(tag.number().unwrap_or(1)),
            "vMerge" => {
                let begins = tag.get("val").is_some_and(|v| v == "restart");
                table.merge(if begins { Merge::Begins } else { Merge::GoesOn });
            }
            _ => {}
        }
    }
}
