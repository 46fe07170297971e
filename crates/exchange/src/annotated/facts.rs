//! What was read from the commitments of a paragraph, folded below it.

use waymark_i18n::Arg;
use waymark_model::plan::{Quantity, QuantityRole, Sentence};

use super::Page;

impl Page<'_> {
    /// The facts of some commitments; nothing where there are none.
    pub(super) fn facts(&mut self, sentences: &[&Sentence]) {
        let said: Vec<(&Sentence, Vec<String>)> =
            sentences.iter().map(|s| (*s, self.of(s))).collect();
        if said.is_empty() {
            return;
        }
        let why = self.say("annotated-why", &[("count", Arg::Count(said.len()))]);
        let lang = self.catalog.lang();
        self.html
            .el("details", &[("class", "why"), ("lang", lang)], |html| {
                html.leaf("summary", &[], &why);
                for (sentence, facts) in &said {
                    html.leaf("p", &[("class", "of")], sentence.reference.as_str());
                    html.el("ul", &[], |html| {
                        for fact in facts {
                            html.leaf("li", &[], fact);
                        }
                    });
                }
            });
    }

    fn of(&self, s: &Sentence) -> Vec<String> {
        let mut out = vec![self.modality(s)];
        let targets = s
            .quantities
            .iter()
            .filter(|q| q.role == QuantityRole::Target);
        out.extend(targets.map(|q| self.target(q)));
        out.extend(s.deadline.as_ref().map(|words| {
            let words = ("words", Arg::from(words));
            match s.due {
                Some(due) => {
                    let date = ("date", Arg::from(self.catalog.date(due)));
                    self.say("annotated-fact-deadline-due", &[words, date])
                }
                None => self.say("annotated-fact-deadline", &[words]),
            }
        }));
        self.list(&mut out, "annotated-fact-bodies", &s.actors);
        let group = |code: &str| {
            let key = format!("group-{code}");
            if self.catalog.knows(&key) {
                self.say(&key, &[])
            } else {
                code.to_owned()
            }
        };
        let groups: Vec<String> = s.groups.iter().map(|g| group(g.as_str())).collect();
        self.list(&mut out, "annotated-fact-groups", &groups);
        let instruments: Vec<String> = s.instruments.iter().map(|i| i.text.clone()).collect();
        self.list(&mut out, "annotated-fact-instruments", &instruments);
        let labels = s.labels.iter().map(|l| {
            let scheme = ("scheme", Arg::from(l.scheme.to_uppercase()));
            self.say(
                "annotated-fact-label",
                &[scheme, ("code", Arg::from(l.code.as_ref()))],
            )
        });
        self.list(
            &mut out,
            "annotated-fact-labels",
            &labels.collect::<Vec<_>>(),
        );
        out.extend(self.checkable(s));
        if s.corrected {
            out.push(self.say("annotated-fact-corrected", &[]));
        }
        out
    }

    fn list(&self, out: &mut Vec<String>, key: &str, items: &[String]) {
        if !items.is_empty() {
            let list = self.catalog.list(items);
            out.push(self.say(key, &[("list", Arg::from(list))]));
        }
    }

    fn modality(&self, s: &Sentence) -> String {
        let modality = self.say(&format!("modality-{}", s.modality.code()), &[]);
        let modality = ("modality", Arg::from(modality));
        if s.cue.is_empty() {
            return self.say("annotated-fact-modality-bare", &[modality]);
        }
        self.say(
            "annotated-fact-modality",
            &[modality, ("cue", Arg::from(&s.cue))],
        )
    }

    fn target(&self, q: &Quantity) -> String {
        let figure = |value: f64| {
            let number = self.catalog.number(value);
            match q.unit.trim() {
                "" => number,
                unit => self.say(
                    "part-value-unit",
                    &[("value", Arg::from(number)), ("unit", Arg::from(unit))],
                ),
            }
        };
        let rule = format!("rule-{}", q.comparator.code());
        let rule = self.say(&rule, &[("value", Arg::from(figure(q.value)))]);
        let rule = ("rule", Arg::from(rule));
        match q.baseline {
            Some(b) => {
                let baseline = ("baseline", Arg::from(figure(b)));
                self.say("annotated-fact-target-baseline", &[rule, baseline])
            }
            None => self.say("annotated-fact-target", &[rule]),
        }
    }

    fn checkable(&self, s: &Sentence) -> Option<String> {
        let a = s.assessability.as_ref()?;
        let gate = self.say(&format!("verifiability-{}", a.gate().code()), &[]);
        let mut args = vec![
            ("gate", Arg::from(gate)),
            ("met", Arg::from(a.met().to_string())),
            ("all", Arg::from(a.results.len().to_string())),
        ];
        let missing: Vec<String> = a
            .results
            .iter()
            .filter(|r| !r.met)
            .map(|r| self.say(&format!("criterion-{}", r.criterion.code()), &[]))
            .collect();
        if missing.is_empty() {
            return Some(self.say("annotated-fact-checkable", &args));
        }
        args.push(("missing", Arg::from(self.catalog.list(&missing))));
        Some(self.say("annotated-fact-missing", &args))
    }
}
