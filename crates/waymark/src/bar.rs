//! Progress of long work, drawn only where a person looks at it.

use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use waymark_build::Progress;

/// A bar for the stages of a build.
pub(crate) struct Bar {
    on: bool,
    current: Mutex<ProgressBar>,
}

impl Bar {
    /// A bar that draws or stays silent.
    pub(crate) fn new(on: bool) -> Self {
        Self {
            on,
            current: Mutex::new(ProgressBar::hidden()),
        }
    }

    fn current(&self) -> std::sync::MutexGuard<'_, ProgressBar> {
        self.current
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Clears what was drawn.
    pub(crate) fn done(&self) {
        self.current().finish_and_clear();
    }
}

/// A stage as a person reads it.
fn label(stage: &str) -> &'static str {
    match stage {
        "open" => "Opening the workspace",
        "read" => "Reading the plan",
        "evaluate" => "Evaluating",
        "data" => "Writing data",
        "site" => "Writing pages",
        "hash" => "Checking files",
        _ => "Working",
    }
}

impl Progress for Bar {
    fn stage(&self, name: &'static str, steps: usize) {
        if !self.on {
            return;
        }
        let mut current = self.current();
        current.finish_and_clear();
        let bar = if steps > 0 {
            let style = ProgressStyle::with_template("{msg:22} {bar:30} {pos}/{len}");
            ProgressBar::new(steps as u64)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        } else {
            ProgressBar::new_spinner()
        };
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        bar.set_message(label(name));
        bar.enable_steady_tick(Duration::from_millis(200));
        *current = bar;
    }

    fn step(&self) {
        if self.on {
            self.current().inc(1);
        }
    }
}
