//! Who may use the desk: a browser on this machine, from a page of the desk itself.

use std::hash::{BuildHasher as _, RandomState};

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Own style and script, nothing from elsewhere, no frames.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

/// A secret that only pages of this run know.
pub(super) struct Guard {
    pub(super) token: String,
}

impl std::fmt::Debug for Guard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Guard")
    }
}

impl Guard {
    /// A new secret. The keys of [`RandomState`] come from the system's source of randomness.
    pub(super) fn new() -> Self {
        let half = || RandomState::new().hash_one("desk");
        Self {
            token: format!("{:016x}{:016x}", half(), half()),
        }
    }

    /// Whether a form was sent from a page of this run: it carries the secret, and the browser does not say
    /// that it comes from elsewhere.
    pub(super) fn allows(&self, headers: &HeaderMap, token: &str) -> bool {
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let site = text("sec-fetch-site").is_none_or(|s| s == "same-origin");
        let own = |origin: &str| {
            let host = text("host").unwrap_or("");
            origin.strip_prefix("http://") == Some(host)
        };
        let origin = text("origin").is_none_or(own);
        // Compared whole, so that the time taken tells nothing.
        let same = token.len() == self.token.len()
            && token
                .bytes()
                .zip(self.token.bytes())
                .fold(0, |d, (a, b)| d | (a ^ b))
                == 0;
        site && origin && same
    }
}

/// Answers only requests for a loopback name, so that no foreign page can point its own name here, and gives
/// every answer the same headers.
pub(super) async fn same_machine(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|h| h.to_str().ok());
    let own = host.is_some_and(is_loopback);
    let mut response = if own {
        next.run(request).await
    } else {
        (
            StatusCode::MISDIRECTED_REQUEST,
            "This desk answers on this machine only.\n",
        )
            .into_response()
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// `127.0.0.1:8600`, `localhost:8600`, `[::1]:8600`.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.split(':').next().unwrap_or(""),
    };
    ["127.0.0.1", "localhost", "::1"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["127.0.0.1:8600", "localhost:80", "[::1]:8600", "localhost"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "example.org",
            "127.0.0.1.example.org",
            "localhost.example.org:8600",
            "",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn secrets_differ() {
        assert_ne!(Guard::new().token, Guard::new().token);
    }
}
