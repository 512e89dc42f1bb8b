//! Long readings in steps, so that whoever waits for one can do something else between them.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Tells a reading when it is time for a pause. The clock is the caller's: nothing here reads one.
#[derive(Clone, Copy, Default)]
pub struct Pace<'p> {
    due: Option<&'p dyn Fn() -> bool>,
}

impl std::fmt::Debug for Pace<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(if self.due.is_some() { "with pauses" } else { "steady" })
    }
}

impl<'p> Pace<'p> {
    /// Never pauses.
    pub const STEADY: Pace<'static> = Pace { due: None };

    /// Pauses whenever it is asked after `due` has begun to answer yes.
    pub const fn new(due: &'p dyn Fn() -> bool) -> Pace<'p> {
        Pace { due: Some(due) }
    }

    /// A place for a pause. If one is due, the future is pending once, and its next poll goes on; it wakes nobody,
    /// because only the caller knows when there is time again.
    pub async fn rest(&self) {
        if self.due.is_some_and(|due| due()) {
            let mut paused = false;
            poll_fn(|_| if std::mem::replace(&mut paused, true) { Poll::Ready(()) } else { Poll::Pending }).await;
        }
    }
}

/// Polls a reading to its end, through all its pauses.
pub fn at_once<T>(reading: impl Future<Output = T>) -> T {
    let mut reading = pin!(reading);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = reading.as_mut().poll(&mut context) {
            return done;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    async fn count(pace: &Pace<'_>) -> u32 {
        let mut counted = 0;
        for _ in 0..10 {
            counted += 1;
            pace.rest().await;
        }
        counted
    }

    #[test]
    fn it_pauses_as_often_as_it_is_due_and_loses_nothing() {
        for every in [1_u32, 3, 100] {
            let asked = Cell::new(0);
            let due = || asked.replace(asked.get() + 1) % every == every - 1;
            let pace = Pace::new(&due);
            let mut reading = pin!(count(&pace));
            let mut context = Context::from_waker(Waker::noop());
            let mut pauses = 0;
            let counted = loop {
                match reading.as_mut().poll(&mut context) {
                    Poll::Ready(counted) => break counted,
                    Poll::Pending => pauses += 1,
                }
            };
            assert_eq!((counted, pauses), (10, 10 / every));
        }
        assert_eq!(at_once(count(&Pace::STEADY)), 10);
        assert_eq!(at_once(count(&Pace::new(&|| true))), 10);
    }
}
