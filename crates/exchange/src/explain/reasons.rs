//! The reasons for one sentence, line by line.

use waymark_i18n::{Arg, Catalog};
use waymark_model::plan::{Assessability, CriterionResult, Plan, Section, Sentence};

use super::things::{self, Said};
use super::{Line, Tone};
use crate::source::Source;

/// Writes the lines of one sentence.
pub(crate) struct Reasons<'a> {
    plan: &'a Plan,
    source: &'a Source<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) catalog: &'a Catalog,
    lines: Vec<Line>,
}

impl<'a> Reasons<'a> {
    pub(crate) fn new(
        plan: &'a Plan,
        source: &'a Source<'a>,
        sentence: &'a Sentence,
        catalog: &'a Catalog,
    ) -> Self {
        Self {
            plan,
            source,
            sentence,
            catalog,
            lines: Vec::new(),
        }
    }

    pub(crate) fn lines(mut self) -> Vec<Line> {
        let s = self.sentence;
        self.line(0, Tone::Title, s.reference.as_str().to_owned());
        let words = self.say("explain-words", &[("words", Arg::from(&s.text))]);
        self.line(1, Tone::Plain, words);
        self.place();
        if s.corrected {
            let corrected = self.say("explain-corrected", &[]);
            self.line(1, Tone::Soft, corrected);
        }
        self.modality();
        self.part("explain-numbers", s.quantities.iter().map(things::number));
        self.part("explain-deadline", s.deadline.iter().map(things::deadline));
        self.bodies();
        self.part(
            "explain-groups",
            s.groups.iter().map(|g| things::group(g.as_str())),
        );
        self.part(
            "explain-instruments",
            s.instruments.iter().map(things::instrument),
        );
        self.part("explain-labels", s.labels.iter().map(things::label));
        self.checkable();
        self.lines
    }

    pub(super) fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.catalog.text(key, args).text
    }

    fn line(&mut self, depth: usize, tone: Tone, text: String) {
        self.lines.push(Line { depth, tone, text });
    }

    /// A head and a line for each thing under it; nothing where there are none.
    fn part(&mut self, head: &str, under: impl Iterator<Item = Said<'a>>) {
        let mut under = under.peekable();
        if under.peek().is_none() {
            return;
        }
        let head = self.say(head, &[]);
        self.line(1, Tone::Head, head);
        for say in under {
            let text = say(self);
            self.line(2, Tone::Plain, text);
        }
    }

    /// Where it stands: in the file, and in the tree.
    fn place(&mut self) {
        let passage = &self.sentence.passage;
        let mut place = Vec::new();
        if !self.source.file.is_empty() {
            let file = [("file", Arg::from(self.source.file))];
            place.push(self.say("explain-place-file", &file));
        }
        if let Some(line) = self.source.line(passage.byte_start) {
            let line = [("line", Arg::from(line.to_string()))];
            place.push(self.say("explain-place-line", &line));
        }
        if let Some(page) = self.source.page(passage.byte_start) {
            let page = [("page", Arg::from(page.to_string()))];
            place.push(self.say("explain-place-page", &page));
        }
        let chars = [
            ("from", Arg::from(passage.char_start.to_string())),
            ("to", Arg::from(passage.char_end.to_string())),
        ];
        place.push(self.say("explain-place-chars", &chars));
        self.line(1, Tone::Soft, place.join(" · "));
        let titles = [("titles", Arg::from(self.titles()))];
        let mut tree = vec![self.say("explain-place-section", &titles)];
        if self.sentence.paragraph > 0 {
            tree.push(self.paragraph());
        }
        self.line(1, Tone::Soft, tree.join(" · "));
    }

    fn paragraph(&self) -> String {
        let s = self.sentence;
        let own = self
            .plan
            .paragraphs
            .iter()
            .find(|p| p.section == s.section && p.number == s.paragraph);
        let number = ("number", Arg::from(s.paragraph.to_string()));
        match own.and_then(|p| p.heading.as_ref()) {
            Some(heading) => self.say(
                "explain-place-paragraph-heading",
                &[number, ("heading", Arg::from(heading))],
            ),
            None => self.say("explain-place-paragraph", &[number]),
        }
    }

    /// The sections above it, from the top down.
    fn titles(&self) -> String {
        let mut out = Vec::new();
        let mut at = self.plan.section(&self.sentence.section);
        // A tree is never deeper than it has nodes; a loop of parents would be.
        while let Some(Section {
            id, title, parent, ..
        }) = at.filter(|_| out.len() < self.plan.sections.len())
        {
            out.push(format!("{id} {title}"));
            at = parent.as_ref().and_then(|p| self.plan.section(p));
        }
        if out.is_empty() {
            return self.sentence.section.to_string();
        }
        out.reverse();
        out.join(" / ")
    }

    fn modality(&mut self) {
        let s = self.sentence;
        let code = s.modality.code();
        let modality = self.say(&format!("modality-{code}"), &[]);
        let args = [("modality", Arg::from(modality)), ("code", Arg::from(code))];
        let head = self.say("explain-modality-heading", &args);
        self.line(1, Tone::Head, head);
        let cue = if s.cue.is_empty() {
            self.say("explain-modality-no-cue", &[])
        } else {
            self.say("explain-modality-cue", &[("cue", Arg::from(&s.cue))])
        };
        self.line(2, Tone::Plain, cue);
        let rule = self.say(&format!("explain-rule-{code}"), &[]);
        let rule = self.say("explain-rule", &[("rule", Arg::from(rule))]);
        self.line(2, Tone::Soft, rule);
    }

    fn bodies(&mut self) {
        let s = self.sentence;
        if s.actors.is_empty() && s.bodies.is_empty() {
            return;
        }
        let head = self.say("explain-bodies", &[]);
        self.line(1, Tone::Head, head);
        for actor in &s.actors {
            let words = self.say("explain-words", &[("words", Arg::from(actor))]);
            self.line(2, Tone::Plain, words);
        }
        if !s.bodies.is_empty() {
            let ids: Vec<String> = s.bodies.iter().map(ToString::to_string).collect();
            let ids = [("ids", Arg::from(self.catalog.list(&ids)))];
            let ids = self.say("explain-body-ids", &ids);
            self.line(2, Tone::Soft, ids);
        }
    }

    fn checkable(&mut self) {
        let Some(a) = &self.sentence.assessability else {
            let none = self.say("explain-checkable-none", &[]);
            self.line(1, Tone::Soft, none);
            return;
        };
        let (met, all) = (a.met().to_string(), a.results.len().to_string());
        let args = [("met", Arg::from(met)), ("all", Arg::from(all))];
        let head = self.say("explain-checkable", &args);
        self.line(1, Tone::Head, head);
        let gate = self.gate(a);
        self.line(2, Tone::Plain, gate);
        let measure = self.say(&format!("measure-{}", a.measure.code()), &[]);
        let measure = self.say("explain-measure", &[("measure", Arg::from(measure))]);
        self.line(2, Tone::Plain, measure);
        for result in &a.results {
            self.criterion(result);
        }
    }

    fn gate(&self, a: &Assessability) -> String {
        let code = a.gate().code();
        let gate = self.say(&format!("verifiability-{code}"), &[]);
        let why = self.say(&format!("explain-gate-{code}"), &[]);
        let args = [("gate", Arg::from(gate)), ("why", Arg::from(why))];
        self.say("explain-gate", &args)
    }

    fn criterion(&mut self, result: &CriterionResult) {
        let code = result.criterion.code();
        let criterion = self.say(&format!("criterion-{code}"), &[]);
        let about = self.say(&format!("criterion-about-{code}"), &[]);
        let args = [
            ("criterion", Arg::from(criterion)),
            ("about", Arg::from(about)),
        ];
        let (key, tone) = if result.met {
            ("explain-met", Tone::Good)
        } else {
            ("explain-failed", Tone::Bad)
        };
        let said = self.say(key, &args);
        self.line(2, tone, said);
        let words = [("words", Arg::from(&result.words))];
        let why = match (result.met, result.words.is_empty()) {
            (true, false) => self.say("explain-met-words", &words),
            (false, false) => self.say("explain-failed-words", &words),
            (false, true) => self.say("explain-failed-nothing", &[]),
            (true, true) => String::new(),
        };
        if !why.is_empty() {
            self.line(3, Tone::Plain, why);
        }
        if !result.met {
            let mend = self.say(&format!("criterion-mend-{code}"), &[]);
            let mend = self.say("explain-mend", &[("mend", Arg::from(mend))]);
            self.line(3, Tone::Soft, mend);
        }
    }
}
