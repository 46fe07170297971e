//! The `meta` block: what the document is, and what its marks refer to.

use std::collections::BTreeMap;
use std::io::Result;

use waymark_model::Plan;
use waymark_model::plan::{Instrument, Label, Language, QuantityRole};

use crate::names::{Names, slug};
use crate::source::Source;
use crate::xml::Xml;

/// Country of a plan of which nobody said it: the code that no country has.
const NO_COUNTRY: &str = "zz";

/// A day nobody knows, in the form the schema asks for.
const NO_DAY: &str = "0001-01-01";

/// The agent that made the marks.
const AGENT: &str = "waymark";

/// What the document is, in the four levels of FRBR.
#[derive(Debug)]
pub(crate) struct Identity {
    country: String,
    day: Option<String>,
    issuer: Option<String>,
    title: Option<String>,
    language: &'static str,
    work: String,
}

impl Identity {
    pub(crate) fn new(plan: &Plan, source: &Source<'_>) -> Self {
        let country = source.country.clone().map(|c| c.to_lowercase());
        let country = country.unwrap_or_else(|| NO_COUNTRY.to_owned());
        let day = source.issued.map(|d| d.to_string());
        let stem = source.file.rsplit_once('.').map_or(source.file, |f| f.0);
        let mut name = slug(stem);
        if name.is_empty() {
            name = "plan".to_owned();
        }
        let issued = day.as_deref().unwrap_or(NO_DAY);
        Self {
            work: format!("/akn/{country}/doc/plan/{issued}/{name}"),
            country,
            day,
            issuer: source.issuer.clone(),
            title: source.title.clone(),
            language: match plan.language {
                Language::En => "eng",
                Language::Zh => "zho",
            },
        }
    }

    fn level(&self, xml: &mut Xml, name: &str, uri: &str, this: &str) -> Result<()> {
        xml.open(name, &[])?;
        xml.line()?;
        xml.void("FRBRthis", &[("value", this)])?;
        xml.void("FRBRuri", &[("value", uri)])?;
        if name == "FRBRWork"
            && let Some(title) = &self.title
        {
            xml.void("FRBRalias", &[("value", title), ("name", "title")])?;
        }
        let (day, kind) = match &self.day {
            Some(day) => (day.as_str(), "issued"),
            None => (NO_DAY, "unknown"),
        };
        xml.void("FRBRdate", &[("date", day), ("name", kind)])?;
        xml.void("FRBRauthor", &[("href", "#issuer")])
    }
}

/// What marks point to. Keys are the words or codes of the plan, values the names in the document.
#[derive(Debug)]
pub(crate) struct References {
    organizations: BTreeMap<String, String>,
    instruments: BTreeMap<String, String>,
    labels: BTreeMap<(String, String, String), String>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    element: &'static str,
    name: String,
    href: String,
    shown: String,
}

fn key(label: &Label) -> (String, String, String) {
    let Label {
        scheme,
        edition,
        code,
        ..
    } = label;
    (scheme.to_string(), edition.to_string(), code.to_string())
}

impl References {
    pub(crate) fn new(plan: &Plan, identity: &Identity, names: &mut Names) -> Self {
        let mut out = Self {
            organizations: BTreeMap::new(),
            instruments: BTreeMap::new(),
            labels: BTreeMap::new(),
            entries: Vec::new(),
        };
        out.fixed(identity, names);
        let country = &identity.country;
        for s in &plan.sentences {
            for actor in &s.actors {
                if !out.organizations.contains_key(actor) {
                    let href = format!("/ontology/organization/{country}");
                    let name = out.entry(names, "TLCOrganization", "org", &href, actor, actor);
                    out.organizations.insert(actor.clone(), name);
                }
            }
            for instrument in s.instruments.iter().filter(|i| i.id.is_none()) {
                let words = &instrument.text;
                if !out.instruments.contains_key(words) {
                    let href = format!("/ontology/{}/{country}", instrument.kind.code());
                    let name = out.entry(names, "TLCConcept", "ins", &href, words, words);
                    out.instruments.insert(words.clone(), name);
                }
            }
            for label in &s.labels {
                if !out.labels.contains_key(&key(label)) {
                    let of = format!("{}-{}", slug(&label.scheme), slug(&label.edition));
                    let href = format!("/ontology/concept/{of}");
                    let shown = format!("{} {} ({})", label.scheme, label.code, label.edition);
                    let words = format!("{of} {}", label.code);
                    let name = out.entry(names, "TLCConcept", "con", &href, &words, &shown);
                    out.labels.insert(key(label), name);
                }
            }
        }
        out
    }

    /// What every document refers to.
    fn fixed(&mut self, identity: &Identity, names: &mut Names) {
        let issuer = identity.issuer.as_deref();
        let mut add = |element, name: &str, href: String, shown: &str| {
            self.entries.push(Entry {
                element,
                name: names.name(name),
                href,
                shown: shown.to_owned(),
            });
        };
        add(
            "TLCObject",
            AGENT,
            format!("/ontology/object/{AGENT}"),
            "Waymark",
        );
        let who = issuer.map_or_else(|| "unknown".to_owned(), slug);
        let href = format!("/ontology/organization/{}/{who}", identity.country);
        add(
            "TLCOrganization",
            "issuer",
            href,
            issuer.unwrap_or("unknown"),
        );
        for role in [QuantityRole::Target, QuantityRole::Descriptive] {
            let name = Self::role(role);
            add(
                "TLCConcept",
                name,
                format!("/ontology/concept/{name}"),
                name,
            );
        }
    }

    fn entry(
        &mut self,
        names: &mut Names,
        element: &'static str,
        prefix: &str,
        under: &str,
        words: &str,
        shown: &str,
    ) -> String {
        let slug = slug(words);
        let name = names.name(&format!("{prefix}_{slug}"));
        self.entries.push(Entry {
            element,
            name: name.clone(),
            href: format!("{under}/{slug}"),
            shown: shown.to_owned(),
        });
        name
    }

    /// The name of a role of quantities.
    pub(crate) fn role(role: QuantityRole) -> &'static str {
        match role {
            QuantityRole::Target => "quantity_target",
            QuantityRole::Descriptive => "quantity_descriptive",
        }
    }

    /// The reference of a body.
    pub(crate) fn organization(&self, words: &str) -> Option<String> {
        self.organizations.get(words).map(|n| format!("#{n}"))
    }

    /// The reference of an instrument that has no id.
    pub(crate) fn instrument(&self, instrument: &Instrument) -> Option<String> {
        self.instruments
            .get(&instrument.text)
            .map(|n| format!("#{n}"))
    }

    /// The references of labels, separated by blanks.
    pub(crate) fn labels(&self, labels: &[&Label]) -> String {
        let name = |l: &&Label| self.labels.get(&key(l)).map(|n| format!("#{n}"));
        let names: Vec<String> = labels.iter().filter_map(name).collect();
        names.join(" ")
    }
}

/// Writes the block.
pub(crate) fn write(identity: &Identity, references: &References, xml: &mut Xml) -> Result<()> {
    let agent = format!("#{AGENT}");
    let work = &identity.work;
    xml.open("meta", &[])?;
    xml.line()?;
    xml.open("identification", &[("source", agent.as_str())])?;
    xml.line()?;
    identity.level(xml, "FRBRWork", work, &format!("{work}/!main"))?;
    xml.void("FRBRcountry", &[("value", identity.country.as_str())])?;
    xml.close("FRBRWork")?;
    xml.line()?;
    let expression = format!("{work}/{}@", identity.language);
    identity.level(
        xml,
        "FRBRExpression",
        &expression,
        &format!("{expression}/!main"),
    )?;
    xml.void("FRBRlanguage", &[("language", identity.language)])?;
    xml.close("FRBRExpression")?;
    xml.line()?;
    let uri = format!("{expression}.akn");
    let this = format!("{expression}/!main.akn");
    identity.level(xml, "FRBRManifestation", &uri, &this)?;
    xml.void("FRBRformat", &[("value", "application/akn+xml")])?;
    xml.close("FRBRManifestation")?;
    xml.line()?;
    xml.close("identification")?;
    xml.line()?;
    xml.open("references", &[("source", agent.as_str())])?;
    xml.line()?;
    for entry in &references.entries {
        xml.void(
            entry.element,
            &[
                ("eId", entry.name.as_str()),
                ("href", entry.href.as_str()),
                ("showAs", entry.shown.as_str()),
            ],
        )?;
    }
    xml.close("references")?;
    xml.line()?;
    xml.close("meta")?;
    xml.line()
}
