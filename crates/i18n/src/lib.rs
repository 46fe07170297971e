//! Words a person sees, per language, with fallback per string.
