//! The bodies that a cell or labelled line names.

use crate::lexicon::english;
use crate::words::{Token, fold};

/// A name of a body is no longer than this, in characters.
const MOST_NAME: usize = 100;

/// The bodies of a cell: apart by line ends, commas, semicolons and slashes, and by "and" before another
/// body ("Ministry of Justice and Ministry of Health", not "Ministry of Trade and Industry").
pub(super) fn names(text: &str, tokens: &[Token<'_>]) -> Vec<String> {
    let mut out = Vec::new();
    let text = without_brackets(text);
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if splits(&text, at, c) {
            piece(text.get(from..at).unwrap_or(""), &mut out);
            from = at + c.len_utf8();
        }
    }
    piece(text.get(from..).unwrap_or(""), &mut out);
    let endless = english().time.endless.at(tokens, 0) == Some(tokens.len());
    if endless {
        out.clear();
    }
    out
}

fn splits(text: &str, at: usize, c: char) -> bool {
    let digit = |n: Option<usize>| {
        n.and_then(|n| text.as_bytes().get(n))
            .is_some_and(u8::is_ascii_digit)
    };
    match c {
        // "100,000 users"
        ',' => !(digit(at.checked_sub(1)) && digit(Some(at + 1))),
        '\n' => is_break(text, at),
        ';' | '；' | '，' | '、' | '/' | '|' | '•' => true,
        _ => false,
    }
}

/// A line break between two bodies, and not one that only wraps a name.
fn is_break(text: &str, at: usize) -> bool {
    let line = |t: Option<&str>| t.unwrap_or("").trim().to_owned();
    let before = line(
        text.get(..at)
            .and_then(|t| t.rsplit(['\n', ',', ';']).next()),
    );
    let after = line(
        text.get(at + 1..)
            .and_then(|t| t.split(['\n', ',', ';']).next()),
    );
    let open = [" of", " for", " and", " the", " &"]
        .iter()
        .any(|w| before.ends_with(w));
    !open && after.starts_with(char::is_uppercase) && has_head(&before) && has_head(&after)
}

/// What stands in brackets tells what for, or repeats the name: "Ministry of Works (buildings)".
fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn piece(text: &str, out: &mut Vec<String>) {
    let words = fold(text);
    let mut rest = words.as_str();
    while let Some((at, len)) = second_body(rest) {
        push(rest.get(..at).unwrap_or(""), out);
        rest = rest.get(at + len..).unwrap_or("");
    }
    push(rest, out);
}

/// Where a joint stands before another body.
fn second_body(text: &str) -> Option<(usize, usize)> {
    const JOINTS: [&str; 9] = [
        " and ",
        " & ",
        " with ",
        " together with ",
        " in cooperation with ",
        " jointly with ",
        "及",
        "和",
        "会同",
    ];
    JOINTS
        .into_iter()
        .filter_map(|joint| {
            let at = text.find(joint)?;
            let rest = text.get(at + joint.len()..)?;
            let before = text.get(..at)?;
            // "all ministries and agencies" is one name.
            let plain = rest.starts_with(char::is_lowercase) && !rest.contains(' ');
            let apart = !joint.is_ascii()
                || (has_head(rest) && (joint.contains("with") || (has_head(before) && !plain)))
                || rest.starts_with("the ")
                || is_acronym(rest);
            apart.then_some((at, joint.len()))
        })
        .min()
}

fn is_acronym(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or("");
    word.len() >= 2 && word.chars().all(char::is_uppercase)
}

/// Whether one of the words heads names of bodies.
fn has_head(text: &str) -> bool {
    let lower = crate::words::lowered(text);
    let tokens = crate::words::tokens(text, &lower, &english().common.vocabulary);
    english()
        .bodies
        .heads
        .find(&tokens, 0..tokens.len())
        .is_some()
}

fn push(name: &str, out: &mut Vec<String>) {
    const OPENERS: [&str; 7] = [
        "and ",
        "the ",
        "The ",
        "together with ",
        "with ",
        "jointly with ",
        "in cooperation with ",
    ];
    // "with the support of ...", "in consultation with ...": not who answers for it.
    const HELPERS: [&str; 4] = ["support of", "the support of", "in consultation", "lead"];
    // "platforms with over 100,000 users", "Ministry X for the ratification"
    const CUTS: [&str; 2] = [" for the ", " with over "];
    let mut name = name.trim().trim_end_matches('.').trim();
    while let Some(rest) = OPENERS.iter().find_map(|o| name.strip_prefix(o)) {
        name = rest;
    }
    if HELPERS.iter().any(|h| name.starts_with(h)) || ["together", "jointly"].contains(&name) {
        return;
    }
    for cut in CUTS {
        name = name.split(cut).next().unwrap_or(name);
    }
    let letters = name.chars().any(char::is_alphabetic);
    if letters && name.chars().count() <= MOST_NAME && !out.iter().any(|o| o == name) {
        out.push(name.to_owned());
    }
}
