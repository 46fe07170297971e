//! The work that is done for a file, counted, so that none takes for ever.

/// The work that is left for a file, so that none takes for ever.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pub(super) steps: usize,
    /// Bytes of instructions.
    pub(super) bytes: usize,
}

impl Budget {
    pub(super) fn is_empty(&self) -> bool {
        self.steps == 0 || self.bytes == 0
    }

    /// Takes from the work that is left.
    pub(super) fn pay(&mut self, steps: usize) {
        self.steps = self.steps.saturating_sub(steps);
    }
}
