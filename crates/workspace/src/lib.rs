//! A folder of plain files, read with every problem reported at once.
#![warn(missing_docs)]

mod cell;
pub mod codes;
mod findings;
mod folder;
mod header;
mod records;
mod references;
mod table;
mod table_schema;
mod text_file;
mod toml_check;
mod toml_file;
mod toml_schema;
mod tree;
