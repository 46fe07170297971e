//! The public door: serves a release, read-only.
