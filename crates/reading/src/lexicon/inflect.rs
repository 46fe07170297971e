//! Forms of English verbs.

use std::collections::BTreeMap;

/// All forms of a verb: only its first word is bent ("set up", "sets up", "setting up").
pub(super) fn forms(verb: &str, irregular: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let (first, rest) = verb
        .split_once(' ')
        .map_or((verb, String::new()), |(f, r)| (f, format!(" {r}")));
    let mut bent = vec![first.to_owned()];
    let stem = first.strip_suffix('e').unwrap_or(first);
    let y_stem = first
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    match y_stem {
        Some(s) => bent.extend([format!("{s}ies"), format!("{s}ied")]),
        None if first.ends_with(['s', 'x', 'o'])
            || first.ends_with("sh")
            || first.ends_with("ch") =>
        {
            bent.extend([format!("{first}es"), format!("{stem}ed")]);
        }
        None => bent.extend([format!("{first}s"), format!("{stem}ed")]),
    }
    bent.push(format!("{stem}ing"));
    bent.extend(irregular.get(first).into_iter().flatten().cloned());
    bent.into_iter().map(|b| b + &rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_bent() {
        let none = BTreeMap::new();
        assert_eq!(
            forms("set up", &none),
            ["set up", "sets up", "seted up", "seting up"]
        );
        assert_eq!(
            forms("carry", &none),
            ["carry", "carries", "carried", "carrying"]
        );
        assert_eq!(
            forms("improve", &none),
            ["improve", "improves", "improved", "improving"]
        );
        assert_eq!(
            forms("establish", &none),
            ["establish", "establishes", "established", "establishing"]
        );
    }
}
