//! Long work in slices, so that the page never waits for it.

use crate::browser::now;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use yew::prelude::*;

/// How long a slice may take, in milliseconds.
const SLICE: f64 = 10.0;

/// Work under way. It stops when this is dropped.
pub struct Slices {
    timer: Rc<RefCell<Option<Timeout>>>,
}

/// When the slice under way has to end.
#[derive(Clone)]
pub struct Until(Rc<Cell<f64>>);

impl Until {
    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        now() >= self.0.get()
    }
}

impl Drop for Slices {
    fn drop(&mut self) {
        self.timer.borrow_mut().take();
    }
}

impl Slices {
    /// Begins after `wait` milliseconds, and hands over what comes out.
    pub fn start<T: 'static, F: Future<Output = T> + 'static>(
        wait: u32,
        work: impl FnOnce(Until) -> F,
        done: Callback<T>,
    ) -> Slices {
        let timer = Rc::new(RefCell::new(None));
        let until = Until(Rc::new(Cell::new(0.0)));
        go_on(wait, Box::pin(work(until.clone())), until, &timer, done);
        Slices { timer }
    }
}

/// Waits, does a slice, and so on to the end.
fn go_on<T: 'static>(
    wait: u32,
    mut work: Pin<Box<dyn Future<Output = T>>>,
    until: Until,
    timer: &Rc<RefCell<Option<Timeout>>>,
    done: Callback<T>,
) {
    let weak = Rc::downgrade(timer);
    let next = Timeout::new(wait, move || {
        until.0.set(now() + SLICE);
        match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(out) => done.emit(out),
            Poll::Pending => {
                if let Some(timer) = weak.upgrade() {
                    go_on(0, work, until, &timer, done);
                }
            }
        }
    });
    *timer.borrow_mut() = Some(next);
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use super::*;
    use crate::stage::wait;
    use foco::Pace;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// Work of so many steps that rests after each, counted.
    fn work(steps: u32, done: Callback<()>) -> (Slices, Rc<Cell<u32>>) {
        let count = Rc::new(Cell::new(0));
        let counted = count.clone();
        let steps = |_| async move {
            let due = || true;
            for _ in 0..steps {
                counted.set(counted.get() + 1);
                Pace::new(&due).rest().await;
            }
        };
        (Slices::start(0, steps, done), count)
    }

    #[wasm_bindgen_test]
    async fn others_have_their_turn_between_slices() {
        let done = Rc::new(Cell::new(0));
        let (_slices, count) = work(
            20,
            Callback::from({
                let done = done.clone();
                move |()| done.set(done.get() + 1)
            }),
        );
        assert_eq!(count.get(), 0, "nothing is done at once");
        wait(1).await;
        assert!(count.get() < 20, "all of it was done before another timer");
        wait(500).await;
        assert_eq!((count.get(), done.get()), (20, 1));
    }

    #[wasm_bindgen_test]
    async fn what_is_dropped_stops() {
        let (slices, count) = work(10_000, Callback::from(|()| panic!("it was stopped")));
        wait(30).await;
        drop(slices);
        let so_far = count.get();
        wait(60).await;
        assert!(so_far > 0 && count.get() == so_far);
    }
}
