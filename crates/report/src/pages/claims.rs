//! Published sentences, each with the figures that its query gives.

use crate::view::View;

/// The claims with their sentences, where there are any.
pub(super) fn section(v: &mut View<'_>) {
    let claims = &v.cx.site.results.claims;
    if claims.is_empty() {
        return;
    }
    v.say("h2", "claims-heading", &[]);
    v.say("p", "claims-lead", &[]);
    v.el("ul", &[], |v| {
        for claim in claims {
            let text = v.per_lang(&claim.text, claim.id.as_str());
            v.name_in("li", &[], &text);
        }
    });
    v.data_link("claims-data", "claims");
}
