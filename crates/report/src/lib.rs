//! Results as pages and charts for people.
