//! Joins a workspace and its plan into results.
