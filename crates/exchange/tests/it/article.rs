//! Reads the article of an annotated page back.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

fn attribute(tag: &BytesStart<'_>, key: &str) -> String {
    let value = tag.attributes().map(Result::unwrap);
    let value = value.into_iter().find(|a| a.key.as_ref() == key);
    value.map_or(String::new(), |a| {
        quick_xml::escape::unescape(&a.value).unwrap().into_owned()
    })
}

/// The source text inside the article, without what is ours; words by the class of their element.
pub(crate) fn shown(html: &str) -> (String, Vec<(String, String)>) {
    let article = html.split("<article").nth(1).unwrap();
    let article = format!(
        "<article{}</article>",
        article.split("</article>").next().unwrap()
    );
    let mut reader = Reader::from_str(&article);
    let (mut text, mut marks) = (String::new(), Vec::<(String, String)>::new());
    let mut open: Vec<(bool, usize)> = Vec::new();
    let mut say = |marks: &mut Vec<(String, String)>, open: &[(bool, usize)], words: &str| {
        if open.iter().all(|(own, _)| !own) {
            text.push_str(words);
        }
        for (_, at) in open {
            marks[*at].1.push_str(words);
        }
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let class = attribute(&tag, "class");
                let own = class.split(' ').any(|c| ["own", "why"].contains(&c));
                open.push((own, marks.len()));
                marks.push((class, String::new()));
            }
            Event::End(_) => {
                open.pop().unwrap();
            }
            Event::Text(words) => say(&mut marks, &open, &words),
            Event::GeneralRef(entity) => {
                let written = format!("&{};", &*entity);
                say(
                    &mut marks,
                    &open,
                    &quick_xml::escape::unescape(&written).unwrap(),
                );
            }
            Event::Eof => break,
            other => panic!("{other:?} in the article"),
        }
    }
    assert!(open.is_empty());
    (text, marks)
}
