//! Independent pieces of work over a fixed number of threads.
//!
//! Each piece writes its own file, so neither the order nor the number of threads can change a byte.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs `work(0) .. work(count - 1)` on `threads` threads; gives back the error of the lowest number.
pub(crate) fn each<E: Send>(
    threads: usize,
    count: usize,
    work: impl Fn(usize) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let next = AtomicUsize::new(0);
    let failed: Mutex<Option<(usize, E)>> = Mutex::new(None);
    let lock = || {
        failed
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    };
    let run = || {
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count || lock().is_some() {
                return;
            }
            if let Err(error) = work(n) {
                let mut slot = lock();
                if slot.as_ref().is_none_or(|(other, _)| n < *other) {
                    *slot = Some((n, error));
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.clamp(1, 64) {
            scope.spawn(run);
        }
        run();
    });
    match failed
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
    {
        Some((_, error)) => Err(error),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_done_once_and_an_error_is_given_back() {
        for threads in [1, 2, 5] {
            let done: Vec<_> = (0..100).map(|_| AtomicUsize::new(0)).collect();
            let result: Result<(), ()> = each(threads, 100, |n| {
                done[n].fetch_add(1, Ordering::Relaxed);
                Ok(())
            });
            assert!(result.is_ok() && done.iter().all(|d| d.load(Ordering::Relaxed) == 1));
            assert_eq!(
                each(threads, 10, |n| if n == 3 { Err(n) } else { Ok(()) }),
                Err(3)
            );
        }
    }
}
