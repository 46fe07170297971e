//! Composite indices and progress to targets: plain tables in, plain tables out.
