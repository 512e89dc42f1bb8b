//! Reading a long report when the typing pauses, a slice at a time, so that the page never waits for it.

use crate::app::Shared;
use crate::browser::now;
use crate::state::{Action, Coming, Done};
use foco::Pace;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use yew::prelude::*;

/// How long the typing has to pause, in milliseconds.
const PAUSE: u32 = 180;
/// How long a slice may take, in milliseconds.
const SLICE: f64 = 10.0;

/// Reads what is still to be read.
#[hook]
pub fn use_slow_reading(shared: &Shared) {
    let coming = shared.state.coming.clone();
    let act = shared.act.clone();
    use_effect_with(coming.as_ref().map(|c| c.turn), move |_| {
        let reader = coming.map(|coming| {
            let told = coming.clone();
            Reader::start(coming, Callback::from(move |done| act.emit(Action::Read(told.clone(), done))))
        });
        move || drop(reader)
    });
}

/// A reading under way. It stops when this is dropped.
struct Reader {
    timer: Rc<RefCell<Option<Timeout>>>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.timer.borrow_mut().take();
    }
}

impl Reader {
    fn start(coming: Rc<Coming>, done: Callback<Done>) -> Reader {
        let timer = Rc::new(RefCell::new(None));
        let until = Rc::new(Cell::new(0.0));
        let reading = {
            let until = until.clone();
            Box::pin(async move {
                let due = || now() >= until.get();
                coming.read(&Pace::new(&due)).await
            })
        };
        go_on(PAUSE, reading, until, &timer, done);
        Reader { timer }
    }
}

/// Waits, reads a slice, and so on to the end.
fn go_on(
    wait: u32,
    mut reading: Pin<Box<dyn Future<Output = Done>>>,
    until: Rc<Cell<f64>>,
    timer: &Rc<RefCell<Option<Timeout>>>,
    done: Callback<Done>,
) {
    let weak = Rc::downgrade(timer);
    let next = Timeout::new(wait, move || {
        until.set(now() + SLICE);
        match reading.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(read) => done.emit(read),
            Poll::Pending => {
                if let Some(timer) = weak.upgrade() {
                    go_on(0, reading, until, &timer, done);
                }
            }
        }
    });
    *timer.borrow_mut() = Some(next);
}
