//! The table of routes. A route that declares no policy cannot be written down here.

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anyone. Only what a release publishes may stand behind it.
    Public,
}

/// A route of the public door.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// Path pattern.
    pub path: &'static str,
    /// Who may use it.
    pub policy: Policy,
    /// What it answers, for people who read the table.
    pub about: &'static str,
}

/// The way in: leads to the first page.
pub const HOME: Route = Route {
    path: "/",
    policy: Policy::Public,
    about: "leads to the first page",
};
/// Any file that the manifest of the release lists, and the manifest.
pub const FILE: Route = Route {
    path: "/{*path}",
    policy: Policy::Public,
    about: "a file of the release",
};

/// All routes of the public door.
pub const PUBLIC: [Route; 2] = [HOME, FILE];
