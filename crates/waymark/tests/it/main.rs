//! The program as a whole: its commands, its house rules, its coverage page.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod cli;
mod compare;
mod coverage;
mod exports;
mod index;
mod provinces;
mod tidy;
