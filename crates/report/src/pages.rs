//! Which pages there are, and who writes each.

mod attention;
mod body;
mod claims;
mod commitment;
mod downloads;
mod explore;
mod group;
mod holdings;
mod index;
mod indicator;
mod lists;
mod method;
mod overview;
mod plan;
mod section;
mod series;
mod sources;
mod target;
mod verdicts;

use waymark_model::MethodId;

use crate::asked::Asked;
use crate::context::Context;
use crate::route::Route;
use crate::view::View;

/// All pages, in the order of the navigation.
pub(crate) fn routes(cx: &Context<'_>) -> Vec<Route> {
    let results = cx.site.results;
    let mut out = vec![Route::Overview, Route::Plan, Route::Commitments];
    out.extend((1..cx.parts.spans.len()).map(Route::PlanPart));
    out.extend(
        results
            .commitments
            .iter()
            .map(|c| Route::Commitment(c.reference.clone())),
    );
    out.extend(
        cx.site
            .plan
            .sections
            .iter()
            .map(|s| Route::Section(s.id.clone())),
    );
    out.push(Route::Groups);
    out.extend(cx.by_group.keys().map(|id| Route::Group((*id).clone())));
    out.push(Route::Bodies);
    out.extend(cx.bodies.keys().map(|id| Route::Body((*id).clone())));
    out.push(Route::Indicators);
    out.extend(
        results
            .indicators
            .iter()
            .map(|i| Route::Indicator(i.id.clone())),
    );
    out.push(Route::Attention);
    out.extend(
        results
            .indices
            .iter()
            .map(|i| Route::Index(i.method.clone())),
    );
    out.extend(
        results
            .indices
            .iter()
            .map(|i| Route::Explore(i.method.clone())),
    );
    out.extend([Route::Method, Route::Sources, Route::Downloads]);
    out
}

/// Writes the page that the view is for.
pub(crate) fn write(v: &mut View<'_>) {
    match v.route {
        Route::Overview => overview::write(v),
        Route::Plan => plan::write(v, 0),
        Route::PlanPart(n) => plan::write(v, *n),
        Route::Commitments => lists::commitments(v),
        Route::Commitment(id) => commitment::write(v, id),
        Route::Section(id) => section::write(v, id),
        Route::Groups => lists::groups(v),
        Route::Group(id) => group::write(v, id),
        Route::Bodies => lists::bodies(v),
        Route::Body(id) => body::write(v, id),
        Route::Indicators => lists::indicators(v),
        Route::Indicator(id) => indicator::write(v, id),
        Route::Attention => attention::write(v),
        Route::Index(id) => index::write(v, id),
        Route::Explore(id) => explore::write(v, id, None),
        Route::Method => method::write(v),
        Route::Sources => sources::write(v),
        Route::Downloads => downloads::write(v),
    }
}

/// Writes the answer to a question about an index: a page, or the answer alone where that is asked for.
pub(crate) fn explore(v: &mut View<'_>, id: &MethodId, asked: &Asked) {
    if asked.part {
        explore::part(v, id, asked);
    } else {
        explore::write(v, id, Some(asked));
    }
}
