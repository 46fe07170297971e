//! The desk, asked as a reviewer, a colleague and an attacker would.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use tower::ServiceExt as _;
use waymark_i18n::Catalog;
use waymark_model::Located;
use waymark_model::correction::{Action, Correction};
use waymark_reading::Format;
use waymark_web::review;
use waymark_web::review::{Desk, Loaded, Refusal};
use waymark_web::routes::{Policy, REVIEW};

const PLAN: &str = "# A Plan\n\n## I. Work\n\n- Jobs. The Ministry will create 500 posts by 2027, and the towns will open 20 offices. Wages will rise.\n- The law says <b>little</b>.\n";

type File = Arc<Mutex<Vec<Correction>>>;

/// A desk over one plan and a file in memory, whose fingerprint is its length.
fn desk() -> (Router, File) {
    let file: File = Arc::default();
    let (reads, writes) = (file.clone(), file.clone());
    let load = move || {
        let (plan, _) = waymark_reading::read(PLAN.as_bytes(), Format::Markdown);
        let corrections = reads.lock().unwrap().clone();
        Ok(Loaded {
            plan,
            text: PLAN.to_owned(),
            mark: format!("m{}", corrections.len()),
            corrections: corrections
                .into_iter()
                .map(|item| Located { line: 1, item })
                .collect(),
        })
    };
    let save = move |all: &[Correction], mark: &str| {
        let mut file = writes.lock().unwrap();
        if mark != format!("m{}", file.len()) {
            return Err(Refusal::Changed);
        }
        *file = all.to_vec();
        Ok(())
    };
    let desk = Desk::new(load, save, || date(2026, 11, 24), Catalog::named("en"))
        .named("A. Reader", "A <Plan>");
    (review(desk), file)
}

async fn ask(router: &Router, request: Request<Body>) -> (StatusCode, String, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let to = response
        .headers()
        .get("location")
        .map_or("", |l| l.to_str().unwrap())
        .to_owned();
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, to, String::from_utf8(bytes.to_vec()).unwrap())
}

fn get(path: &str) -> Request<Body> {
    Request::get(path)
        .header("host", "127.0.0.1:8610")
        .body(Body::empty())
        .unwrap()
}

/// The hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let from = page.find(&format!("name=\"{name}\" value=\"")).unwrap();
    let rest = page[from..].split("value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Opens a sentence and sends one of its forms.
async fn say(
    router: &Router,
    reference: &str,
    fields: &[(&str, &str)],
) -> (StatusCode, String, String) {
    let (_, _, page) = ask(router, get(&format!("/s/{reference}"))).await;
    let own = [
        ("token".to_owned(), hidden(&page, "token")),
        ("mark".to_owned(), hidden(&page, "mark")),
        ("ref".to_owned(), reference.to_owned()),
    ];
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(own);
    body.extend_pairs(fields);
    send(router, body.finish(), &[]).await
}

async fn send(
    router: &Router,
    body: String,
    headers: &[(&str, &str)],
) -> (StatusCode, String, String) {
    let mut request = Request::post("/say").header("host", "127.0.0.1:8610");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask(router, request.body(Body::from(body)).unwrap()).await
}

fn last(file: &File) -> Correction {
    file.lock().unwrap().last().cloned().unwrap()
}

#[tokio::test]
async fn accepting_writes_who_and_when_and_goes_on() {
    let (router, file) = desk();
    let (status, to, _) = say(&router, "I.1-1", &[("do", "accept")]).await;
    assert_eq!(
        (status, to.as_str()),
        (StatusCode::SEE_OTHER, "/s/I.1-2?done=accept")
    );
    let written = last(&file);
    assert_eq!(written.by, "A. Reader");
    assert_eq!(written.date, Some(date(2026, 11, 24)));
    assert_eq!(
        written.begins,
        "The Ministry will create 500 posts by 2027,"
    );
    assert!(matches!(
        written.action,
        Action::Accept { modality: Some(_) }
    ));
}

#[tokio::test]
async fn an_edit_holds_only_what_was_changed() {
    let (router, file) = desk();
    let fields = [
        ("do", "edit"),
        ("modality", "new_action"),
        ("deadline", "by 2027"),
        ("due", "2027-12-31"),
        ("actors", "Ministry of Work\r\ntowns"),
        ("comparator_0", "at_least"),
        ("value_0", "1,500"),
        ("unit_0", "posts"),
        ("reason", "the annex says so"),
    ];
    let (status, ..) = say(&router, "I.1-1", &fields).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let Action::Edit(edit) = last(&file).action else {
        panic!("no edit")
    };
    assert_eq!((edit.modality, edit.deadline, edit.due), (None, None, None));
    assert_eq!(edit.actors.unwrap(), ["Ministry of Work", "towns"]);
    assert_eq!(edit.targets.unwrap()[0].value.to_string(), "1500");
}

#[tokio::test]
async fn what_does_not_fit_comes_back_with_every_fault_and_all_that_was_typed() {
    let (router, file) = desk();
    let fields = [
        ("do", "edit"),
        ("deadline", "some \"day\""),
        ("due", "soon"),
        ("value_0", "many"),
    ];
    let (status, _, page) = say(&router, "I.1-1", &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "is no date",
        "is no number",
        "Say why",
        "some &quot;day&quot;",
        "value=\"many\"",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let (status, _, page) = say(
        &router,
        "I.1-1",
        &[("do", "split"), ("at_words", "not there"), ("reason", "x")],
    )
    .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("not there"));
    assert!(file.lock().unwrap().is_empty());
}

#[tokio::test]
async fn splitting_joining_adding_and_taking_back() {
    let (router, file) = desk();
    let (status, to, _) = say(
        &router,
        "I.1-1",
        &[
            ("do", "split"),
            ("at", "and the towns will open"),
            ("reason", "two"),
        ],
    )
    .await;
    assert_eq!(
        (status, to.as_str()),
        (StatusCode::SEE_OTHER, "/?section=I&done=split")
    );
    let (_, _, page) = ask(&router, get("/s/I.1-1/2")).await;
    assert!(page.contains("the towns will open 20 offices"));
    // Of a part first what was said of the part, then the taking apart.
    say(&router, "I.1-1/2", &[("do", "accept")]).await;
    say(&router, "I.1-1/2", &[("do", "undo")]).await;
    assert!(matches!(last(&file).action, Action::Split { .. }));
    say(&router, "I.1-1/2", &[("do", "undo")]).await;
    assert!(file.lock().unwrap().is_empty());
    say(
        &router,
        "I.1-1",
        &[("do", "merge"), ("count", "1"), ("reason", "one")],
    )
    .await;
    assert!(matches!(last(&file).action, Action::Merge { .. }));
    say(&router, "I.1-1", &[("do", "undo")]).await;
    say(
        &router,
        "I.1-2",
        &[("do", "context"), ("reason", "no promise")],
    )
    .await;
    let (status, ..) = say(
        &router,
        "I.2-1",
        &[
            ("do", "add"),
            ("quote", "The law says"),
            ("modality", "guarantee"),
            ("reason", "missed"),
        ],
    )
    .await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(matches!(last(&file).action, Action::Add { .. }));
}

#[tokio::test]
async fn nobody_writes_over_somebody_else() {
    let (router, file) = desk();
    let (_, _, page) = ask(&router, get("/s/I.1-2")).await;
    say(&router, "I.1-1", &[("do", "accept")]).await;
    let body = format!(
        "token={}&mark={}&ref=I.1-2&do=accept",
        hidden(&page, "token"),
        hidden(&page, "mark")
    );
    let (status, _, page) = send(&router, body, &[]).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("somebody else"));
    assert_eq!(file.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn forms_from_elsewhere_and_foreign_names_are_refused() {
    let (router, file) = desk();
    let (_, _, page) = ask(&router, get("/s/I.1-1")).await;
    let good = format!(
        "token={}&mark=m0&ref=I.1-1&do=accept",
        hidden(&page, "token")
    );
    let bad = "token=0&mark=m0&ref=I.1-1&do=accept".to_owned();
    assert_eq!(send(&router, bad, &[]).await.0, StatusCode::FORBIDDEN);
    for headers in [
        [("origin", "http://evil.example")],
        [("sec-fetch-site", "cross-site")],
    ] {
        assert_eq!(
            send(&router, good.clone(), &headers).await.0,
            StatusCode::FORBIDDEN
        );
    }
    let foreign = Request::get("/")
        .header("host", "desk.evil.example")
        .body(Body::empty())
        .unwrap();
    assert_eq!(
        ask(&router, foreign).await.0,
        StatusCode::MISDIRECTED_REQUEST
    );
    assert!(file.lock().unwrap().is_empty());
    let own = [
        ("origin", "http://127.0.0.1:8610"),
        ("sec-fetch-site", "same-origin"),
    ];
    assert_eq!(send(&router, good, &own).await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_the_plan_says_is_never_markup() {
    let (router, _) = desk();
    let (_, _, page) = ask(&router, get("/?section=I&done=%3Cscript%3E")).await;
    assert!(page.contains("A &lt;Plan&gt;"));
    assert!(!page.contains("<script>") && !page.contains("<b>"));
    let (status, _, page) = ask(&router, get("/s/%3Cscript%3E")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(page.contains("&lt;script&gt;"));
}

#[tokio::test]
async fn every_route_is_for_the_owner_and_guarded() {
    let (router, _) = desk();
    for route in REVIEW {
        assert_eq!(route.policy, Policy::Owner, "{}", route.path);
        let path = route.path.replace("{*reference}", "I.1-1");
        let response = router.clone().oneshot(get(&path)).await.unwrap();
        let policy = response.headers()["content-security-policy"]
            .to_str()
            .unwrap();
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"),
            "{path}"
        );
    }
}
