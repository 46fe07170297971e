//! The words of the findings: every finding can be said in both languages.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use waymark_model::Diagnostic;

use crate::faults;

fn bundle(lang: &str) -> FluentBundle<FluentResource> {
    let path = format!(
        "{}/../../locales/{lang}/diagnostics.ftl",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    let resource = FluentResource::try_new(text)
        .map_err(|(_, errors)| errors)
        .unwrap();
    let mut bundle = FluentBundle::new(vec![lang.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap();
    bundle
}

fn said(bundle: &FluentBundle<FluentResource>, found: &Diagnostic) -> [String; 2] {
    let message = bundle.get_message(&found.code).unwrap();
    let mut args = FluentArgs::new();
    for (name, value) in &found.args {
        args.set(name.as_str(), value.as_str());
    }
    let mend = message.get_attribute("mend").unwrap().value();
    [message.value().unwrap(), mend].map(|pattern| {
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned();
        assert!(errors.is_empty(), "{found:?} {errors:?}");
        text
    })
}

#[test]
fn every_finding_can_be_said_in_both_languages() {
    let findings = faults::all_findings();
    let mut lines = Vec::new();
    for lang in ["en", "zh"] {
        let bundle = bundle(lang);
        for (_, found) in &findings {
            for found in found {
                let [what, mend] = said(&bundle, found);
                assert!(
                    !what.contains("absent") && !mend.contains("absent"),
                    "{what} {mend}"
                );
                assert!(!what.contains("  ") && !what.contains('\n'), "{what:?}");
                lines.push(format!("{} {what} | {mend}", found.code));
            }
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}
