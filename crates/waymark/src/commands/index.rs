//! `waymark index`: composite indices on any table, without a workspace.

pub(crate) mod args;

use std::path::Path;

use anyhow::{Context as _, Result};
use waymark_composite::audit::audit;
use waymark_composite::causes::causes;
use waymark_composite::explain::explain;
use waymark_composite::method::{Rule, Rules};
use waymark_composite::notes::notes;
use waymark_composite::plot::{self, Plot};
use waymark_composite::report::report;
use waymark_composite::versions::versions;
use waymark_composite::{
    Composite, Method, Problems, Results, Source, Table, build, compile, from_coinr, from_table,
    tables, uncertainty,
};

use crate::io::{Exit, Io};
use args::{Form, Given, Index, WhatIf};

/// Runs a command on an index.
pub(crate) fn run(command: &Index, io: &mut Io) -> Result<Exit> {
    let mut problems = Problems::default();
    let done = match command {
        Index::Build { given, to } => built(given, &mut problems)?.map(|(composite, results)| {
            let found = tables(&composite, &results);
            notes(&composite, &results)
                .iter()
                .for_each(|note| io.note(note));
            write(&found, "scores", to, io)?;
            draw(&[plot::scores(&composite, &results)], to)
        }),
        Index::Explain { given, unit, to } => explained(given, unit, to, &mut problems, io)?,
        Index::Note { given, language } => built(given, &mut problems)?.map(|(composite, _)| {
            let catalog = waymark_i18n::Catalog::named(language);
            let text = waymark_composite::note::note(&composite, &catalog);
            Ok(io.bytes(text.as_bytes())?)
        }),
        Index::Audit { given, to } => audited(given, to, &mut problems, io)?,
        Index::Uncertainty { given, to } => match built(given, &mut problems)? {
            Some((composite, results)) => {
                let place = (method_name(given), given.threads.get());
                uncertainty(&composite, &results, (&place.0, place.1), &mut problems).map(|found| {
                    write(&found.tables, "rank_intervals", to, io)?;
                    draw(&plots(&found.tables), to)
                })
            }
            None => None,
        },
        Index::Compare {
            given,
            other,
            node,
            to,
        } => compared(given, (other, node.as_deref()), to, &mut problems, io)?,
        Index::WhatIf(args) => what_if(args, &mut problems, io)?,
    };
    for problem in problems.all() {
        io.note(&problem.to_string());
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

fn method(path: Option<&Path>, problems: &mut Problems) -> Result<Option<Method>> {
    let Some(path) = path else {
        return Ok(Some(Method::default()));
    };
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    match Method::read(&text) {
        Ok(method) => Ok(Some(method)),
        Err(fault) => {
            problems.add(
                &name(path),
                "",
                fault.trim_end().to_owned(),
                "see docs/composite.md for all keys",
            );
            Ok(None)
        }
    }
}

fn source(given: &Given, method: &Method, problems: &mut Problems) -> Result<Option<Source>> {
    let read = |path: &Path| {
        std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let data = read(&given.data)?;
    let (data_name, own) = (name(&given.data), method_name(given));
    match &given.meta {
        Some(meta) => {
            let bytes = read(meta)?;
            Ok(from_coinr(
                (&data_name, &data),
                (&name(meta), &bytes),
                (&own, method),
                problems,
            ))
        }
        None => Ok(from_table((&data_name, &data), (&own, method), problems)),
    }
}

fn built(given: &Given, problems: &mut Problems) -> Result<Option<(Composite, Results)>> {
    let Some(method) = method(given.method.as_deref(), problems)? else {
        return Ok(None);
    };
    let source = source(given, &method, problems)?;
    Ok(source.and_then(|source| build_with(source, (given, &method), problems)))
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

/// Writes all tables into a folder, or the main one to stdout.
fn write(found: &[Table], main: &str, to: &args::To, io: &mut Io) -> Result<()> {
    let Some(folder) = &to.out else {
        let table = found.iter().find(|t| t.name == main);
        let bytes = table.map_or_else(Vec::new, |t| bytes(t, to.form));
        return Ok(io.bytes(&bytes)?);
    };
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let ending = match to.form {
        Form::Csv => "csv",
        Form::Json => "json",
    };
    for table in found {
        put(
            &folder.join(format!("{}.{ending}", table.name)),
            &bytes(table, to.form),
        )?;
    }
    Ok(())
}

/// The plots that belong to tables.
fn plots(found: &[Table]) -> Vec<Plot> {
    let drawn = found.iter().filter_map(|table| match table.name.as_str() {
        "rank_intervals" => Some(plot::intervals(table)),
        "sensitivity" => Some(plot::sensitivity(table)),
        _ => None,
    });
    drawn.collect()
}

/// Writes plots beside the tables; nowhere without a folder.
fn draw(found: &[Plot], to: &args::To) -> Result<()> {
    let Some(folder) = &to.out else {
        return Ok(());
    };
    for plot in found {
        put(
            &folder.join(format!("{}.svg", plot.name)),
            plot.svg.as_bytes(),
        )?;
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn bytes(table: &Table, form: Form) -> Vec<u8> {
    match form {
        Form::Csv => table.csv(),
        Form::Json => {
            let mut text = serde_json::to_vec_pretty(&table.json()).unwrap_or_default();
            text.push(b'\n');
            text
        }
    }
}

fn explained(
    given: &Given,
    unit: &str,
    to: &args::To,
    problems: &mut Problems,
    io: &mut Io,
) -> Result<Option<Result<()>>> {
    let Some((composite, results)) = built(given, problems)? else {
        return Ok(None);
    };
    let found = explain(&composite, &results, unit);
    if found.rows.is_empty() {
        let what = format!("there is no unit \"{unit}\"");
        problems.add(
            &name(&given.data),
            "",
            what,
            "see the first column of the data",
        );
    }
    Ok(Some(write(&[found], "explanation", to, io)))
}

fn audited(
    given: &Given,
    to: &args::To,
    problems: &mut Problems,
    io: &mut Io,
) -> Result<Option<Result<()>>> {
    let Some((composite, results)) = built(given, problems)? else {
        return Ok(None);
    };
    let mut found = audit(&composite, &results);
    let own = method_name(given);
    // Without draws the rest of the audit still stands; why there are none is said.
    let drawn = uncertainty(&composite, &results, (&own, given.threads.get()), problems);
    found.extend(drawn.into_iter().flat_map(|d| d.tables));
    let text = report(&composite, &results, &found);
    let Some(folder) = &to.out else {
        return Ok(Some(io.bytes(text.as_bytes()).map_err(Into::into)));
    };
    write(&found, "", to, io)?;
    draw(&plots(&found), to)?;
    draw(&[plot::scores(&composite, &results)], to)?;
    Ok(Some(put(&folder.join("audit.md"), text.as_bytes())))
}

fn compared(
    given: &Given,
    (with, node): (&args::Other, Option<&str>),
    to: &args::To,
    problems: &mut Problems,
    io: &mut Io,
) -> Result<Option<Result<()>>> {
    let other = Given {
        data: with.with_data.clone().unwrap_or_else(|| given.data.clone()),
        meta: with.with_meta.clone().or_else(|| given.meta.clone()),
        method: with.with.clone().or_else(|| given.method.clone()),
        threads: given.threads,
    };
    let (first, second) = (built(given, problems)?, built(&other, problems)?);
    let Some(((a, before), (b, after))) = first.zip(second) else {
        return Ok(None);
    };
    let found = versions((&a, &before), (&b, &after), node);
    let said = |x: Option<f64>| x.map_or("none".to_owned(), |x| format!("{x:.4}"));
    io.note(&format!(
        "correlation of scores {}, of ranks {}, mean shift of ranks {}",
        said(found.correlation),
        said(found.rank_correlation),
        said(found.mean_shift)
    ));
    let mut tables = vec![found.table];
    match causes(&a, &b) {
        Ok(table) => tables.push(table),
        Err(why) => io.note(&why),
    }
    Ok(Some(write(&tables, "versions", to, io)))
}

fn what_if(args: &WhatIf, problems: &mut Problems, io: &mut Io) -> Result<Option<Result<()>>> {
    let Some(base) = method(args.given.method.as_deref(), problems)? else {
        return Ok(None);
    };
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
    let Some(source) = source(&args.given, &base, problems)? else {
        return Ok(None);
    };
    let first = build_with(source.clone(), (&args.given, &base), problems);
    let second = build_with(source, (&args.given, &changed), problems);
    let Some(((a, before), (b, after))) = first.zip(second) else {
        return Ok(None);
    };
    let found = versions((&a, &before), (&b, &after), None);
    Ok(Some(write(&[found.table], "versions", &args.to, io)))
}
