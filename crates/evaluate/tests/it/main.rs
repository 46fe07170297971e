//! Results on one small invented country.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod claims;
mod commitments;
mod country;
mod explore;
mod figures;
mod indices;
mod method;
mod targets;
