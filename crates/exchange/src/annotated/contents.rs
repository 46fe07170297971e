//! The table of contents of the page.

use waymark_i18n::Arg;
use waymark_model::plan::Section;

use super::Page;

impl Page<'_> {
    /// A tree of links to the sections, each with the commitments directly in it.
    pub(super) fn contents(&mut self, names: &[String]) {
        let heading = self.say("annotated-contents", &[]);
        let note = self.say("annotated-contents-note", &[]);
        self.html.open("nav", &[("aria-label", heading.as_str())]);
        self.html.leaf("h2", &[], &heading);
        self.html.leaf("p", &[("class", "note")], &note);
        // Levels of the lists that are open: one that skips a level still opens one list only.
        let mut open: Vec<u8> = Vec::new();
        for (section, name) in self.plan.sections.iter().zip(names) {
            while open.pop_if(|level| *level > section.level).is_some() {
                self.html.close("li");
                self.html.close("ul");
            }
            if open.last() == Some(&section.level) {
                self.html.close("li");
            } else {
                self.html.open("ul", &[]);
                open.push(section.level);
            }
            self.html.open("li", &[]);
            self.entry(section, name);
        }
        for _ in open {
            self.html.close("li");
            self.html.close("ul");
        }
        self.html.close("nav");
        self.html.line();
    }

    fn entry(&mut self, section: &Section, name: &str) {
        let here = |s: &&waymark_model::plan::Sentence| s.section == section.id;
        let count = self.plan.commitments().filter(here).count();
        let title = format!("{} {}", section.id, section.title);
        let args = [("title", Arg::from(title)), ("count", Arg::Count(count))];
        let entry = self.say("annotated-contents-entry", &args);
        let href = format!("#{name}");
        self.html.leaf("a", &[("href", href.as_str())], &entry);
    }
}
