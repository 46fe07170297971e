//! The pages of the desk.

use maud::{DOCTYPE, Markup, html};
use waymark_i18n::Arg;
use waymark_model::SectionId;
use waymark_model::plan::{Comparator, Modality, Sentence};

use super::desk::Desk;
use super::form::{Fields, MODALITIES, targets_of};
use super::sheet::{Sheet, State};

/// What is said at the top of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Message {
    keys: Vec<String>,
    lines: Vec<String>,
    /// Whether something is wrong.
    fault: bool,
}

impl Message {
    /// Faults by their keys.
    pub(super) fn keys(keys: &[&str]) -> Self {
        Self {
            keys: keys.iter().map(|k| (*k).to_owned()).collect(),
            fault: true,
            ..Self::default()
        }
    }

    /// Faults in words.
    pub(super) fn lines(lines: Vec<String>) -> Self {
        Self {
            lines,
            fault: true,
            ..Self::default()
        }
    }

    pub(super) fn plain(line: String) -> Self {
        Self::lines(vec![line])
    }

    /// What was done, by the word in the address; nothing for words of others.
    pub(super) fn done(action: &str) -> Self {
        let known = super::form::known_action(action);
        let key = (!known.is_empty()).then(|| format!("review-done-{known}"));
        Self {
            keys: key.into_iter().collect(),
            ..Self::default()
        }
    }

    fn markup(&self, desk: &Desk) -> Markup {
        let words = self
            .keys
            .iter()
            .map(|k| desk.words(k))
            .chain(self.lines.iter().cloned());
        let words: Vec<String> = words.collect();
        html! {
            div id="message" class=(if self.fault { "message fault" } else { "message" })
                role=(if self.fault { "alert" } else { "status" }) {
                @for line in &words { p { (line) } }
            }
        }
    }
}

fn frame(desk: &Desk, title: &str, message: &Message, body: &Markup) -> Markup {
    let name = desk.words("review-title");
    html! {
        (DOCTYPE)
        html lang=(desk.catalog.lang()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · " (name) }
                link rel="stylesheet" href="/review.css";
                link rel="icon" href="data:,";
                script src="/review.js" defer {}
            }
            body {
                a class="skip" href="#main" { (desk.words("review-skip")) }
                header { p class="site" { a href="/" { (name) } @if !desk.title.is_empty() { " · " (desk.title) } } }
                main id="main" tabindex="-1" {
                    (message.markup(desk))
                    (body)
                }
                footer {
                    details id="help" {
                        summary { (desk.words("review-keys")) }
                        dl {
                            @for (key, what) in KEYS { div { dt { kbd { (key) } } dd { (desk.words(what)) } } }
                        }
                        p { label { input type="checkbox" id="keys-off"; " " (desk.words("review-keys-off")) } }
                    }
                }
            }
        }
    }
}

const KEYS: [(&str, &str); 8] = [
    ("j", "review-key-next"),
    ("k", "review-key-before"),
    ("a", "review-key-accept"),
    ("e", "review-key-edit"),
    ("s", "review-key-split"),
    ("m", "review-key-merge"),
    ("u", "review-key-undo"),
    ("?", "review-key-help"),
];

/// A section: its text on one side, its register on the other.
pub(super) fn section(
    desk: &Desk,
    sheet: &Sheet,
    section: Option<SectionId>,
    show: &str,
    message: &Message,
) -> Markup {
    let Some(section) = section else {
        let body = html! { h1 { (desk.words("review-empty")) } };
        return frame(desk, &desk.words("review-empty"), message, &body);
    };
    let title = sheet
        .plan
        .sections
        .iter()
        .find(|s| s.id == section)
        .map_or("", |s| s.title.as_str());
    let heading = format!("{section} {title}");
    let own: Vec<&Sentence> = sheet
        .plan
        .sentences
        .iter()
        .filter(|s| s.section == section)
        .collect();
    let first = own
        .iter()
        .find(|s| sheet.is_open(s))
        .map(|s| format!("/s/{}", s.reference));
    let body = html! {
        (sections(desk, sheet, &section))
        h1 { (heading) }
        (progress(desk, sheet, &own))
        @if let Some(first) = first { p { a id="next" class="button" href=(first) { (desk.words("review-start")) } } }
        div class="sides" {
            section class="text" aria-labelledby="text-head" {
                h2 id="text-head" { (desk.words("review-text")) }
                (text(sheet, &own, None))
            }
            section class="register" aria-labelledby="entries-head" {
                h2 id="entries-head" { (desk.words("review-register")) }
                (filters(desk, &section, show))
                (register(desk, sheet, &own, show))
            }
        }
    };
    frame(desk, &heading, message, &body)
}

/// All sections with what is left to do in each.
fn sections(desk: &Desk, sheet: &Sheet, here: &SectionId) -> Markup {
    let (done, all) = sheet.progress(sheet.plan.sentences.iter());
    let counts = [("done", Arg::from(done)), ("all", Arg::from(all))];
    html! {
        details class="sections" {
            summary { (desk.catalog.text("review-progress-all", &counts).text) }
            nav aria-label=(desk.words("review-sections")) {
                ul {
                    @for s in &sheet.plan.sections {
                        @let (done, all) = sheet.progress(sheet.plan.sentences.iter().filter(|x| x.section == s.id));
                        @if all > 0 {
                            li {
                                a href={ "/?section=" (s.id) } aria-current=[(s.id == *here).then_some("page")] { (s.id) " " (s.title) }
                                " " span class="count" { (done) "/" (all) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn progress(desk: &Desk, sheet: &Sheet, own: &[&Sentence]) -> Markup {
    let (done, all) = sheet.progress(own.iter().copied());
    let counts = [("done", Arg::from(done)), ("all", Arg::from(all))];
    html! { p class="progress" { (desk.catalog.text("review-progress", &counts).text) } }
}

/// The sentences in their order, each a link to its forms.
fn text(sheet: &Sheet, own: &[&Sentence], here: Option<&Sentence>) -> Markup {
    let groups = own.chunk_by(|a, b| a.paragraph == b.paragraph);
    html! {
        div lang=(sheet.plan.language.code()) {
            @for group in groups {
                @let number = group.first().map_or(0, |s| s.paragraph);
                p class="paragraph" {
                    @if number > 0 { span class="number" { (number) } " " }
                    @for s in group {
                        @let kind = if s.modality.is_commitment() { "commitment" } else { s.modality.code() };
                        @let now = here.is_some_and(|h| h.reference == s.reference);
                        a class={ (kind) " " (sheet.state(s).code()) } href={ "/s/" (s.reference) }
                            aria-current=[now.then_some("true")] { (s.text) }
                        " "
                    }
                }
            }
        }
    }
}

fn filters(desk: &Desk, section: &SectionId, show: &str) -> Markup {
    const SHOWN: [(&str, &str); 3] = [
        ("", "review-show-all"),
        ("open", "review-show-open"),
        ("targets", "review-show-targets"),
    ];
    html! {
        ul class="filters" {
            @for (code, key) in SHOWN {
                li { a href={ "/?section=" (section) "&show=" (code) } aria-current=[(code == show).then_some("true")] { (desk.words(key)) } }
            }
        }
    }
}

fn register(desk: &Desk, sheet: &Sheet, own: &[&Sentence], show: &str) -> Markup {
    let shown = |s: &&&Sentence| {
        s.modality.is_commitment()
            && match show {
                "open" => sheet.is_open(s),
                "targets" => !targets_of(s).is_empty(),
                _ => true,
            }
    };
    let rows: Vec<&&Sentence> = own.iter().filter(shown).collect();
    html! {
        @if rows.is_empty() { p { (desk.words("review-none")) } }
        ol class="rows" {
            @for s in rows {
                li {
                    p { a href={ "/s/" (s.reference) } { (s.reference) } " " (mark(desk, sheet.state(s))) }
                    p class="short" { (short(&s.text)) }
                    (facts(desk, s))
                }
            }
        }
    }
}

fn mark(desk: &Desk, state: State) -> Markup {
    html! { span class={ "state " (state.code()) } { (desk.words(&format!("review-state-{}", state.code()))) } }
}

fn short(text: &str) -> String {
    const MOST: usize = 110;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    format!("{}…", cut.trim_end())
}

/// What was read, in words.
fn facts(desk: &Desk, s: &Sentence) -> Markup {
    let targets: Vec<String> = targets_of(s)
        .iter()
        .map(|t| {
            let how = desk.words(&format!("review-comparator-{}", t.comparator.code()));
            format!("{how} {} {}", t.value, t.unit).trim().to_owned()
        })
        .collect();
    let checkable = s
        .assessability
        .as_ref()
        .map(|a| a.results.iter().filter(|r| r.met).count());
    html! {
        dl class="facts" {
            div { dt { (desk.words("review-does")) } dd { (desk.words(&format!("modality-{}", s.modality.code()))) } }
            @if !targets.is_empty() { div { dt { (desk.words("review-targets")) } dd { (targets.join("; ")) } } }
            @if let Some(deadline) = &s.deadline { div { dt { (desk.words("review-when")) } dd { (deadline) } } }
            @if !s.actors.is_empty() { div { dt { (desk.words("review-bodies")) } dd { (s.actors.join("; ")) } } }
            @if let Some(met) = checkable { div { dt { (desk.words("review-checkable")) } dd { (met) "/9" } } }
        }
    }
}

/// One sentence with what can be said of it. `sent`: what was typed, where it comes back.
pub(super) fn sentence(
    desk: &Desk,
    sheet: &Sheet,
    at: usize,
    token: &str,
    sent: &Fields,
    message: &Message,
) -> Markup {
    let Some(s) = sheet.plan.sentences.get(at) else {
        return missing(desk, "");
    };
    let own: Vec<&Sentence> = sheet
        .plan
        .sentences
        .iter()
        .filter(|o| o.section == s.section)
        .collect();
    let reads = |o: &&Sentence| o.modality.is_commitment() || o.reference == s.reference;
    let before = sheet.plan.sentences.iter().take(at).rev().find(reads);
    let next = sheet.plan.sentences.iter().skip(at + 1).find(reads);
    let hidden = html! {
        input type="hidden" name="token" value=(token);
        input type="hidden" name="mark" value=(sheet.mark);
        input type="hidden" name="ref" value=(s.reference);
    };
    let body = html! {
        nav class="steps" aria-label=(desk.words("review-steps")) {
            @if let Some(b) = before { a id="before" href={ "/s/" (b.reference) } { "← " (b.reference) } }
            a href={ "/?section=" (s.section) } { (desk.words("review-back")) " " (s.section) }
            @if let Some(n) = next { a id="next" href={ "/s/" (n.reference) } { (n.reference) " →" } }
        }
        h1 { (s.reference) " " (mark(desk, sheet.state(s))) }
        div class="sides" {
            section class="entry" aria-labelledby="entry-head" {
                h2 id="entry-head" { (desk.words("review-entry")) }
                blockquote lang=(sheet.plan.language.code()) { p { (s.text) } }
                (facts(desk, s))
                @if s.modality.is_commitment() {
                    (accept(desk, &hidden))
                    (edit(desk, s, sent, &hidden))
                    (split(desk, s, sent, &hidden))
                    (merge(desk, sheet, at, sent, &hidden))
                    (context(desk, sent, &hidden))
                } @else {
                    (add(desk, s, sent, &hidden))
                }
                @if sheet.state(s) != State::Open || s.reference.as_str().contains('/') { (undo(desk, &hidden)) }
            }
            section class="text" aria-labelledby="text-head" {
                h2 id="text-head" { (desk.words("review-text")) }
                (text(sheet, &own, Some(s)))
            }
        }
    };
    frame(desk, s.reference.as_str(), message, &body)
}

fn accept(desk: &Desk, hidden: &Markup) -> Markup {
    html! {
        form method="post" action="/say" class="accept" {
            (hidden)
            button id="accept" name="do" value="accept" { (desk.words("review-accept")) }
        }
    }
}

fn undo(desk: &Desk, hidden: &Markup) -> Markup {
    html! {
        form method="post" action="/say" {
            (hidden)
            button id="undo" name="do" value="undo" class="quiet" { (desk.words("review-undo")) }
        }
    }
}

/// The field for the reason, which everything but acceptance needs.
fn reason(desk: &Desk, id: &str, sent: &Fields) -> Markup {
    html! {
        p { label for=(id) { (desk.words("review-reason")) }
            input id=(id) name="reason" required value=(sent.get("reason")) autocomplete="off"; }
    }
}

fn edit(desk: &Desk, s: &Sentence, sent: &Fields, hidden: &Markup) -> Markup {
    let open = sent.get("do") == "edit";
    let value = |name: &str, now: String| if open { sent.get(name).to_owned() } else { now };
    let modality = value("modality", s.modality.code().to_owned());
    let targets = targets_of(s);
    html! {
        details id="edit" open[open] {
            summary { (desk.words("review-edit")) }
            form method="post" action="/say" {
                (hidden)
                p { label for="modality" { (desk.words("review-does")) } (choose("modality", desk, &modality)) }
                fieldset {
                    legend { (desk.words("review-targets")) }
                    @for n in 0..=targets.len() {
                        @let t = targets.get(n);
                        (target(desk, n, &value(&format!("comparator_{n}"), t.map_or(Comparator::Eq, |t| t.comparator).code().to_owned()), [
                            value(&format!("value_{n}"), t.map_or(String::new(), |t| t.value.to_string())),
                            value(&format!("unit_{n}"), t.map_or(String::new(), |t| t.unit.clone())),
                            value(&format!("baseline_{n}"), t.and_then(|t| t.baseline).map_or(String::new(), |b| b.to_string())),
                        ]))
                    }
                    p class="hint" { (desk.words("review-targets-hint")) }
                }
                p { label for="deadline" { (desk.words("review-deadline")) }
                    input id="deadline" name="deadline" value=(value("deadline", s.deadline.clone().unwrap_or_default())) autocomplete="off"; }
                p { label for="due" { (desk.words("review-due")) }
                    input id="due" name="due" type="date" value=(value("due", s.due.map_or(String::new(), |d| d.to_string()))); }
                p { label for="actors" { (desk.words("review-bodies-lines")) }
                    textarea id="actors" name="actors" rows="3" { (value("actors", s.actors.join("\n"))) } }
                (reason(desk, "edit-reason", if open { sent } else { empty() }))
                button name="do" value="edit" { (desk.words("review-save")) }
            }
        }
    }
}

fn empty() -> &'static Fields {
    static NONE: std::sync::OnceLock<Fields> = std::sync::OnceLock::new();
    NONE.get_or_init(Fields::default)
}

fn choose(id: &str, desk: &Desk, now: &str) -> Markup {
    html! {
        select id=(id) name="modality" {
            @for m in MODALITIES {
                option value=(m.code()) selected[m.code() == now] { (desk.words(&format!("modality-{}", m.code()))) }
            }
        }
    }
}

fn target(desk: &Desk, n: usize, comparator: &str, values: [String; 3]) -> Markup {
    let [value, unit, baseline] = values;
    let label = |key: &str| format!("{} {}", desk.words(key), n + 1);
    html! {
        div class="target" {
            select name={ "comparator_" (n) } aria-label=(label("review-comparator")) {
                @for c in Comparator::ALL {
                    option value=(c.code()) selected[c.code() == comparator] { (desk.words(&format!("review-comparator-{}", c.code()))) }
                }
            }
            input name={ "value_" (n) } value=(value) inputmode="decimal" aria-label=(label("review-value")) placeholder=(desk.words("review-value"));
            input name={ "unit_" (n) } value=(unit) aria-label=(label("review-unit")) placeholder=(desk.words("review-unit"));
            input name={ "baseline_" (n) } value=(baseline) inputmode="decimal" aria-label=(label("review-baseline")) placeholder=(desk.words("review-baseline"));
        }
    }
}

fn split(desk: &Desk, s: &Sentence, sent: &Fields, hidden: &Markup) -> Markup {
    let open = sent.get("do") == "split";
    let places = places(&s.text);
    html! {
        details id="split" open[open] {
            summary { (desk.words("review-split")) }
            form method="post" action="/say" {
                (hidden)
                @if !places.is_empty() {
                    fieldset {
                        legend { (desk.words("review-split-at")) }
                        @for place in &places {
                            label class="choice" { input type="checkbox" name="at" value=(place); " … " (place) " …" }
                        }
                    }
                }
                p { label for="at_words" { (desk.words("review-split-words")) }
                    textarea id="at_words" name="at_words" rows="2" { (if open { sent.get("at_words") } else { "" }) } }
                (reason(desk, "split-reason", if open { sent } else { empty() }))
                button name="do" value="split" { (desk.words("review-split-do")) }
            }
        }
    }
}

/// Where a sentence may be taken apart: the words behind commas, semicolons and "and".
fn places(text: &str) -> Vec<String> {
    const WORDS: usize = 5;
    const CHARS: usize = 10;
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        let behind = at + c.len_utf8();
        let rest = text.get(behind..).unwrap_or("");
        let mark = matches!(c, ',' | ';' | '，' | '；');
        let and = c == ' ' && ["and ", "or "].iter().any(|w| rest.starts_with(w));
        if !(mark || and) {
            continue;
        }
        let start = rest.trim_start();
        let words: Vec<&str> = start.split_whitespace().take(WORDS).collect();
        let words = if words.len() > 2 {
            words.join(" ")
        } else {
            start.chars().take(CHARS).collect()
        };
        let words = words.trim_end_matches(['.', '。', ',', ';']).to_owned();
        let once = text.matches(words.as_str()).count() == 1;
        if once && !words.is_empty() && !out.contains(&words) {
            out.push(words);
        }
    }
    out
}

fn merge(desk: &Desk, sheet: &Sheet, at: usize, sent: &Fields, hidden: &Markup) -> Markup {
    const MOST: usize = 3;
    let open = sent.get("do") == "merge";
    let here = sheet.plan.sentences.get(at).map(|s| &s.section);
    let following: Vec<&Sentence> = sheet
        .plan
        .sentences
        .iter()
        .skip(at + 1)
        .take_while(|s| Some(&s.section) == here && s.modality != Modality::Heading)
        .take(MOST)
        .collect();
    html! {
        @if !following.is_empty() {
            details id="merge" open[open] {
                summary { (desk.words("review-merge")) }
                form method="post" action="/say" {
                    (hidden)
                    fieldset {
                        legend { (desk.words("review-merge-to")) }
                        @for (n, s) in following.iter().enumerate() {
                            label class="choice" { input type="radio" name="count" value=(n + 1) checked[n == 0]; " " (short(&s.text)) }
                        }
                    }
                    (reason(desk, "merge-reason", if open { sent } else { empty() }))
                    button name="do" value="merge" { (desk.words("review-merge-do")) }
                }
            }
        }
    }
}

fn context(desk: &Desk, sent: &Fields, hidden: &Markup) -> Markup {
    let open = sent.get("do") == "context";
    html! {
        details id="context" open[open] {
            summary { (desk.words("review-context")) }
            form method="post" action="/say" {
                (hidden)
                (reason(desk, "context-reason", if open { sent } else { empty() }))
                button name="do" value="context" { (desk.words("review-context-do")) }
            }
        }
    }
}

fn add(desk: &Desk, s: &Sentence, sent: &Fields, hidden: &Markup) -> Markup {
    let sent_quote = sent.get("quote");
    html! {
        h3 { (desk.words("review-add")) }
        form method="post" action="/say" id="add" {
            (hidden)
            p { label for="quote" { (desk.words("review-quote")) }
                textarea id="quote" name="quote" rows="4" { (if sent.is_empty() { s.text.as_str() } else { sent_quote }) } }
            p { label for="add-modality" { (desk.words("review-does")) } (choose("add-modality", desk, sent.get("modality"))) }
            (reason(desk, "add-reason", sent))
            button name="do" value="add" { (desk.words("review-add-do")) }
        }
    }
}

/// No sentence has that reference.
pub(super) fn missing(desk: &Desk, reference: &str) -> Markup {
    let body = html! { h1 { (desk.words("review-gone")) } p { code { (reference) } } p { a href="/" { (desk.words("review-home")) } } };
    frame(desk, &desk.words("review-gone"), &Message::default(), &body)
}

/// A form that did not come from a page of this run.
pub(super) fn refused(desk: &Desk) -> Markup {
    let body = html! { h1 { (desk.words("review-refused")) } p { (desk.words("review-refused-why")) } p { a href="/" { (desk.words("review-home")) } } };
    frame(
        desk,
        &desk.words("review-refused"),
        &Message::default(),
        &body,
    )
}

/// The plan or its corrections cannot be read.
pub(super) fn broken(desk: &Desk, why: &str) -> Markup {
    let body = html! { h1 { (desk.words("review-broken")) } pre { (why) } };
    frame(
        desk,
        &desk.words("review-broken"),
        &Message::default(),
        &body,
    )
}
