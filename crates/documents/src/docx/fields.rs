//! Fields of a DOCX document: what they show is text, what they compute it from is not.

/// Fields inside one another, at most.
const MOST: usize = 100;
/// Bytes kept of the instruction of a field.
const KEPT: usize = 20;

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether what follows is what it shows.
    shows: bool,
}

/// The fields that are open.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<Field>);

impl Fields {
    pub(crate) fn begin(&mut self) {
        if self.0.len() < MOST {
            self.0.push(Field::default());
        }
    }

    /// A field in one tag: all in it is shown.
    pub(crate) fn simple(&mut self, instruction: &str) {
        self.begin();
        self.instruction(instruction);
        self.separate();
    }

    pub(crate) fn separate(&mut self) {
        self.0
            .last_mut()
            .into_iter()
            .for_each(|field| field.shows = true);
    }

    pub(crate) fn end(&mut self) {
        self.0.pop();
    }

    /// A field that shows nothing ends with its paragraph: a broken one must not hide the rest.
    pub(crate) fn end_paragraph(&mut self) {
        self.0.retain(|field| field.shows);
    }

    pub(crate) fn instruction(&mut self, text: &str) {
        if let Some(field) = self
            .0
            .last_mut()
            .filter(|field| field.instruction.len() < KEPT)
        {
            field
                .instruction
                .extend(text.trim_start().chars().take(KEPT));
        }
    }

    /// Whether words at this place are shown.
    pub(crate) fn is_shown(&self) -> bool {
        self.0.iter().all(|field| field.shows)
    }

    /// Whether this place is in a table of contents.
    pub(crate) fn in_contents(&self) -> bool {
        self.0
            .iter()
            .any(|field| field.shows && field.instruction.starts_with("TOC"))
    }
}
