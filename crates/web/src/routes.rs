//! The table of routes. A route that declares no policy cannot be written down here.

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anyone. Only what a release publishes may stand behind it.
    Public,
    /// Whoever sits at this machine: the address must be a loopback one, and what changes something must
    /// come from a page of the same door.
    Owner,
}

/// A route of a door.
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

/// What an index would be under another method.
pub const EXPLORE: Route = Route {
    path: "/site/explore/{page}",
    policy: Policy::Public,
    about: "what an index would be under the method of the query; the page of the release where nobody answers",
};
/// The same in another language of the release.
pub const EXPLORE_IN: Route = Route {
    path: "/site/{language}/explore/{page}",
    policy: Policy::Public,
    about: "the same in another language of the release",
};

/// All routes of the public door.
pub const PUBLIC: [Route; 4] = [HOME, EXPLORE, EXPLORE_IN, FILE];

/// A section of the plan beside its register.
pub const DESK: Route = Route {
    path: "/",
    policy: Policy::Owner,
    about: "a section of the plan beside its register",
};
/// One sentence with its forms.
pub const SENTENCE: Route = Route {
    path: "/s/{*reference}",
    policy: Policy::Owner,
    about: "one sentence with what can be said of it",
};
/// Says something of a sentence.
pub const SAY: Route = Route {
    path: "/say",
    policy: Policy::Owner,
    about: "writes one correction, or takes one back",
};
/// How the desk looks.
pub const STYLE: Route = Route {
    path: "/review.css",
    policy: Policy::Owner,
    about: "the style sheet of the desk",
};
/// The keys of the desk.
pub const KEYS: Route = Route {
    path: "/review.js",
    policy: Policy::Owner,
    about: "the keyboard of the desk; everything works without it",
};

/// All routes of the desk.
pub const REVIEW: [Route; 5] = [DESK, SENTENCE, SAY, STYLE, KEYS];
