//! Everything that pages look up, worked out once for all of them.

use std::collections::{BTreeMap, BTreeSet};

use waymark_evaluate::figures::{Counts, Point, series};
use waymark_evaluate::results::{CommitmentResult, IndicatorResult, TargetResult};
use waymark_i18n::Catalog;
use waymark_model::plan::{Section, Sentence};
use waymark_model::workspace::{Area, Body, Indicator, Source, Target};
use waymark_model::{
    AreaCode, BodyId, CommitmentRef, GroupId, IndicatorId, LangTag, SectionId, SourceId,
};

use crate::Site;
use crate::paging::Parts;
use crate::route::Route;

/// A language of the site.
#[derive(Debug)]
pub(crate) struct Lang {
    /// As the workspace writes it.
    pub(crate) tag: LangTag,
    /// Folder of its pages with a slash; empty for the first language.
    pub(crate) prefix: String,
    /// Its words.
    pub(crate) catalog: Catalog,
    /// Language of the words: the tag, or that of the fallback.
    pub(crate) html: String,
}

/// Numbers of commitments by what they belong to.
type Lists<K> = BTreeMap<K, Vec<usize>>;

/// Look-ups over one site.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) site: &'a Site<'a>,
    pub(crate) langs: Vec<Lang>,
    pub(crate) sentences: BTreeMap<&'a CommitmentRef, &'a Sentence>,
    pub(crate) commitments: BTreeMap<&'a CommitmentRef, &'a CommitmentResult>,
    pub(crate) sections: BTreeMap<&'a SectionId, &'a Section>,
    pub(crate) bodies: BTreeMap<&'a BodyId, &'a Body>,
    pub(crate) areas: BTreeMap<&'a AreaCode, &'a Area>,
    pub(crate) sources: BTreeMap<&'a SourceId, &'a Source>,
    pub(crate) indicators: BTreeMap<&'a IndicatorId, &'a IndicatorResult>,
    /// Current targets of each indicator, as numbers into the results.
    pub(crate) targets: Lists<&'a IndicatorId>,
    pub(crate) by_section: Lists<&'a SectionId>,
    pub(crate) by_group: Lists<&'a GroupId>,
    pub(crate) by_body: Lists<&'a BodyId>,
    /// The pages that the text of the plan stands on.
    pub(crate) parts: Parts<'a>,
    /// Areas below the plan's own, in the order of their codes.
    pub(crate) below: BTreeSet<&'a str>,
    /// The figures of the plan's own area that stand in one line.
    lines: BTreeMap<&'a IndicatorId, Vec<Point<'a>>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(site: &'a Site<'a>) -> Self {
        let (ws, plan, results) = (site.workspace, site.plan, site.results);
        let mut targets: Lists<_> = BTreeMap::new();
        for (n, t) in results
            .targets
            .iter()
            .enumerate()
            .filter(|(_, t)| t.current)
        {
            targets.entry(&t.indicator).or_default().push(n);
        }
        let own = ws.settings.area.as_str();
        let line = |id: &'a IndicatorId| series(ws, id, own, "", Counts::Period);
        Self {
            site,
            langs: langs(site),
            sentences: plan.sentences.iter().map(|s| (&s.reference, s)).collect(),
            commitments: results
                .commitments
                .iter()
                .map(|c| (&c.reference, c))
                .collect(),
            sections: plan.sections.iter().map(|s| (&s.id, s)).collect(),
            bodies: ws.bodies.iter().map(|b| (&b.item.id, &b.item)).collect(),
            areas: ws.areas.iter().map(|a| (&a.item.id, &a.item)).collect(),
            sources: ws.sources.iter().map(|s| (&s.item.id, &s.item)).collect(),
            indicators: results.indicators.iter().map(|i| (&i.id, i)).collect(),
            targets,
            by_section: lists(site, |c| std::slice::from_ref(&c.section)),
            by_group: lists(site, |c| &c.groups),
            by_body: lists(site, |c| &c.bodies),
            parts: Parts::new(site),
            below: below(site),
            lines: results
                .indicators
                .iter()
                .map(|i| (&i.id, line(&i.id)))
                .collect(),
        }
    }

    /// Whether there is such a page.
    pub(crate) fn has(&self, route: &Route) -> bool {
        match route {
            Route::Commitment(id) => self.commitments.contains_key(id),
            Route::Section(id) => self.sections.contains_key(id),
            Route::Group(id) => self.by_group.contains_key(id),
            Route::Body(id) => self.bodies.contains_key(id),
            Route::Indicator(id) => self.indicators.contains_key(id),
            Route::Index(id) | Route::Explore(id) => {
                self.site.results.indices.iter().any(|i| i.method == *id)
            }
            Route::PlanPart(n) => *n < self.parts.spans.len(),
            Route::Overview
            | Route::Plan
            | Route::Commitments
            | Route::Groups
            | Route::Bodies
            | Route::Indicators
            | Route::Attention
            | Route::Method
            | Route::Sources
            | Route::Downloads => true,
        }
    }

    pub(crate) fn line(&self, id: &IndicatorId) -> &[Point<'a>] {
        self.lines.get(id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn indicator(&self, result: &IndicatorResult) -> Option<&'a Indicator> {
        self.site
            .workspace
            .indicators
            .get(result.row)
            .map(|i| &i.item)
    }

    pub(crate) fn target(&self, result: &TargetResult) -> Option<&'a Target> {
        self.site.workspace.targets.get(result.row).map(|t| &t.item)
    }

    pub(crate) fn unit(&self, id: &IndicatorId) -> &'a str {
        let row = self.indicators.get(id).and_then(|r| self.indicator(r));
        row.map_or("", |i| &i.unit)
    }

    /// Commitments with these numbers.
    pub(crate) fn commitments_of(&self, numbers: &[usize]) -> Vec<&'a CommitmentResult> {
        let all = &self.site.results.commitments;
        numbers.iter().filter_map(|n| all.get(*n)).collect()
    }

    /// Current targets, in the order of the results.
    pub(crate) fn current_targets(&self) -> impl Iterator<Item = &'a TargetResult> {
        self.site.results.targets.iter().filter(|t| t.current)
    }
}

fn langs(site: &Site<'_>) -> Vec<Lang> {
    let tags = &site.workspace.settings.languages;
    tags.iter()
        .enumerate()
        .map(|(n, tag)| {
            let catalog = Catalog::for_lang(tag);
            let primary = tag.as_str().split('-').next().unwrap_or("");
            let own = primary.eq_ignore_ascii_case(catalog.lang());
            Lang {
                tag: tag.clone(),
                prefix: if n == 0 {
                    String::new()
                } else {
                    format!("{}/", crate::route::safe(tag.as_str()))
                },
                html: if own {
                    tag.to_string()
                } else {
                    catalog.lang().to_owned()
                },
                catalog,
            }
        })
        .collect()
}

fn lists<'a, K: Ord>(
    site: &'a Site<'a>,
    keys: impl Fn(&'a CommitmentResult) -> &'a [K],
) -> Lists<&'a K> {
    let mut out: Lists<&'a K> = BTreeMap::new();
    for (n, commitment) in site.results.commitments.iter().enumerate() {
        for key in keys(commitment) {
            out.entry(key).or_default().push(n);
        }
    }
    out
}

/// The areas that lie, at any depth, in the area of the plan.
fn below<'a>(site: &'a Site<'a>) -> BTreeSet<&'a str> {
    let areas = &site.workspace.areas;
    let mut children: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
    for area in areas {
        if let Some(parent) = &area.item.parent {
            children
                .entry(parent.as_str())
                .or_default()
                .push(area.item.id.as_str());
        }
    }
    let mut out = BTreeSet::new();
    let mut open = vec![site.workspace.settings.area.as_str()];
    while let Some(parent) = open.pop() {
        for child in children.get(parent).into_iter().flatten() {
            if out.insert(*child) {
                open.push(child);
            }
        }
    }
    out
}
