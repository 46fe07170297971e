//! What can be typed after `waymark index`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// What to do with an index.
#[derive(Debug, Subcommand)]
pub(crate) enum Index {
    /// Build it: scores, ranks, weights, every cell that a step changed.
    #[command(
        after_help = "Examples:\n  waymark index build --data figures.csv --method index.toml -o results\n  waymark index build --data iData.csv --meta iMeta.csv            the tables of COINr as they are"
    )]
    Build {
        #[command(flatten)]
        given: Given,
        #[command(flatten)]
        to: To,
    },
    /// Say why a unit has its score, down to its figures.
    #[command(
        after_help = "Examples:\n  waymark index explain --data figures.csv --method index.toml --unit AUT\n  waymark index explain --data figures.csv --method index.toml --unit AUT -o aut    with a page to read and print"
    )]
    Explain {
        #[command(flatten)]
        given: Given,
        /// The code of the unit.
        #[arg(long)]
        unit: String,
        #[command(flatten)]
        to: To,
    },
    /// Say the method in plain words, with its formulas.
    #[command(
        after_help = "Examples:\n  waymark index note --data figures.csv --method index.toml > method.md\n  waymark index note --data figures.csv --method index.toml --language zh"
    )]
    Note {
        #[command(flatten)]
        given: Given,
    },
    /// Write the statistical audit: figures, coherence, importance, removal, rank intervals.
    #[command(
        after_help = "Example:\n  waymark index audit --data figures.csv --method index.toml -o audit"
    )]
    Audit {
        #[command(flatten)]
        given: Given,
        #[command(flatten)]
        to: To,
    },
    /// Draw what is uncertain: rank intervals, who is ahead of whom, which choice matters.
    #[command(
        after_help = "Example:\n  waymark index uncertainty --data figures.csv --method index.toml -o uncertainty"
    )]
    Uncertainty {
        #[command(flatten)]
        given: Given,
        /// Points to score instead of random draws: a CSV with a column per input, the number of the chosen or a place
        /// from 0 to 1.
        #[arg(long, value_name = "FILE")]
        points: Option<PathBuf>,
        #[command(flatten)]
        to: To,
    },
    /// Hold methods, or editions of the data, side by side: scores, ranks, and of two what caused the change.
    #[command(
        after_help = "Examples:\n  waymark index compare --data figures.csv --method old.toml --with new.toml\n  waymark index compare --data 2025.csv --method index.toml --with-data 2026.csv -o change\n  waymark index compare --data figures.csv --method a.toml --with b.toml --with c.toml -o versions"
    )]
    Compare {
        #[command(flatten)]
        given: Given,
        #[command(flatten)]
        other: Other,
        /// The node to compare; the top where it is not said.
        #[arg(long)]
        node: Option<String>,
        #[command(flatten)]
        to: To,
    },
    /// Try other weights and rules without touching the method file.
    #[command(
        after_help = "Example:\n  waymark index what-if --data figures.csv --method index.toml --weight health=2 --aggregation geometric"
    )]
    WhatIf(WhatIf),
}

/// What an index is made of.
#[derive(Debug, Clone, Args)]
pub(crate) struct Given {
    /// Figures: one row per unit (and year), one column per indicator, as CSV.
    #[arg(long, value_name = "FILE")]
    pub(crate) data: PathBuf,
    /// The `iMeta` table of COINr that belongs to the figures.
    #[arg(long, value_name = "FILE")]
    pub(crate) meta: Option<PathBuf>,
    /// The method. With `--meta` it may be left out: min-max from 0 to 100 and arithmetic means.
    #[arg(long, value_name = "FILE", required_unless_present = "meta")]
    pub(crate) method: Option<PathBuf>,
    /// Threads for draws; the numbers do not depend on it.
    #[arg(long, default_value = "2")]
    pub(crate) threads: NonZeroUsize,
    /// The language of all that is said and drawn: `en` or `zh`; that of `--lang` where it is not given.
    #[arg(long)]
    pub(crate) language: Option<String>,
}

impl Index {
    /// The language that is asked for.
    pub(crate) fn language(&self) -> Option<&str> {
        let given = match self {
            Self::Build { given, .. }
            | Self::Explain { given, .. }
            | Self::Note { given }
            | Self::Audit { given, .. }
            | Self::Uncertainty { given, .. }
            | Self::Compare { given, .. } => given,
            Self::WhatIf(args) => &args.given,
        };
        given.language.as_deref()
    }
}

/// What an index is held against: what is not named is the same.
#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Other {
    /// The other method; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) with: Vec<PathBuf>,
    /// The other figures; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) with_data: Vec<PathBuf>,
    /// The `iMeta` table of the other figures.
    #[arg(long, value_name = "FILE")]
    pub(crate) with_meta: Option<PathBuf>,
}

/// Where results go.
#[derive(Debug, Clone, Args)]
pub(crate) struct To {
    /// A folder for all tables; without it the main one goes to stdout.
    #[arg(long, short)]
    pub(crate) out: Option<PathBuf>,
    /// How tables are written.
    #[arg(long = "to", value_enum, default_value = "csv")]
    pub(crate) form: Form,
}

/// A form of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Comma-separated values.
    Csv,
    /// A list of objects.
    Json,
    /// Columns with their types, for statistics programs and databases.
    Parquet,
    /// One workbook with a sheet for each table, for spreadsheets.
    Xlsx,
}

/// What to change.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhatIf {
    #[command(flatten)]
    pub(crate) given: Given,
    /// Another weight of a node among its siblings, such as `health=2`; may be given several times.
    #[arg(long, value_parser = weight, value_name = "NODE=WEIGHT")]
    pub(crate) weight: Vec<(String, f64)>,
    /// A node to leave out; may be given several times.
    #[arg(long, value_name = "NODE")]
    pub(crate) without: Vec<String>,
    /// Another scale, by its code.
    #[arg(long)]
    pub(crate) normalisation: Option<String>,
    /// Other rules of aggregation from the top, by their codes, with commas between.
    #[arg(long, value_delimiter = ',')]
    pub(crate) aggregation: Vec<String>,
    #[command(flatten)]
    pub(crate) to: To,
}

fn weight(text: &str) -> Result<(String, f64), String> {
    let (node, weight) = text
        .split_once('=')
        .ok_or("write NODE=WEIGHT, such as health=2")?;
    let weight: f64 = weight
        .parse()
        .map_err(|_| format!("\"{weight}\" is not a number"))?;
    if weight.is_finite() && weight >= 0.0 {
        Ok((node.to_owned(), weight))
    } else {
        Err(format!("the weight {weight} is not a number from 0 on"))
    }
}
