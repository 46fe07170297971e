//! The bundle of files that anyone can recompute.
