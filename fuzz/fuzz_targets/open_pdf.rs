//! Any bytes, opened as Pdf. A panic inside the libraries for PDF is caught by the reader, so it is no crash; one
//! of our own is, wherever it comes from.
#![no_main]

use std::sync::Once;

use waymark_documents::Format;

static QUIET: Once = Once::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The harness ends the process in its hook, before anything can be caught.
    QUIET.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let own = |place: &std::panic::Location<'_>| place.file().contains("documents/src");
            if panic.location().is_some_and(own) {
                std::process::abort();
            }
        }));
    });
    waymark_fuzz::open_and_check(bytes, Format::Pdf);
});
