//! How much of a file is read. A plan is far below every one of these; a trap is above.

/// Bytes of a file: 64 MiB.
pub(crate) const MOST_INPUT: usize = 64 << 20;
/// Bytes of the text a file is decoded or extracted to: 64 MiB.
pub(crate) const MOST_TEXT: usize = 64 << 20;
/// Bytes of an HTML text: 32 MiB. The parser keeps a copy of the longest tag or run of text.
pub(crate) const MOST_HTML: usize = 32 << 20;
/// Bytes of a Markdown text: 2 MiB. The parser keeps some 50 bytes for every mark of emphasis.
pub(crate) const MOST_MARKDOWN: usize = 2 << 20;
/// Elements of a document.
pub(crate) const MOST_ELEMENTS: usize = 250_000;
/// Pieces of all words of a document.
pub(crate) const MOST_PIECES: usize = 2_000_000;
/// Open HTML elements inside one another; what is nested deeper is read as if it stood flat.
pub(crate) const MOST_OPEN: usize = 200;
/// Columns of a table; a cell further out is put in the last one.
pub(crate) const MOST_COLUMNS: u32 = 256;
/// Rows that a cell may span.
pub(crate) const MOST_SPAN: u32 = 10_000;
/// Bytes kept of an attribute of an HTML tag.
pub(crate) const MOST_ATTRIBUTE: usize = 4 << 10;
/// Files in a DOCX package.
pub(crate) const MOST_PARTS: usize = 10_000;
/// Unpacked bytes of all parts read from a DOCX package: 128 MiB.
pub(crate) const MOST_UNPACKED: u64 = 128 << 20;
/// How many times its packed size a part may unpack to, once it is over [`RATIO_FROM`].
pub(crate) const MOST_RATIO: u64 = 300;
/// Unpacked bytes from which the ratio is looked at: 8 MiB. Short repetitive parts pack very well.
pub(crate) const RATIO_FROM: u64 = 8 << 20;
/// XML elements inside one another.
pub(crate) const MOST_XML_DEPTH: usize = 1_000;
/// Bytes of one tag or run of text in XML: 8 MiB.
pub(crate) const MOST_XML_TOKEN: usize = 8 << 20;
/// Styles, and numberings, of a DOCX document.
pub(crate) const MOST_STYLES: usize = 20_000;
/// Pages of a PDF document.
pub(crate) const MOST_PDF_PAGES: usize = 5_000;
/// Work on a PDF document: drawing instructions, characters, and comparisons of places by the hundred.
pub(crate) const MOST_PDF_WORK: usize = 60_000_000;
/// Bytes of drawing instructions of a PDF document, unpacked: 512 MiB.
pub(crate) const MOST_PDF_CONTENT: usize = 512 << 20;
/// Drawing instructions of one page, or of one form on it. Maps have many.
pub(crate) const MOST_PDF_STEPS: usize = 4_000_000;
/// Characters of one page.
pub(crate) const MOST_PDF_GLYPHS: usize = 40_000;
/// Pieces of lines of a PDF document.
pub(crate) const MOST_PDF_LINES: usize = 500_000;
/// Saved states, or marks, inside one another.
pub(crate) const MOST_PDF_STATES: usize = 500;
/// Forms inside one another.
pub(crate) const MOST_PDF_FORMS: usize = 12;
