//! Character references of HTML (`&amp;`, `&#20154;`) and how long each is in the text.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// The longest reference that is looked at, in bytes: names have at most 33.
const LONGEST: usize = 64;

/// What stands at the start of a text that begins with `&`: the characters and the bytes they take in the
/// text. `None` where it is an `&` like any other.
pub(crate) fn entity(text: &str) -> Option<(String, usize)> {
    const OFTEN: [(&str, &str); 5] = [
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
    ];
    if let Some((name, words)) = OFTEN.iter().find(|(name, _)| text.starts_with(name)) {
        return Some(((*words).to_owned(), name.len()));
    }
    let body = text.strip_prefix('&')?;
    let inner = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let end = body.bytes().take(LONGEST).take_while(inner).count();
    if end == 0 || end == LONGEST {
        return None;
    }
    let closed = usize::from(body.get(end..)?.starts_with(';'));
    let source = text.get(..1 + end + closed)?;
    let resolved = resolve(source);
    // A reference stands for one character or two; what follows it in the source follows it still.
    (resolved != source).then_some(())?;
    [1, 2].into_iter().find_map(|count| {
        let at = resolved
            .char_indices()
            .nth(count)
            .map_or(resolved.len(), |(n, _)| n);
        let (words, rest) = resolved.split_at_checked(at)?;
        let length = source.strip_suffix(rest)?.len();
        (length > 1).then(|| (words.to_owned(), length))
    })
}

/// The text as the tokenizer of pages has it.
fn resolve(source: &str) -> String {
    let mut out = Vec::new();
    let emitter = |event: CallbackEvent<'_>, _: Span<()>| {
        if let CallbackEvent::String { value } = event {
            out.extend_from_slice(value);
        }
        None::<()>
    };
    Tokenizer::new_with_emitter(source, CallbackEmitter::new(emitter)).next();
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_browsers_do() {
        for (source, text, length) in [
            ("&amp;b", "&", 5),
            ("&amp b", "&", 4),
            ("&ampb", "&", 4),
            ("&ampamp;", "&", 4),
            ("&nbsp;", "\u{a0}", 6),
            ("&notit;", "¬", 4),
            ("&notin;", "∉", 7),
            ("&eacutes", "é", 7),
            ("&hellip;", "…", 8),
            ("&CounterClockwiseContourIntegral;", "∳", 33),
            ("&acE;x", "∾̳", 5),
            ("&#20154;权", "人", 8),
            ("&#x4EBA权", "人", 7),
            ("&#147;", "\u{201c}", 6),
            ("&#0;", "\u{fffd}", 4),
            ("&#xD800;", "\u{fffd}", 8),
            ("&#99999999999;", "\u{fffd}", 14),
        ] {
            assert_eq!(entity(source), Some((text.to_owned(), length)), "{source}");
        }
        for source in [
            "& b",
            "&;",
            "&#;",
            "&#x;",
            "&hellip",
            "&unknown;",
            "&",
            "a&amp;",
            "&人;",
        ] {
            assert_eq!(entity(source), None, "{source}");
        }
    }
}
