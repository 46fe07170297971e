//! `waymark index`: composite indices on any table, without a workspace.

pub(crate) mod args;
mod out;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use waymark_composite::audit::audit;
use waymark_composite::causes::causes;
use waymark_composite::explain::{explain, no_unit};
use waymark_composite::method::{Rule, Rules, from_bytes};
use waymark_composite::notes::notes;
use waymark_composite::plot::{self, Plot};
use waymark_composite::report::report;
use waymark_composite::unit_page::unit_page;
use waymark_composite::versions::{side_by_side, versions};
use waymark_composite::{
    Composite, Method, Problems, Results, Source, Table, at_points, build, check_table, compile,
    from_coinr, from_table, tables, uncertainty,
};
use waymark_i18n::Catalog;

use crate::io::{Exit, Io};
use args::{Given, Index, WhatIf};
use out::{Found, write};

/// Runs a command on an index.
pub(crate) fn run(command: &Index, io: &mut Io) -> Result<Exit> {
    if let Some(language) = command.language() {
        io.catalog = Catalog::named(language);
    }
    let mut problems = Problems::default();
    let done = match command {
        Index::Build { given, to } => built_all(given, to, &mut problems, io),
        Index::Explain { given, unit, to } => explained(given, unit, to, &mut problems, io),
        Index::Note { given } => built(given, &mut problems).map(|(composite, _)| {
            let text = waymark_composite::note::note(&composite, &io.catalog);
            Ok(io.bytes(text.as_bytes())?)
        }),
        Index::Audit { given, to } => audited(given, to, &mut problems, io),
        Index::Uncertainty { given, points, to } => {
            drawn(given, points.as_deref(), to, &mut problems, io)
        }
        Index::Compare {
            given,
            other,
            node,
            to,
        } => compared(given, (other, node.as_deref()), to, &mut problems, io),
        Index::WhatIf(args) => what_if(args, &mut problems, io),
    };
    // Two methods on the same table find the same problems of it.
    let mut said = BTreeSet::new();
    for problem in problems.all() {
        let text = problem.text(&io.catalog);
        if said.insert(text.clone()) {
            io.problem(&text);
        }
    }
    match done {
        Some(done) => {
            done?;
            Ok(if problems.is_empty() {
                Exit::Done
            } else {
                Exit::Findings
            })
        }
        None => Ok(Exit::Unusable),
    }
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

fn method_name(given: &Given) -> String {
    given.method.as_deref().map_or("method".to_owned(), name)
}

/// The bytes of a file; `None`, and said so, where it cannot be read.
fn read(path: &Path, problems: &mut Problems) -> Option<Vec<u8>> {
    let read = std::fs::read(path);
    read.map_err(|reason| problems.unreadable(&name(path), &reason))
        .ok()
}

fn method(path: Option<&Path>, problems: &mut Problems) -> Option<Method> {
    let Some(path) = path else {
        return Some(Method::default());
    };
    from_bytes(&name(path), &read(path, problems)?, problems)
}

/// The method and what it is applied to. Where the method cannot be read, the tables are still looked at: what is wrong
/// with them is said at once.
fn asked(given: &Given, problems: &mut Problems) -> Option<(Method, Source)> {
    let method = method(given.method.as_deref(), problems);
    let data = read(&given.data, problems);
    let meta = given.meta.as_deref();
    let meta = meta.map(|path| (name(path), read(path, problems)));
    let data_name = name(&given.data);
    let data = (data_name.as_str(), data?);
    let data = (data.0, data.1.as_slice());
    let own = method_name(given);
    let usual = Method::default();
    let place = (own.as_str(), method.as_ref().unwrap_or(&usual));
    let source = match meta {
        Some((meta, bytes)) => Some(from_coinr(data, (&meta, &bytes?), place, problems)),
        None if method.is_some() => Some(from_table(data, place, problems)),
        None => {
            check_table(data, problems);
            None
        }
    };
    let (method, mut source) = method.zip(source)?;
    source.files = beside(given, &method);
    Some((method, source))
}

fn built(given: &Given, problems: &mut Problems) -> Option<(Composite, Results)> {
    let (method, source) = asked(given, problems)?;
    build_with(source, (given, &method), problems)
}

fn build_with(
    source: Source,
    (given, method): (&Given, &Method),
    problems: &mut Problems,
) -> Option<(Composite, Results)> {
    let composite = compile(source, (&method_name(given), method), problems)?;
    let results = build(&composite, problems)?;
    Some((composite, results))
}

/// Files that a method names, from the folder it stands in. What is not there is missed where it is needed.
fn beside(given: &Given, method: &Method) -> BTreeMap<String, Vec<u8>> {
    let folder = given.method.as_deref().and_then(Path::parent);
    let read = |name: &str| {
        let path = folder.map_or_else(|| name.into(), |f| f.join(name));
        Some((name.to_owned(), std::fs::read(path).ok()?))
    };
    method.files().into_iter().filter_map(read).collect()
}

/// The plots that belong to tables.
fn plots(found: &[Table], catalog: &Catalog) -> Vec<Plot> {
    let drawn = found.iter().filter_map(|table| match table.name.as_str() {
        "rank_intervals" => Some(plot::intervals(table, catalog)),
        "sensitivity" => Some(plot::sensitivity(table, catalog)),
        _ => None,
    });
    drawn.collect()
}

fn built_all(
    given: &Given,
    to: &args::To,
    problems: &mut Problems,
    io: &mut Io,
) -> Option<Result<()>> {
    let (composite, results) = built(given, problems)?;
    for note in notes(&composite, &results) {
        io.note(&note.text(&io.catalog));
    }
    let mut drawn = vec![
        plot::scores(&composite, &results, &io.catalog),
        plot::scatter(&composite, &results, &io.catalog),
        plot::sunburst(&composite, &io.catalog),
    ];
    drawn.extend(plot::ranks_over_time(&composite, &results, &io.catalog));
    let found = Found {
        tables: &tables(&composite, &results),
        main: "scores",
        plots: &drawn,
        text: None,
    };
    Some(write(&found, to, io))
}

fn drawn(
    given: &Given,
    points: Option<&Path>,
    to: &args::To,
    problems: &mut Problems,
    io: &mut Io,
) -> Option<Result<()>> {
    let (composite, results) = built(given, problems)?;
    let own = method_name(given);
    let place = (own.as_str(), given.threads.get());
    let (tables, main) = match points {
        Some(path) => {
            let points = read(path, problems).and_then(|bytes| {
                let points = (name(path), bytes);
                let points = (points.0.as_str(), points.1.as_slice());
                at_points(&composite, &results, points, place, problems)
            });
            (points, "point_scores")
        }
        None => {
            let found = uncertainty(&composite, &results, place, problems);
            (found.map(|f| f.tables), "rank_intervals")
        }
    };
    let tables = tables?;
    let found = Found {
        tables: &tables,
        main,
        plots: &plots(&tables, &io.catalog),
        text: None,
    };
    Some(write(&found, to, io))
}

fn explained(
    given: &Given,
    unit: &str,
    to: &args::To,
    problems: &mut Problems,
    io: &mut Io,
) -> Option<Result<()>> {
    let (composite, results) = built(given, problems)?;
    let found = explain(&composite, &results, unit, &io.catalog);
    if found.rows.is_empty() {
        problems.add(&name(&given.data), "", no_unit(&composite, unit));
    }
    let page = match &to.out {
        Some(_) => page((&composite, &results), unit, (given, &io.catalog), problems),
        None => None,
    };
    let text = page.as_ref().map(|page| ("unit.html", page.as_str()));
    let found = Found {
        tables: &[found],
        main: "explanation",
        text,
        ..Found::default()
    };
    Some(write(&found, to, io))
}

/// The page of a unit; with intervals where the method says what is uncertain.
fn page(
    (composite, results): (&Composite, &Results),
    unit: &str,
    (given, catalog): (&Given, &Catalog),
    problems: &mut Problems,
) -> Option<String> {
    let own = method_name(given);
    let place = (own.as_str(), given.threads.get());
    let said = composite.method.uncertainty.is_some();
    let drawn = said.then(|| uncertainty(composite, results, place, problems));
    let tally = drawn.flatten().map(|found| found.tally);
    unit_page((composite, results), unit, tally.as_ref(), catalog)
}

fn audited(
    given: &Given,
    to: &args::To,
    problems: &mut Problems,
    io: &mut Io,
) -> Option<Result<()>> {
    let (composite, results) = built(given, problems)?;
    let mut found = audit(&composite, &results);
    let own = method_name(given);
    // Without draws the rest of the audit still stands; why there are none is said.
    let drawn = uncertainty(&composite, &results, (&own, given.threads.get()), problems);
    found.extend(drawn.into_iter().flat_map(|d| d.tables));
    let text = report(&composite, &results, &found, &io.catalog);
    let mut drawn = plots(&found, &io.catalog);
    drawn.push(plot::scores(&composite, &results, &io.catalog));
    drawn.push(plot::correlation_map(&composite, &results, &io.catalog));
    let found = Found {
        tables: &found,
        main: "",
        plots: &drawn,
        text: Some(("audit.md", &text)),
    };
    Some(write(&found, to, io))
}

fn compared(
    given: &Given,
    (with, node): (&args::Other, Option<&str>),
    to: &args::To,
    problems: &mut Problems,
    io: &mut Io,
) -> Option<Result<()>> {
    let mut others = match others(given, with) {
        Ok(others) => others,
        Err(why) => return Some(Err(why)),
    };
    if others.len() > 1 {
        others.insert(0, given.clone());
        return many(&others, node, (to, io), problems);
    }
    let other = others.pop()?;
    let (first, second) = (built(given, problems), built(&other, problems));
    let ((a, before), (b, after)) = first.zip(second)?;
    let found = versions((&a, &before), (&b, &after), node);
    io.note(&found.remark().text(&io.catalog));
    let drawn = plot::ranks_side_by_side(&found.table, &io.catalog);
    let mut tables = vec![found.table];
    match causes(&a, &b) {
        Ok(table) => tables.push(table),
        Err(why) => io.note(&why.text(&io.catalog)),
    }
    let found = Found {
        tables: &tables,
        main: "versions",
        plots: &[drawn],
        text: None,
    };
    Some(write(&found, to, io))
}

/// What an index is held against, one after the other: of methods and data named several times the first goes with the
/// first, and what is named once goes with all.
fn others(given: &Given, with: &args::Other) -> Result<Vec<Given>> {
    let (methods, data) = (&with.with, &with.with_data);
    let count = methods.len().max(data.len()).max(1);
    let fits = |named: usize| named <= 1 || named == count;
    if !fits(methods.len()) || !fits(data.len()) {
        anyhow::bail!(
            "{} methods and {} tables are named to compare with: name as many of each, or one of either",
            methods.len(),
            data.len()
        );
    }
    let pick = |named: &[PathBuf], at: usize| named.get(at).or(named.first()).cloned();
    let one = |at: usize| Given {
        data: pick(data, at).unwrap_or_else(|| given.data.clone()),
        meta: with.with_meta.clone().or_else(|| given.meta.clone()),
        method: pick(methods, at).or_else(|| given.method.clone()),
        ..given.clone()
    };
    Ok((0..count).map(one).collect())
}

/// Many versions side by side.
fn many(
    all: &[Given],
    node: Option<&str>,
    (to, io): (&args::To, &mut Io),
    problems: &mut Problems,
) -> Option<Result<()>> {
    // All are read, so that all problems come out.
    let found: Vec<_> = all.iter().map(|given| built(given, problems)).collect();
    let found: Vec<_> = found.into_iter().collect::<Option<_>>()?;
    let names = named(all);
    let versions: Vec<_> = names
        .iter()
        .zip(&found)
        .map(|(name, (composite, results))| (name.as_str(), composite, results))
        .collect();
    let tables = side_by_side(&versions, node);
    let found = Found {
        tables: &tables,
        main: "versions",
        ..Found::default()
    };
    Some(write(&found, to, io))
}

/// Short names of versions: the files that tell them apart, without folders and endings.
fn named(all: &[Given]) -> Vec<String> {
    let stem = |path: &Path| {
        let stem = path.file_stem().unwrap_or(path.as_os_str());
        stem.to_string_lossy().into_owned()
    };
    let methods = all.windows(2).any(|pair| pair[0].method != pair[1].method);
    let data = all.windows(2).any(|pair| pair[0].data != pair[1].data);
    let mut out: Vec<String> = Vec::with_capacity(all.len());
    for given in all {
        let method = given.method.as_deref().filter(|_| methods || !data);
        let parts = [method, Some(given.data.as_path()).filter(|_| data)];
        let name: Vec<String> = parts.into_iter().flatten().map(stem).collect();
        let name = name.join("_");
        let again = (1..).map(|n: usize| match n {
            1 => name.clone(),
            n => format!("{name}_{n}"),
        });
        let free = again.into_iter().find(|name| !out.contains(name));
        out.push(free.unwrap_or(name.clone()));
    }
    out
}

fn what_if(args: &WhatIf, problems: &mut Problems, io: &mut Io) -> Option<Result<()>> {
    let (base, source) = asked(&args.given, problems)?;
    let mut changed = base.clone();
    changed.weights.extend(args.weight.iter().cloned());
    changed
        .weights
        .extend(args.without.iter().map(|node| (node.clone(), 0.0)));
    if let Some(rule) = &args.normalisation {
        changed.normalisation = Some(Rule::Code(rule.clone()));
    }
    if !args.aggregation.is_empty() {
        let rules = args.aggregation.iter().cloned().map(Rule::Code).collect();
        changed.aggregation = Some(Rules::Levels(rules));
    }
    let first = build_with(source.clone(), (&args.given, &base), problems);
    let second = build_with(source, (&args.given, &changed), problems);
    let ((a, before), (b, after)) = first.zip(second)?;
    let found = versions((&a, &before), (&b, &after), None);
    let drawn = plot::ranks_side_by_side(&found.table, &io.catalog);
    let found = Found {
        tables: &[found.table],
        main: "versions",
        plots: &[drawn],
        text: None,
    };
    Some(write(&found, &args.to, io))
}
