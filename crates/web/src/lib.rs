//! The doors of Waymark on the network. There is one today: the public door, which serves a release
//! and nothing else, read-only and without a database.
#![warn(missing_docs)]

pub mod public;
pub mod routes;
pub mod serve;

pub use public::{PublicError, public};
pub use serve::serve;
