//! Every page and every address of the site. No other module writes a path.

use sha2::{Digest as _, Sha256};
use waymark_model::{BodyId, CommitmentRef, GroupId, IndicatorId, MethodId, SectionId};

/// A page, whatever its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Route {
    Overview,
    /// The text of the plan: its first part, or a later one by its number from 1.
    Plan,
    PlanPart(usize),
    Commitments,
    Commitment(CommitmentRef),
    Section(SectionId),
    Groups,
    Group(GroupId),
    Bodies,
    Body(BodyId),
    Indicators,
    Indicator(IndicatorId),
    Attention,
    Index(MethodId),
    Explore(MethodId),
    Method,
    Sources,
    Downloads,
}

impl Route {
    /// Path of the page inside its language.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Overview => "index.html".to_owned(),
            Self::Plan => "plan.html".to_owned(),
            Self::PlanPart(n) => format!("plan/{}.html", n + 1),
            Self::Commitments => "commitments.html".to_owned(),
            Self::Commitment(id) => format!("commitment/{}.html", safe(id.as_str())),
            Self::Section(id) => format!("section/{}.html", safe(id.as_str())),
            Self::Groups => "groups.html".to_owned(),
            Self::Group(id) => format!("group/{}.html", safe(id.as_str())),
            Self::Bodies => "bodies.html".to_owned(),
            Self::Body(id) => format!("body/{}.html", safe(id.as_str())),
            Self::Indicators => "indicators.html".to_owned(),
            Self::Indicator(id) => format!("indicator/{}.html", safe(id.as_str())),
            Self::Attention => "attention.html".to_owned(),
            Self::Index(id) => format!("index/{}.html", safe(id.as_str())),
            Self::Explore(id) => format!("explore/{}.html", safe(id.as_str())),
            Self::Method => "method.html".to_owned(),
            Self::Sources => "sources.html".to_owned(),
            Self::Downloads => "downloads.html".to_owned(),
        }
    }

    /// Path of the page inside the site; `prefix` is the folder of its language, with its slash.
    pub(crate) fn place(&self, prefix: &str) -> String {
        format!("{prefix}{}", self.path())
    }
}

/// The address of `to` as written on the page `from`, both paths inside the site. A path that
/// begins with `../` leaves the site for the rest of the release.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let folder = |path: &str| {
        path.rsplit_once('/')
            .map_or(String::new(), |(f, _)| f.to_owned())
    };
    let here = folder(from);
    let mut here: Vec<&str> = here.split('/').filter(|p| !p.is_empty()).collect();
    let mut there: Vec<&str> = to.split('/').collect();
    here.reverse();
    there.reverse();
    while here.last().is_some() && there.len() > 1 && here.last() == there.last() {
        here.pop();
        there.pop();
    }
    let mut out = "../".repeat(here.len());
    there.reverse();
    out.push_str(&there.join("/"));
    out
}

/// The longest name written as it is; file systems stop at 255 bytes.
const LONGEST: usize = 120;

/// Names that one widespread system keeps for devices.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// An id as a file name and as an anchor: letters a-z, digits and `-_.` stand for themselves, all
/// else is `~` and its code point in hexadecimal, closed by `~`. Two ids never get one name; one too
/// long for a file system is cut and closed by its SHA-256.
pub(crate) fn safe(id: &str) -> String {
    let mut out = String::new();
    let reserved = RESERVED.iter().any(|r| id.eq_ignore_ascii_case(r));
    for (n, c) in id.chars().enumerate() {
        let plain = c.is_ascii_alphanumeric() || "-_.".contains(c);
        if plain && !(n == 0 && (c == '.' || reserved)) {
            out.push(c);
        } else {
            out.push_str(&format!("~{:x}~", u32::from(c)));
        }
    }
    if out.len() <= LONGEST {
        return out;
    }
    let digest: String = Sha256::digest(id)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let start: String = out.chars().take(LONGEST - 66).collect();
    format!("{start}~~{digest}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn two_ids_never_share_a_name() {
        let long = "县".repeat(79);
        let ids = [
            "a/b",
            "a:b",
            "a~2f~b",
            "a.b",
            "县",
            "区",
            ".a",
            "con",
            "Con",
            "CON",
            "IV.5.6-2",
            &format!("{long}甲"),
            &format!("{long}乙"),
        ];
        let names: BTreeSet<String> = ids.iter().map(|id| safe(id)).collect();
        assert_eq!(names.len(), ids.len());
        for name in names {
            assert!(name.len() <= LONGEST && name.is_ascii() && !name.starts_with('.'));
            assert!(!name.contains(['/', ':', '%']));
        }
    }

    #[test]
    fn addresses_are_relative() {
        assert_eq!(relative("index.html", "plan.html"), "plan.html");
        assert_eq!(relative("zh/body/x.html", "zh/body/y.html"), "y.html");
        assert_eq!(
            relative("zh/body/x.html", "body/x.html"),
            "../../body/x.html"
        );
        assert_eq!(relative("body/x.html", "body/y.html"), "y.html");
        assert_eq!(
            relative("zh/index.html", "../data/a.csv"),
            "../../data/a.csv"
        );
        assert_eq!(relative("body/x.html", "style.css"), "../style.css");
    }
}
