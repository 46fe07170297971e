//! Published sentences, each with the figures that its query gives.

use waymark_model::ClaimId;

use crate::route::{Route, safe};
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
        for (n, claim) in claims.iter().enumerate() {
            let text = v.per_lang(&claim.text, claim.id.as_str());
            let page = v.href(&Route::Method);
            let href = format!("{page}#{}", anchor(&claim.id));
            let number = [("number", (n + 1).into())];
            v.el("li", &[], |v| {
                v.name_in("span", &[], &text);
                v.text(" ");
                v.say_with("a", &[("href", &href)], "method-claims-query", &number);
            });
        }
    });
    v.data_link("claims-data", "claims");
}

/// Where a claim stands with its query on the page of the method.
pub(super) fn anchor(id: &ClaimId) -> String {
    format!("claim-{}", safe(id.as_str()))
}
