//! A folder of plain files, read with every problem reported at once.
//!
//! [`open`] reads a workspace, [`check_plan`] holds it against the plan that was read from its
//! document, [`starter`] writes a first workspace to begin from. What the files may hold is written
//! down once, in the files of `schema/`; `docs/workspace.md` is made from them.
#![warn(missing_docs)]

mod cell;
mod claims;
pub mod codes;
mod corrections;
pub mod describe;
mod facts;
mod findings;
mod folder;
mod header;
mod index;
mod memo;
mod method;
mod observations;
mod open;
mod plan_check;
mod records;
mod references;
mod rows;
mod settings;
mod starter;
mod table;
mod table_schema;
mod targets;
mod text_file;
mod texts;
mod toml_check;
mod toml_file;
mod toml_schema;
mod tree;

pub use corrections::write_corrections;
pub use open::{Opened, open};
pub use plan_check::check_plan;
pub use starter::starter;
