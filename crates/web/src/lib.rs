//! The doors of Waymark on the network: the public door, which serves a release and nothing else,
//! read-only and without a database, and the desk where a person reviews what was read from a plan.
#![warn(missing_docs)]

pub mod explore;
pub mod public;
pub mod review;
pub mod routes;
pub mod serve;

pub use public::{PublicError, public};
pub use review::review;
pub use serve::serve;
