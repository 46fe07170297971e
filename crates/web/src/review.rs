//! The desk: what was read from a plan, beside its text, with what a person can say of it. Works without
//! scripts; a script adds keys.

mod desk;
mod form;
mod guard;
mod page;
mod sheet;

pub use desk::{Desk, Loaded, Refusal};

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use crate::routes::{DESK, KEYS, SAY, SENTENCE, STYLE};
use form::Fields;
use guard::Guard;
use page::Message;
use sheet::Sheet;

/// Bytes of a form.
const MOST_FORM: usize = 256 << 10;

/// What the handlers share.
#[derive(Debug)]
struct Office {
    desk: Desk,
    guard: Guard,
}

/// The router of the desk.
pub fn review(desk: Desk) -> Router {
    let office = Arc::new(Office {
        desk,
        guard: Guard::new(),
    });
    Router::new()
        .route(DESK.path, get(section))
        .route(SENTENCE.path, get(sentence))
        .route(SAY.path, post(say))
        .route(STYLE.path, get(style))
        .route(KEYS.path, get(keys))
        .layer(DefaultBodyLimit::max(MOST_FORM))
        .layer(middleware::from_fn(guard::same_machine))
        .with_state(office)
}

async fn style() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    (kind, include_str!("../assets/review.css")).into_response()
}

async fn keys() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, include_str!("../assets/review.js")).into_response()
}

/// `?section=IV.5&show=open&done=accept`.
async fn section(
    State(office): State<Arc<Office>>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let asked = Fields::of(asked);
    match Sheet::open(&office.desk) {
        Ok(sheet) => {
            let section = sheet.section(asked.get("section"));
            let message = Message::done(asked.get("done"));
            Html(
                page::section(&office.desk, &sheet, section, asked.get("show"), &message)
                    .into_string(),
            )
            .into_response()
        }
        Err(why) => broken(&office.desk, &why),
    }
}

async fn sentence(
    State(office): State<Arc<Office>>,
    Path(reference): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let asked = Fields::of(asked);
    let sheet = match Sheet::open(&office.desk) {
        Ok(sheet) => sheet,
        Err(why) => return broken(&office.desk, &why),
    };
    match sheet.find(&reference) {
        Some(at) => {
            let message = Message::done(asked.get("done"));
            let page = page::sentence(
                &office.desk,
                &sheet,
                at,
                &office.guard.token,
                &Fields::default(),
                &message,
            );
            Html(page.into_string()).into_response()
        }
        None => {
            let page = page::missing(&office.desk, &reference);
            (StatusCode::NOT_FOUND, Html(page.into_string())).into_response()
        }
    }
}

/// Writes a correction and goes on to the next sentence nobody has looked at; what does not fit comes back
/// with all its faults and everything that was typed.
async fn say(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Response {
    let fields = Fields::parse(&body);
    if !office.guard.allows(&headers, fields.get("token")) {
        let page = page::refused(&office.desk);
        return (StatusCode::FORBIDDEN, Html(page.into_string())).into_response();
    }
    let sheet = match Sheet::open(&office.desk) {
        Ok(sheet) => sheet,
        Err(why) => return broken(&office.desk, &why),
    };
    let Some(at) = sheet.find(fields.get("ref")) else {
        let page = page::missing(&office.desk, fields.get("ref"));
        return (StatusCode::NOT_FOUND, Html(page.into_string())).into_response();
    };
    let again = |status: StatusCode, message: &Message| {
        let page = page::sentence(
            &office.desk,
            &sheet,
            at,
            &office.guard.token,
            &fields,
            message,
        );
        (status, Html(page.into_string())).into_response()
    };
    if fields.get("mark") != sheet.mark {
        return again(StatusCode::CONFLICT, &Message::keys(&["review-changed"]));
    }
    let corrections = match form::corrections(&office.desk, &sheet, at, &fields) {
        Ok(corrections) => corrections,
        Err(message) => return again(StatusCode::UNPROCESSABLE_ENTITY, &message),
    };
    match office.desk.save(&corrections, &sheet.mark) {
        Ok(()) => {
            let next = sheet.after(at, fields.get("do"));
            let joint = if next.contains('?') { '&' } else { '?' };
            let done = form::known_action(fields.get("do"));
            Redirect::to(&format!("{next}{joint}done={done}")).into_response()
        }
        Err(Refusal::Changed) => again(StatusCode::CONFLICT, &Message::keys(&["review-changed"])),
        Err(Refusal::Failed(why)) => again(StatusCode::INTERNAL_SERVER_ERROR, &Message::plain(why)),
    }
}

fn broken(desk: &Desk, why: &str) -> Response {
    let page = page::broken(desk, why);
    (StatusCode::INTERNAL_SERVER_ERROR, Html(page.into_string())).into_response()
}
