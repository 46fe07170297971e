//! Any bytes, opened as Docx.
#![no_main]

use waymark_documents::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| waymark_fuzz::open_and_check(bytes, Format::Docx));
