//! One unit on one page: its score and rank, what it is best and worst at, every indicator against the others, and what the
//! steps did to its figures. The page stands alone: no script, no other file.
//!
//! The words stand in `locales/`; nothing a stranger wrote gets onto the page unescaped.

mod chart;

use std::fmt::Write as _;

use waymark_i18n::{Arg, Catalog};
use waymark_index::describe::describe;
use waymark_index::simulate::Tally;

use crate::compile::Composite;
use crate::explain::done;
use crate::profile::strengths;
use crate::results::Results;
use chart::{bar, escape};

const STYLE: &str = include_str!("unit_page/style.css");

/// The page of a unit at its latest time; `None` where there is no such unit.
#[must_use]
pub fn unit_page(
    (composite, results): (&Composite, &Results),
    unit: &str,
    tally: Option<&Tally>,
    catalog: &Catalog,
) -> Option<String> {
    let row = composite
        .source
        .units
        .iter()
        .rposition(|u| u.code == unit)?;
    let mut page = Page {
        composite,
        results,
        catalog,
        row,
        out: String::new(),
    };
    page.write(tally);
    Some(page.out)
}

/// A page while it is written.
struct Page<'a> {
    composite: &'a Composite,
    results: &'a Results,
    catalog: &'a Catalog,
    row: usize,
    out: String,
}

/// How a figure lies among those of all units at one time.
struct Among {
    own: Option<f64>,
    median: Option<f64>,
    least: f64,
    greatest: f64,
}

impl Page<'_> {
    fn words(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        escape(&self.catalog.text(key, args).text)
    }

    fn put(&mut self, html: &str) {
        self.out.push_str(html);
        self.out.push('\n');
    }

    fn head(&mut self, key: &str) {
        let words = self.words(key, &[]);
        self.put(&format!("<h2>{words}</h2>"));
    }

    fn number(&self, value: Option<f64>) -> String {
        match value {
            Some(value) if value.is_finite() => self.catalog.rounded(value),
            _ => self.words("unit-missing", &[]),
        }
    }

    /// Rows of the time of the unit.
    fn block(&self) -> std::ops::Range<usize> {
        let blocks = self.composite.source.peers();
        let own = blocks.into_iter().find(|block| block.contains(&self.row));
        own.unwrap_or(self.row..self.row + 1)
    }

    fn among(&self, of: impl Fn(usize) -> Option<f64>) -> Among {
        let own = of(self.row).filter(|x| x.is_finite());
        let all = self.block().filter_map(&of);
        let all: Vec<f64> = all.filter(|x| x.is_finite()).collect();
        let found = describe(&all).values;
        Among {
            own,
            median: found.as_ref().map(|v| v.median),
            least: found.as_ref().map_or(0.0, |v| v.min),
            greatest: found.as_ref().map_or(0.0, |v| v.max),
        }
    }

    fn score(&self, node: usize) -> Among {
        self.among(|row| self.results.built.scores.value(row, node))
    }

    /// Rank among those with a score at a node.
    fn rank(&self, node: usize) -> String {
        let ranks = &self.results.ranks[node];
        let of = self.block().filter(|&row| ranks[row].is_some()).count();
        match ranks[self.row] {
            Some(rank) => {
                let rank = usize::try_from(rank).unwrap_or(usize::MAX);
                self.words("unit-rank-of", &[("rank", rank.into()), ("of", of.into())])
            }
            None => self.words("unit-missing", &[]),
        }
    }

    fn write(&mut self, tally: Option<&Tally>) {
        let lang = self.catalog.lang();
        let unit = &self.composite.source.units[self.row];
        let title = self.composite.method.title.as_ref();
        let index = title.map_or_else(
            || self.catalog.text("note-index", &[]).text,
            |title| title.text_in(lang),
        );
        let called = if unit.name == unit.code {
            unit.name.clone()
        } else {
            format!("{} ({})", unit.name, unit.code)
        };
        let (index, called, time) = (escape(&index), escape(&called), escape(&unit.time));
        self.put(&format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{called}: {index}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>"
        ));
        let time = if time.is_empty() {
            time
        } else {
            format!(" · {time}")
        };
        self.put(&format!(
            "<p class=\"over\">{index}{time}</p>\n<h1>{called}</h1>"
        ));
        self.facts(tally);
        self.dimensions();
        self.strong_and_weak();
        self.indicators();
        self.over_time();
        self.put("</main>\n</body>\n</html>");
    }

    /// Score, rank, intervals, groups, coverage.
    fn facts(&mut self, tally: Option<&Tally>) {
        let root = self.composite.tree.root();
        let score = self.results.built.scores.score(self.row, root);
        let mut facts = vec![
            ("unit-score", self.number(score.value.ok())),
            ("unit-rank", self.rank(root)),
        ];
        if let Err(why) = score.value {
            let key = format!("unit-why-{}", why.code());
            facts.push(("unit-why", self.words(&key, &[])));
        }
        facts.extend(self.intervals(tally));
        for (at, group) in self.composite.source.groups.iter().enumerate() {
            let ranks = self
                .results
                .group_ranks(self.composite, at)
                .swap_remove(root);
            let own = &self.composite.source.units[self.row].groups[at];
            if let Some(rank) = ranks[self.row].filter(|_| !own.is_empty()) {
                let rank = usize::try_from(rank).unwrap_or(usize::MAX);
                let inside = self.block().filter(|&row| {
                    ranks[row].is_some() && self.composite.source.units[row].groups[at] == *own
                });
                let args = [
                    ("rank", rank.into()),
                    ("of", inside.count().into()),
                    ("group", own.into()),
                    ("kind", group.into()),
                ];
                facts.push(("unit-rank-group", self.words("unit-rank-in", &args)));
            }
        }
        facts.push((
            "unit-coverage",
            escape(&self.catalog.percent(score.coverage)),
        ));
        let filled = self.results.filled_shares(self.composite)[self.row];
        if filled > 0.0 {
            facts.push(("unit-filled", escape(&self.catalog.percent(filled))));
        }
        self.put("<dl class=\"facts\">");
        for (key, value) in facts {
            let key = self.words(key, &[]);
            self.put(&format!("<div><dt>{key}</dt><dd>{value}</dd></div>"));
        }
        self.put("</dl>");
    }

    fn intervals(&self, tally: Option<&Tally>) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        let Some(tally) = tally else {
            return facts;
        };
        let between = |low: f64, high: f64| {
            let args = [
                ("low", self.catalog.rounded(low).into()),
                ("high", self.catalog.rounded(high).into()),
            ];
            self.words("unit-between", &args)
        };
        let ranks = tally.ranks(self.row);
        if let Some(found) = ranks.and_then(|(counts, place)| counts.summary(place)) {
            facts.push(("unit-rank-interval", between(found.low, found.high)));
        }
        if let Some(found) = tally.score(self.row) {
            facts.push(("unit-score-interval", between(found.low, found.high)));
        }
        facts
    }

    fn dimensions(&mut self) {
        let root = self.composite.tree.root();
        let tree = &self.composite.tree;
        let mut nodes = Vec::new();
        let mut next = vec![root];
        while let Some(node) = next.pop() {
            nodes.extend(Some(node).filter(|n| *n != root));
            let inner = tree.children(node).iter().rev();
            next.extend(inner.filter(|c| tree.column(**c).is_none()));
        }
        if nodes.is_empty() {
            return;
        }
        self.head("unit-dimensions");
        self.open(&[
            "unit-col-dimension",
            "unit-col-score",
            "unit-col-median",
            "unit-col-rank",
        ]);
        for node in nodes {
            let (score, rank) = (self.score(node), self.rank(node));
            let name = escape(&self.composite.source.nodes[node].name);
            let depth = self.composite.tree.depth(node);
            let chart = self.bar(&score);
            let (own, median) = (self.number(score.own), self.number(score.median));
            self.put(&format!(
                "<tr class=\"d{}\"><th scope=\"row\">{name}{chart}</th><td>{own}</td><td>{median}</td><td>{rank}</td></tr>",
                depth.min(4)
            ));
        }
        self.put("</tbody></table></div>");
    }

    fn open(&mut self, columns: &[&str]) {
        let mut html = "<div class=\"wide\"><table><thead><tr>".to_owned();
        for key in columns {
            let _ = write!(html, "<th scope=\"col\">{}</th>", self.words(key, &[]));
        }
        html.push_str("</tr></thead><tbody>");
        self.put(&html);
    }

    /// A bar from the least of all units to the greatest, with a mark at the median; the figures stand beside it as words.
    fn bar(&self, found: &Among) -> String {
        bar(found.own, found.median, (found.least, found.greatest))
    }

    fn strong_and_weak(&mut self) {
        let unit = &self.composite.source.units[self.row];
        let table = strengths(self.composite, self.results);
        let own = |row: &&Vec<crate::tables::Cell>| {
            row[0] == unit.code.as_str().into() && row[1] == unit.time.as_str().into()
        };
        let rows: Vec<_> = table.rows.iter().filter(own).collect();
        if rows.is_empty() {
            return;
        }
        let sides = [
            ("strength", "unit-strengths"),
            ("weakness", "unit-weaknesses"),
        ];
        self.put("<div class=\"sides\">");
        for (what, key) in sides {
            self.put("<section>");
            self.head(key);
            self.put("<ol>");
            for row in rows.iter().filter(|row| row[2] == what.into()) {
                let code = row[4].text();
                let found = self.composite.source.indicators.iter();
                let name = found.clone().find(|i| i.code == code);
                let name = escape(name.map_or(&code, |i| &i.name));
                let count = |at: usize| row[at].text().parse::<usize>().unwrap_or(0);
                let args = [("rank", count(5).into()), ("of", count(6).into())];
                let rank = self.words("unit-rank-of", &args);
                self.put(&format!(
                    "<li>{name} <span class=\"soft\">{rank}</span></li>"
                ));
            }
            self.put("</ol></section>");
        }
        self.put("</div>");
    }

    fn indicators(&mut self) {
        self.head("unit-indicators");
        let lead = self.words("unit-indicators-lead", &[]);
        self.put(&format!("<p>{lead}</p>"));
        self.open(&[
            "unit-col-indicator",
            "unit-col-figure",
            "unit-col-median",
            "unit-col-score",
            "unit-col-rank",
        ]);
        let nodes = &self.composite.source.nodes;
        let leaves: Vec<(usize, usize)> = (0..nodes.len())
            .filter_map(|node| Some((node, nodes[node].column?)))
            .collect();
        for (node, column) in leaves {
            let raw = self.among(|row| Some(self.composite.source.figures.columns[column][row]));
            let (score, rank) = (self.score(node), self.rank(node));
            let indicator = &self.composite.source.indicators[column];
            let mut name = escape(&indicator.name);
            let better = if indicator.higher {
                "unit-more"
            } else {
                "unit-less"
            };
            let mut beside: Vec<String> = vec![escape(&indicator.unit)];
            beside.push(self.words(better, &[]));
            for key in done(self.results, self.row, column) {
                beside.push(self.words(key, &[]));
            }
            beside.retain(|words| !words.is_empty());
            let _ = write!(name, "<span class=\"soft\">{}</span>", beside.join(" · "));
            let chart = self.bar(&score);
            let cells = [raw.own, raw.median, score.own].map(|x| self.number(x));
            self.put(&format!(
                "<tr><th scope=\"row\">{name}{chart}</th><td>{}</td><td>{}</td><td>{}</td><td>{rank}</td></tr>",
                cells[0], cells[1], cells[2]
            ));
        }
        self.put("</tbody></table></div>");
    }

    fn over_time(&mut self) {
        let units = &self.composite.source.units;
        let code = &units[self.row].code;
        let rows: Vec<usize> = (0..units.len())
            .filter(|&r| units[r].code == *code)
            .collect();
        if rows.len() < 2 {
            return;
        }
        self.head("unit-over-time");
        self.open(&["unit-col-time", "unit-col-score", "unit-col-rank"]);
        let root = self.composite.tree.root();
        let latest = self.row;
        for row in rows {
            self.row = row;
            let (score, rank) = (self.score(root), self.rank(root));
            let chart = self.bar(&score);
            let own = self.number(score.own);
            let time = escape(&units[row].time);
            self.put(&format!(
                "<tr><th scope=\"row\">{time}{chart}</th><td>{own}</td><td>{rank}</td></tr>"
            ));
        }
        self.row = latest;
        self.put("</tbody></table></div>");
    }
}
