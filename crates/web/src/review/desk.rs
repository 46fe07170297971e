//! What the desk is given: how to read the plan and how to write corrections down. It knows no folders.

use std::fmt;

use jiff::civil::Date;
use waymark_i18n::Catalog;
use waymark_model::correction::Correction;
use waymark_model::{Located, plan::Plan};

/// A plan as the program reads it, and the corrections that stand beside it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The plan without corrections.
    pub plan: Plan,
    /// The text that its places count in.
    pub text: String,
    /// The corrections in their order.
    pub corrections: Vec<Located<Correction>>,
    /// A fingerprint of the file of corrections: another one means that somebody else wrote it.
    pub mark: String,
}

/// Why corrections were not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody else changed the file since it was read.
    Changed,
    /// It could not be written, with the reason.
    Failed(String),
}

type Load = dyn Fn() -> Result<Loaded, String> + Send + Sync;
type Save = dyn Fn(&[Correction], &str) -> Result<(), Refusal> + Send + Sync;
type Today = dyn Fn() -> Date + Send + Sync;

/// The wires of the desk.
pub struct Desk {
    load: Box<Load>,
    save: Box<Save>,
    today: Box<Today>,
    /// Who sits at it; empty where it is not said.
    pub(super) by: String,
    /// Title of the plan.
    pub(super) title: String,
    pub(super) catalog: Catalog,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Desk({})", self.title)
    }
}

impl Desk {
    /// A desk. `load` reads plan and corrections anew; `save` writes corrections if the file still has that
    /// fingerprint.
    pub fn new(
        load: impl Fn() -> Result<Loaded, String> + Send + Sync + 'static,
        save: impl Fn(&[Correction], &str) -> Result<(), Refusal> + Send + Sync + 'static,
        today: impl Fn() -> Date + Send + Sync + 'static,
        catalog: Catalog,
    ) -> Self {
        Self {
            load: Box::new(load),
            save: Box::new(save),
            today: Box::new(today),
            by: String::new(),
            title: String::new(),
            catalog,
        }
    }

    /// Names the person and the plan.
    #[must_use]
    pub fn named(mut self, by: &str, title: &str) -> Self {
        by.clone_into(&mut self.by);
        title.clone_into(&mut self.title);
        self
    }

    pub(super) fn load(&self) -> Result<Loaded, String> {
        (self.load)()
    }

    pub(super) fn save(&self, corrections: &[Correction], mark: &str) -> Result<(), Refusal> {
        (self.save)(corrections, mark)
    }

    pub(super) fn today(&self) -> Date {
        (self.today)()
    }

    /// The words for a key.
    pub(super) fn words(&self, key: &str) -> String {
        self.catalog.text(key, &[]).text
    }
}
