//! The public door, asked as a browser, a doubter and an attacker would.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot set itself up should fail loudly"
)]

mod review;

use std::io::Read as _;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use tower::ServiceExt as _;
use waymark_release::Bundle;
use waymark_web::public;
use waymark_web::routes::{PUBLIC, Policy};

fn release() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let bundle = Bundle::create(&dir.path().join("out")).unwrap();
    bundle
        .add("site/index.html", "<p>人权</p>".repeat(200).as_bytes())
        .unwrap();
    bundle
        .add("inputs/plan/plan.html", b"<script>alert(1)</script>")
        .unwrap();
    bundle.publish("waymark 0", "A plan", "2026-01-01").unwrap();
    std::fs::write(dir.path().join("secret.txt"), "secret").unwrap();
    std::fs::write(dir.path().join("out/unlisted.txt"), "unlisted").unwrap();
    dir
}

async fn ask(request: Request<Body>) -> Response<Body> {
    let dir = release();
    let router = public(&dir.path().join("out"), None).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    // Read it before the folder goes.
    let bytes = to_bytes(body, 1 << 20).await.unwrap();
    Response::from_parts(parts, Body::from(bytes))
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

#[tokio::test]
async fn the_way_in_leads_to_the_first_page() {
    let response = ask(get("/")).await;
    assert_eq!(response.headers()["location"], "/site/index.html");
    let page = ask(get("/site/")).await;
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
}

#[tokio::test]
async fn only_listed_files_are_answered() {
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/site/..%2f..%2fsecret.txt",
        "/unlisted.txt",
        "//etc/passwd",
    ] {
        assert_eq!(
            ask(get(path)).await.status(),
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

#[tokio::test]
async fn every_answer_is_guarded() {
    for path in ["/site/index.html", "/nothing", "/manifest.json"] {
        let response = ask(get(path)).await;
        let policy = response.headers()["content-security-policy"]
            .to_str()
            .unwrap();
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{path}"
        );
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    }
}

#[tokio::test]
async fn what_a_stranger_wrote_never_runs_as_a_page() {
    let response = ask(get("/inputs/plan/plan.html")).await;
    assert_eq!(
        response.headers()["content-type"],
        "text/plain; charset=utf-8"
    );
}

#[tokio::test]
async fn an_unchanged_page_is_not_sent_again() {
    let tag = ask(get("/site/index.html")).await.headers()["etag"].clone();
    let request = Request::get("/site/index.html")
        .header("if-none-match", tag)
        .body(Body::empty());
    assert_eq!(
        ask(request.unwrap()).await.status(),
        StatusCode::NOT_MODIFIED
    );
}

#[tokio::test]
async fn pages_travel_packed() {
    let request = Request::get("/site/index.html")
        .header("accept-encoding", "gzip")
        .body(Body::empty());
    let response = ask(request.unwrap()).await;
    assert_eq!(response.headers()["content-encoding"], "gzip");
    let packed = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed.as_ref())
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.starts_with("<p>人权</p>") && packed.len() < text.len() / 4);
}

#[tokio::test]
async fn questions_are_answered_where_somebody_answers() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    let bundle = Bundle::create(&out).unwrap();
    for page in ["site/explore/a.html", "site/zh/explore/a.html"] {
        bundle.add(page, b"as published").unwrap();
    }
    bundle.publish("waymark 0", "A plan", "2026-01-01").unwrap();
    let body = async |router: axum::Router, path: &str| {
        let response = router.oneshot(get(path)).await.unwrap();
        let policy = response.headers()["content-security-policy"].clone();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (
            String::from_utf8(bytes.to_vec()).unwrap(),
            policy.to_str().unwrap().contains("form-action 'self'"),
        )
    };
    let (ask, mut questions) = waymark_web::explore::questions();
    let answering = std::thread::spawn(move || {
        while let Some(question) = questions.wait() {
            let said = format!("{} {:?}", question.path, question.query);
            let known = question.path.ends_with("a.html");
            question.answer(known.then_some(said));
        }
    });
    let router = public(&out, Some(ask)).unwrap();
    let (said, may_ask) = body(router.clone(), "/site/explore/a.html?x=%E5%8E%BF+1&x=2").await;
    assert!(may_ask);
    assert_eq!(said, "explore/a.html [(\"x\", \"县 1\"), (\"x\", \"2\")]");
    let (said, _) = body(router.clone(), "/site/zh/explore/a.html").await;
    assert_eq!(said, "zh/explore/a.html []");
    // Only listed pages are asked about.
    let other = router
        .clone()
        .oneshot(get("/site/explore/b.html?x=1"))
        .await;
    assert_eq!(other.unwrap().status(), StatusCode::NOT_FOUND);
    drop(router);
    answering.join().unwrap();
    // Where nobody answers the page stands as it is on disk, with the stricter policy.
    let (gone, questions) = waymark_web::explore::questions();
    drop(questions);
    for ask in [None, Some(gone)] {
        let router = public(&out, ask).unwrap();
        let (said, may_ask) = body(router, "/site/explore/a.html?x=1").await;
        assert_eq!((said.as_str(), may_ask), ("as published", false));
    }
}

#[tokio::test]
async fn nothing_can_be_written() {
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        let request = Request::builder()
            .method(method)
            .uri("/site/index.html")
            .body(Body::empty());
        assert_eq!(
            ask(request.unwrap()).await.status(),
            StatusCode::METHOD_NOT_ALLOWED
        );
    }
}

#[test]
fn every_route_declares_its_policy() {
    assert!(
        PUBLIC
            .iter()
            .all(|route| route.policy == Policy::Public && !route.about.is_empty())
    );
}
