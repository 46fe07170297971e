//! What a reader should look at first: late, disputed, without data.

use waymark_evaluate::results::{CommitmentResult, Standing};

use crate::view::{Name, View};
use crate::{frame, parts};

pub(super) fn write(v: &mut View<'_>) {
    let title = Name {
        text: v.words("nav-attention", &[]),
        lang: None,
    };
    let crumbs = frame::home(v);
    frame::page(v, &title, &crumbs, |v| {
        v.say("p", "attention-lead", &[]);
        list(
            v,
            [
                "attention-late",
                "attention-late-about",
                "attention-late-none",
            ],
            |c| c.late,
        );
        list(
            v,
            [
                "attention-disputed",
                "attention-disputed-about",
                "attention-disputed-none",
            ],
            |c| c.disputed,
        );
        let unknown =
            |c: &CommitmentResult| matches!(c.standing, Standing::NoData | Standing::NoEvidence);
        let keys = [
            "attention-unknown",
            "attention-unknown-about",
            "attention-unknown-none",
        ];
        list(v, keys, unknown);
    });
}

fn list(v: &mut View<'_>, keys: [&str; 3], test: impl Fn(&CommitmentResult) -> bool) {
    let [heading, about, none] = keys;
    let rows: Vec<_> =
        v.cx.site
            .results
            .commitments
            .iter()
            .filter(|c| test(c))
            .collect();
    v.say("h2", heading, &[]);
    v.say("p", about, &[]);
    if rows.is_empty() {
        return v.say("p", none, &[]);
    }
    let heading = v.words(heading, &[]);
    let caption = v.words(
        "attention-caption",
        &[("heading", heading.into()), ("count", rows.len().into())],
    );
    parts::commitments(v, &caption, &rows);
}
