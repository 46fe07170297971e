//! Any bytes, opened as Pdf. A panic inside the library for PDF is caught by the reader, so it is no crash; one of
//! our own outside it is.
#![no_main]

use std::sync::Once;

use waymark_documents::Format;

static QUIET: Once = Once::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The harness ends the process in its hook, before anything can be caught.
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    waymark_fuzz::open_and_check(bytes, Format::Pdf);
});
