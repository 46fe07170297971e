//! References into the plan that was read.

use waymark_model::plan::{Modality, Paragraph, Passage, Plan, Section, Sentence};
use waymark_workspace::{check_plan, open};

use crate::base;

fn passage() -> Passage {
    Passage {
        char_start: 0,
        char_end: 0,
        byte_start: 0,
        byte_end: 0,
        hash: String::new(),
    }
}

fn sentence(reference: &str, modality: Modality) -> Sentence {
    Sentence {
        reference: reference.parse().unwrap(),
        section: "I.1".parse().unwrap(),
        paragraph: 1,
        passage: passage(),
        text: String::new(),
        modality,
        cue: String::new(),
        quantities: Vec::new(),
        actors: Vec::new(),
        deadline: None,
        due: None,
        instruments: vec![],
        labels: vec![],
        groups: Vec::new(),
        assessability: None,
        bodies: Vec::new(),
        corrected: false,
    }
}

fn section(id: &str) -> Section {
    Section {
        id: id.parse().unwrap(),
        title: String::new(),
        level: 1,
        parent: None,
        passage: passage(),
    }
}

/// A plan with the sentences of the first workspace.
fn plan() -> Plan {
    let paragraph = |number| Paragraph {
        section: "I.1".parse().unwrap(),
        number,
        heading: None,
        passage: passage(),
    };
    Plan {
        language: waymark_model::plan::Language::En,
        sections: vec![section("I"), section("I.1")],
        paragraphs: vec![paragraph(1), paragraph(2)],
        sentences: vec![
            sentence("I.1.1-0", Modality::Heading),
            sentence("I.1.1-1", Modality::NewAction),
            sentence("I.1.1-2", Modality::NewAction),
            sentence("I.1.2-1", Modality::NewAction),
        ],
        spans: Vec::new(),
        chars: 0,
    }
}

fn found(change: impl FnOnce(&std::path::Path)) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let ws = dir.path().join("ws");
    base::write(&ws);
    change(&ws);
    let opened = open(&ws);
    assert!(opened.workspace.is_some(), "{:?}", opened.findings);
    check_plan(&opened.workspace.unwrap(), &plan())
        .iter()
        .map(base::line)
        .collect()
}

#[test]
fn references_that_lead_somewhere_are_silent() {
    assert_eq!(found(|_| ()), [""; 0]);
}

#[test]
fn references_that_lead_nowhere_are_found_with_their_cell() {
    let found = found(|ws| {
        base::append(
            ws,
            "assignments.csv",
            "I.1.1-3,ministry_care,lead,accepted,plan,\n",
        );
        base::append(
            ws,
            "assignments.csv",
            "I.1.1-3,care_inspectorate,support,accepted,plan,\n",
        );
        base::append(
            ws,
            "indicators.csv",
            "x,X,D,u,none,outcome,I.1.1-1|II.9.9-9,,\n",
        );
        base::append(ws, "measures.csv", "m,I.1.1-0,,2025,T,law,helpline_news,\n");
        base::append(
            ws,
            "texts/zh.csv",
            "section,II,x\nparagraph,I.1.2,x\nparagraph,I.1.3,x\n",
        );
        base::append(
            ws,
            "texts/zh.csv",
            "commitment,I.7-7,x\nplan,author,x\ngroup,children,x\n",
        );
        base::append(ws, "texts/zh.csv", "group,older_persons,x\n");
    });
    let expected = [
        "assignments.csv:5:1 commitment E0244 text=I.1.1-3 hint=I.1.1-0 times=2",
        "indicators.csv:7:7 commitments E0244 text=II.9.9-9 hint=absent times=once",
        "measures.csv:3:2 commitment W0245 text=I.1.1-0 times=once",
        "texts/zh.csv:14:2 id W0246 entity=section text=II",
        "texts/zh.csv:16:2 id W0246 entity=paragraph text=I.1.3",
        "texts/zh.csv:17:2 id E0244 text=I.7-7 hint=absent times=once",
        "texts/zh.csv:18:2 id W0246 entity=plan text=author",
        "texts/zh.csv:19:2 id W0246 entity=group text=children",
    ];
    assert_eq!(found, expected);
}
