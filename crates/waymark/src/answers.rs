//! Answers what readers of a release ask about its indices, on a thread of its own.

use std::path::PathBuf;

use waymark_build::Silent;
use waymark_evaluate::explore::Explorer;
use waymark_report::Book;
use waymark_web::explore::{Ask, Questions, questions};

/// Begins to read the inputs of a release and answers from then on.
///
/// The thread ends with the door. Inputs that cannot be evaluated have no answers: the pages then stand as on disk.
pub(crate) fn start(inputs: PathBuf) -> Ask {
    let (ask, questions) = questions();
    std::thread::spawn(move || answer(&inputs, questions));
    ask
}

fn answer(inputs: &std::path::Path, mut questions: Questions) {
    let Some((workspace, plan, results)) = waymark_build::prepare(inputs, &Silent).ready else {
        return;
    };
    let site = waymark_build::site(&workspace, &plan, &results);
    let book = Book::new(&site);
    let explorers: Vec<Explorer<'_>> = (0..workspace.indices.len())
        .filter_map(|row| Explorer::new(&workspace, row))
        .collect();
    while let Some(question) = questions.wait() {
        let about = book.asks_about(&question.path);
        let explorer = explorers.iter().find(|e| Some(&e.method().id) == about);
        let markup = explorer.and_then(|e| book.answer(&question.path, &question.query, e));
        question.answer(markup);
    }
}
