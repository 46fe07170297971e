//! The public door: a release as it stands on disk.
//!
//! Only files that the manifest lists are answered, so no path can lead anywhere else. The fingerprint
//! in the manifest is the entity tag: a reader on a slow network fetches a page once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path as UrlPath, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio_util::io::ReaderStream;
use tower_http::compression::CompressionLayer;
use waymark_release::manifest::MANIFEST;
use waymark_release::verify::{VerifyError, read_manifest};

use crate::explore::{Ask, Outcome};
use crate::routes::{EXPLORE, EXPLORE_IN, FILE, HOME};

/// What a page that answers may do beside the others: its own script, its own questions.
const ASKING: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
                      script-src 'self'; connect-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// How long a question may take: the first one waits until the figures are read.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a page without a question waits before it is sent as it stands on disk.
const NO_QUESTION: Duration = Duration::from_millis(500);

const LATER: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><title>One moment</title>\
    <main><h1>One moment</h1><p>The figures are still being read, or many people ask at once. \
    Load this page again in a few seconds.</p></main></html>\n";

/// Nothing from elsewhere, no scripts, no frames: the pages need none of it.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const NOT_FOUND: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><title>Not found</title>\
    <main><h1>Not found</h1><p>This release has no such page.</p>\
    <p><a href=\"/site/index.html\">First page</a></p></main></html>\n";

/// Why a release cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum PublicError {
    /// Its manifest cannot be read.
    #[error(transparent)]
    Release(#[from] VerifyError),
}

#[derive(Debug)]
struct Shelf {
    dir: PathBuf,
    /// Path → entity tag.
    files: BTreeMap<String, String>,
    ask: Option<Ask>,
}

/// The router over a release. `ask` leads to somebody who answers questions about its indices; without it the
/// pages say that nobody does.
///
/// # Errors
/// [`PublicError::Release`] where the folder is no release.
pub fn public(dir: &Path, ask: Option<Ask>) -> Result<Router, PublicError> {
    let manifest = read_manifest(dir)?;
    let mut files: BTreeMap<_, _> = manifest
        .files
        .into_iter()
        .map(|f| (f.path, format!("\"{}\"", f.sha256)))
        .collect();
    files.insert(MANIFEST.to_owned(), String::new());
    let shelf = Arc::new(Shelf {
        dir: dir.to_owned(),
        files,
        ask,
    });
    Ok(Router::new()
        .route(
            HOME.path,
            get(|| async { Redirect::temporary("/site/index.html") }),
        )
        .route(EXPLORE.path, get(explore))
        .route(EXPLORE_IN.path, get(explore))
        .route(FILE.path, get(file))
        .layer(CompressionLayer::new().gzip(true))
        .with_state(shelf))
}

/// A page that asks about an index, with its answer; as it stands on disk where nobody answers.
async fn explore(
    state: State<Arc<Shelf>>,
    uri: Uri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    // Listed names hold no character that an address would write otherwise.
    let path = uri.path().trim_start_matches('/').to_owned();
    if !state.files.contains_key(&path) {
        return not_found();
    }
    let inside = path.strip_prefix("site/").unwrap_or(&path).to_owned();
    let outcome = match &state.ask {
        None => Outcome::Nobody,
        Some(ask) => {
            let asked = query.as_deref().is_some_and(|q| !q.is_empty());
            let patience = if asked { PATIENCE } else { NO_QUESTION };
            let query = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
                .into_owned()
                .collect();
            match ask.ask(inside, query, patience).await {
                Outcome::Later if !asked => Outcome::Nobody,
                outcome => outcome,
            }
        }
    };
    let (status, body) = match outcome {
        Outcome::Nobody => return file(state, UrlPath(path), headers).await,
        Outcome::Answered(markup) => (StatusCode::OK, markup),
        Outcome::Later => (StatusCode::SERVICE_UNAVAILABLE, LATER.to_owned()),
    };
    let mut response = guarded((status, body).into_response(), &path, "");
    let policy = HeaderValue::from_static(ASKING);
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, policy);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        let soon = HeaderValue::from_static("2");
        response.headers_mut().insert(header::RETRY_AFTER, soon);
    }
    response
}

async fn file(
    State(shelf): State<Arc<Shelf>>,
    UrlPath(path): UrlPath<String>,
    headers: HeaderMap,
) -> Response {
    let path = if path.is_empty() || path.ends_with('/') {
        path + "index.html"
    } else {
        path
    };
    let Some(tag) = shelf.files.get(&path) else {
        return not_found();
    };
    let seen = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|v| v.to_str().ok());
    if !tag.is_empty() && seen.is_some_and(|seen| seen.contains(tag.as_str())) {
        return guarded(StatusCode::NOT_MODIFIED.into_response(), &path, tag);
    }
    match tokio::fs::File::open(shelf.dir.join(&path)).await {
        Ok(file) => guarded(
            Body::from_stream(ReaderStream::new(file)).into_response(),
            &path,
            tag,
        ),
        // Listed but gone: somebody changed the folder under us; `waymark verify` will say so.
        Err(_) => not_found(),
    }
}

fn not_found() -> Response {
    guarded(
        (StatusCode::NOT_FOUND, NOT_FOUND).into_response(),
        "index.html",
        "",
    )
}

fn guarded(mut response: Response, path: &str, tag: &str) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(path)),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(tag)
        && !tag.is_empty()
    {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// The media type of a file of a release. What a stranger wrote (`inputs/`) is shown as plain text:
/// an HTML plan in it must not run as a page of this site.
fn content_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e);
    match extension {
        _ if path.starts_with("inputs/") => "text/plain; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    }
}
