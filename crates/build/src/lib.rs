//! The whole chain from a workspace to a release.
