//! Questions about an index, handed to somebody who can answer them.
//!
//! The door knows no index and no figure. It takes a question from an address, hands it over and waits. Only so many
//! questions wait at a time: more are told to come back, so that nobody can make the machine work without end.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

/// Questions that may wait for their turn.
const WAITING: usize = 64;

/// A question about an index.
#[derive(Debug)]
pub struct Question {
    /// Path of the page inside the site.
    pub path: String,
    /// What was asked, decoded.
    pub query: Vec<(String, String)>,
    reply: oneshot::Sender<Option<String>>,
}

impl Question {
    /// Answers with markup; `None` where nothing can be asked at that path.
    pub fn answer(self, markup: Option<String>) {
        // Whoever asked may be gone: that is their right.
        let _ = self.reply.send(markup);
    }
}

/// Where questions come out.
#[derive(Debug)]
pub struct Questions(mpsc::Receiver<Question>);

impl Questions {
    /// The next question; `None` when the door is shut.
    pub fn wait(&mut self) -> Option<Question> {
        self.0.blocking_recv()
    }
}

/// Where questions go in.
#[derive(Debug, Clone)]
pub struct Ask(mpsc::Sender<Question>);

/// A way for questions: the end for the door and the end for who answers.
#[must_use]
pub fn questions() -> (Ask, Questions) {
    let (sender, receiver) = mpsc::channel(WAITING);
    (Ask(sender), Questions(receiver))
}

/// What came of a question.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Markup.
    Answered(String),
    /// Nobody answers here, or there is nothing to ask.
    Nobody,
    /// Too many questions wait, or the first figures are still being read.
    Later,
}

impl Ask {
    pub(crate) async fn ask(
        &self,
        path: String,
        query: Vec<(String, String)>,
        patience: Duration,
    ) -> Outcome {
        let (reply, answer) = oneshot::channel();
        let question = Question { path, query, reply };
        match self.0.try_send(question) {
            Ok(()) => {}
            Err(mpsc::error::TrySendError::Full(_)) => return Outcome::Later,
            Err(mpsc::error::TrySendError::Closed(_)) => return Outcome::Nobody,
        }
        match tokio::time::timeout(patience, answer).await {
            Ok(Ok(Some(markup))) => Outcome::Answered(markup),
            Ok(_) => Outcome::Nobody,
            Err(_) => Outcome::Later,
        }
    }
}
