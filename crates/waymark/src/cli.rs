//! What can be typed.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Takes a national human rights action plan from promise to proof.
///
/// A workspace is a folder of plain files: the plan's text, figures, sources, verdicts. `build` turns
/// it into a release: results, open data and pages that anyone can recompute byte for byte.
#[derive(Debug, Parser)]
#[command(
    name = "waymark",
    version,
    propagate_version = true,
    after_help = "Exit codes:\n  0  done\n  1  done, and something was found: errors in a workspace, a release that does not hold\n  2  not done: wrong usage, or an input that cannot be read\n\nExamples:\n  waymark demo                               build the example and look at it\n  waymark new my-plan                        start your own workspace\n  waymark check my-plan                      everything that is wrong with it, at once\n  waymark build my-plan -o release           write the release\n  waymark verify release                     doubt a release: rebuild it and compare every byte"
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub(crate) struct Global {
    /// Colours: `auto` leaves them off when the output is piped or `NO_COLOR` is set.
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub(crate) color: Color,
    /// Language of findings and their remedies: `en` or `zh`.
    #[arg(long, global = true, default_value = "en")]
    pub(crate) lang: String,
    /// Say nothing but results and errors.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// When a person looks at it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a starter workspace with comments.
    #[command(after_help = "Example:\n  waymark new my-plan && waymark build my-plan -o release")]
    New {
        /// A folder that is empty or not there yet.
        dir: PathBuf,
    },
    /// Read a plan's text into a register of commitments.
    #[command(
        after_help = "Examples:\n  waymark read plan.txt                          a readable tree\n  waymark read plan.md --to xlsx -o plan.xlsx    a workbook\n  waymark read plan.md --to html -o plan.html    the whole text, every commitment marked\n  waymark read plan.md --to csv -o tables        two tables and what their columns mean\n  waymark read plan.md --explain IV.5.6-2        why a sentence was read as it was\n  waymark read plan.md --json | jq -r 'select(.deadline) | .id'"
    )]
    Read(Read),
    /// Hold two editions of a plan side by side: what was carried over, strengthened, weakened, dropped.
    #[command(
        after_help = "Examples:\n  waymark compare plan-2019.md plan-2024.md\n  waymark compare plan-2019.md plan-2024.md --handover --closed done.csv\n  waymark compare plan-2019.md plan-2024.md --json | jq '.pairs[] | select(.verdict == \"dropped\")'\n  waymark compare plan.md plan-amended.md --markdown > amendments.md"
    )]
    Compare(Compare),
    /// Find everything that is wrong with a workspace, at once.
    #[command(
        after_help = "Examples:\n  waymark check my-plan\n  waymark check my-plan --json | jq -r .code | sort | uniq -c"
    )]
    Check {
        /// The workspace.
        dir: PathBuf,
        /// One finding per line, as JSON Lines.
        #[arg(long)]
        json: bool,
    },
    /// Write down which sentence of the plan has which reference, so that references outlast changes.
    #[command(
        after_help = "Example:\n  waymark keep my-plan && git diff my-plan/plan/references.csv"
    )]
    Keep {
        /// The workspace.
        dir: PathBuf,
    },
    /// Build the release of a workspace.
    #[command(after_help = "Example:\n  waymark build my-plan -o release")]
    Build {
        /// The workspace.
        dir: PathBuf,
        /// Where the release shall stand. A release that stands there is replaced, nothing else is.
        #[arg(long, short)]
        out: PathBuf,
        /// Threads; the bytes do not depend on it.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=64))]
        threads: Option<u16>,
        /// A summary as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Doubt a release: compare every byte with a rebuild, recompute every claim.
    #[command(after_help = "Example:\n  waymark verify release && echo it holds")]
    Verify {
        /// The release.
        dir: PathBuf,
        /// The outcome as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Review what was read from the plan, in a browser on this machine: accept, change, take apart, join.
    #[command(
        after_help = "Example:\n  waymark review my-plan --by \"A. Reader\"\n\nWhat is said stands in plan/corrections.toml."
    )]
    Review {
        /// The workspace.
        dir: PathBuf,
        /// Port; 0 lets the system choose.
        #[arg(long, default_value = "8610")]
        port: u16,
        /// Who reviews; stands beside each correction.
        #[arg(long, default_value = "")]
        by: String,
    },
    /// Serve a release, or build a workspace and serve that.
    #[command(
        after_help = "Examples:\n  waymark serve release\n  waymark serve my-plan --port 8080"
    )]
    Serve {
        /// A release or a workspace.
        dir: PathBuf,
        #[command(flatten)]
        at: At,
    },
    /// Build the example assessment and serve it.
    #[command(after_help = "Example:\n  waymark demo")]
    Demo {
        /// The example.
        #[arg(long, default_value = "examples/china-2021-2025")]
        example: PathBuf,
        /// Where its release shall stand.
        #[arg(long, short, default_value = "out/demo")]
        out: PathBuf,
        /// Build only.
        #[arg(long)]
        no_serve: bool,
        #[command(flatten)]
        at: At,
    },
    /// Composite indices on any table: build, explain, audit, doubt, compare, try out.
    #[command(subcommand)]
    Index(crate::commands::index::args::Index),
    /// Print shell completions.
    #[command(
        after_help = "Example:\n  waymark completions bash > ~/.local/share/bash-completion/completions/waymark"
    )]
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page.
    #[command(after_help = "Example:\n  waymark man | man -l -")]
    Man,
}

/// What to read, and what to make of it.
#[derive(Debug, Args)]
pub(crate) struct Read {
    /// The plan: text, Markdown, HTML or DOCX; told by its content.
    pub(crate) file: PathBuf,
    /// A format for other programs and people, instead of the tree.
    #[arg(long, value_enum)]
    pub(crate) to: Option<To>,
    /// Where to write it: a file, for `csv` a folder. Without it, stdout.
    #[arg(long, short, requires = "to")]
    pub(crate) out: Option<PathBuf>,
    /// One record per sentence, as JSON Lines: the same as `--to records`.
    #[arg(long, conflicts_with = "to")]
    pub(crate) json: bool,
    /// Say why: a sentence (`IV.5.6-2`), a paragraph (`IV.5.6`), a section (`IV.5`) or `all`.
    #[arg(long, value_name = "REF", conflicts_with_all = ["to", "json"])]
    pub(crate) explain: Option<String>,
}

/// A format of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    /// Everything, as one JSON document with a published schema.
    Json,
    /// Tables of commitments and targets with a description of their columns.
    Csv,
    /// A workbook.
    Xlsx,
    /// Akoma Ntoso 3.0.
    Akn,
    /// The whole text as one page with every commitment marked.
    Html,
    /// One record per sentence, as JSON Lines.
    Records,
}

/// Which editions, and how to show them.
#[derive(Debug, Clone, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag that a person types"
)]
pub(crate) struct Compare {
    /// The earlier plan: text, Markdown, HTML or DOCX.
    pub(crate) plan_a: PathBuf,
    /// The later plan.
    pub(crate) plan_b: PathBuf,
    /// Only what the next plan must take up: dropped or watered down, and not closed.
    #[arg(long)]
    pub(crate) handover: bool,
    /// Commitments of the earlier plan that need no successor: a reference at the start of each line.
    #[arg(long, value_name = "FILE", requires = "handover")]
    pub(crate) closed: Option<PathBuf>,
    /// One object, as JSON.
    #[arg(long, conflicts_with_all = ["csv", "markdown"])]
    pub(crate) json: bool,
    /// One row per commitment, as CSV.
    #[arg(long, conflicts_with = "markdown")]
    pub(crate) csv: bool,
    /// Tables, as Markdown.
    #[arg(long)]
    pub(crate) markdown: bool,
}

/// Where to listen.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct At {
    /// Address; the default can be reached from this machine only.
    #[arg(long, default_value = "127.0.0.1")]
    host: std::net::IpAddr,
    /// Port; 0 lets the system choose.
    #[arg(long, default_value = "8600")]
    port: u16,
}

impl At {
    pub(crate) fn address(self) -> SocketAddr {
        SocketAddr::new(self.host, self.port)
    }
}
