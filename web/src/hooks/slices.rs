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
