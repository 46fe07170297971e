//! What things are called: translated where there is a translation, and marked with its language.

use waymark_model::plan::Section;
use waymark_model::{AreaCode, BodyId, CommitmentRef, GroupId, IndicatorId, SectionId, SourceId};

use crate::route::Route;
use crate::view::{Name, View};

pub(crate) fn plan(v: &View<'_>) -> Name {
    v.name("plan", "title", &v.cx.site.workspace.settings.title)
}

pub(crate) fn section(v: &View<'_>, id: &SectionId) -> Name {
    let title = v.cx.sections.get(id).map_or(id.as_str(), |s| &s.title);
    v.name("section", id.as_str(), title)
}

/// The sections a section stands in, outermost first, itself last.
pub(crate) fn path<'v>(v: &View<'v>, id: &SectionId) -> Vec<&'v Section> {
    let mut out = Vec::new();
    let mut next = v.cx.sections.get(id);
    // A tree has no more steps than nodes, so a ring cannot hold this up.
    while let Some(section) = next.filter(|_| out.len() < v.cx.sections.len()) {
        out.push(*section);
        next = section.parent.as_ref().and_then(|p| v.cx.sections.get(p));
    }
    out.reverse();
    out
}

pub(crate) fn body(v: &View<'_>, id: &BodyId) -> Name {
    v.name(
        "body",
        id.as_str(),
        v.cx.bodies.get(id).map_or(id.as_str(), |b| &b.name),
    )
}

pub(crate) fn area(v: &View<'_>, code: &str) -> Name {
    let area = AreaCode::try_new(code).ok();
    let own = area
        .and_then(|a| v.cx.areas.get(&a).map(|a| a.name.as_str()))
        .unwrap_or(code);
    v.name("area", code, own)
}

pub(crate) fn indicator(v: &View<'_>, id: &IndicatorId) -> Name {
    let row = v.cx.indicators.get(id).and_then(|r| v.cx.indicator(r));
    v.name(
        "indicator",
        id.as_str(),
        row.map_or(id.as_str(), |i| &i.name),
    )
}

/// The workspace's own word for a group, else the program's, else the code.
pub(crate) fn group(v: &View<'_>, id: &GroupId) -> Name {
    let texts = &v.cx.site.workspace.texts;
    let named =
        v.cx.langs
            .iter()
            .any(|l| texts.get(&l.tag, "group", id.as_str()).is_some());
    let word = v.code("group-", id.as_str());
    if named && texts.get(&v.lang.tag, "group", id.as_str()).is_some() || word == id.as_str() {
        return v.name("group", id.as_str(), id.as_str());
    }
    Name {
        text: word,
        lang: None,
    }
}

pub(crate) fn source(v: &View<'_>, id: &SourceId) -> Name {
    v.name(
        "source",
        id.as_str(),
        v.cx.sources.get(id).map_or(id.as_str(), |s| &s.title),
    )
}

/// What a target is called: its own words, else the indicator that measures it.
pub(crate) fn target(v: &View<'_>, id: &str, indicator_id: &IndicatorId) -> Name {
    let texts = &v.cx.site.workspace.texts;
    let langs = [Some(&v.lang.tag), v.cx.langs.first().map(|l| &l.tag)];
    let named = langs
        .into_iter()
        .flatten()
        .any(|l| texts.get(l, "target", id).is_some());
    if named {
        v.name("target", id, id)
    } else {
        indicator(v, indicator_id)
    }
}

/// The wording of a commitment in the language of the plan.
pub(crate) fn wording(v: &View<'_>, reference: &CommitmentRef) -> Name {
    v.own(v.cx.sentences.get(reference).map_or("", |s| &s.text))
}

/// Its translation into the language of the page, where there is one.
pub(crate) fn translation(v: &View<'_>, reference: &CommitmentRef) -> Option<Name> {
    let texts = &v.cx.site.workspace.texts;
    let text = texts.get(&v.lang.tag, "commitment", reference.as_str())?;
    let lang = v.lang.tag.to_string();
    Some(Name {
        text: text.to_owned(),
        lang: (lang != v.lang.html).then_some(lang),
    })
}

/// The wording as the page's reader can best read it, cut to the width of a list entry.
pub(crate) fn short(v: &View<'_>, reference: &CommitmentRef, width: usize) -> Name {
    let mut name = translation(v, reference).unwrap_or_else(|| wording(v, reference));
    name.text = cut(&name.text, width);
    name
}

/// At most this wide, at a word where there is one; says so with an ellipsis. A character of a
/// script with wide characters counts double: it takes twice the room and says twice as much.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let mut width = 0;
    let end = text.char_indices().find(|(_, c)| {
        width += if u32::from(*c) >= 0x1100 { 2 } else { 1 };
        width > most
    });
    let Some((at, _)) = end else {
        return text.to_owned();
    };
    let (start, _) = text.split_at(at);
    let whole = start.rsplit_once(' ').map_or(start, |(w, _)| w);
    let kept = if whole.len() * 2 > start.len() {
        whole
    } else {
        start
    };
    format!("{}…", kept.trim_end())
}

/// The page of a commitment.
pub(crate) fn commitment_route(reference: &CommitmentRef) -> Route {
    Route::Commitment(reference.clone())
}
