//! Asks the worker: one question in flight, the newest wins, a dead worker is replaced.
//!
//! It knows neither models nor signals: questions go out, answers and mishaps come back.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use organico::job::{Answer, Question};

use crate::browser::channel::Channel;

/// Longest silence of a worker that has answered before, in milliseconds.
const PATIENCE: u32 = 5_000;
/// Longest silence of a worker that is still being loaded.
const FIRST_PATIENCE: u32 = 20_000;
/// Workers that may fail one after the other before the runner gives up.
const MOST_FAILURES: u32 = 4;

/// What happened to a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mishap {
    /// It was replaced and its question is asked again.
    Replaced,
    /// The question failed twice and is given up.
    GivenUp,
    /// The browser starts no worker.
    Unavailable,
}

/// A question on its way.
struct Flight {
    question: Question,
    again: bool,
    _clock: Timeout,
}

struct Inner {
    address: String,
    channel: Option<Channel>,
    flight: Option<Flight>,
    /// The one picture that is wanted next.
    picture: Option<Question>,
    /// Other questions, in their order.
    queue: VecDeque<Question>,
    /// Whether the present worker has answered anything.
    proven: bool,
    failures: u32,
    heard: Rc<dyn Fn(Answer)>,
    mishap: Rc<dyn Fn(Mishap)>,
}

/// A handle to the one runner of the page.
#[derive(Clone)]
pub(crate) struct Runner(Rc<RefCell<Inner>>);

impl Runner {
    /// Starts the worker.
    pub(crate) fn new(
        address: String,
        heard: impl Fn(Answer) + 'static,
        mishap: impl Fn(Mishap) + 'static,
    ) -> Self {
        let runner = Self(Rc::new(RefCell::new(Inner {
            address,
            channel: None,
            flight: None,
            picture: None,
            queue: VecDeque::new(),
            proven: false,
            failures: 0,
            heard: Rc::new(heard),
            mishap: Rc::new(mishap),
        })));
        runner.start();
        runner
    }

    /// Asks; a picture takes the place of the picture that waits, others queue up.
    pub(crate) fn ask(&self, question: Question) {
        {
            let mut inner = self.0.borrow_mut();
            if matches!(question, Question::Picture(_)) {
                inner.picture = Some(question);
            } else {
                // As with pictures, only the newest of its kind is wanted.
                if matches!(question, Question::Money(_) | Question::Posts(_)) {
                    let kind = std::mem::discriminant(&question);
                    let other = |asked: &Question| std::mem::discriminant(asked) != kind;
                    inner.queue.retain(other);
                }
                inner.queue.push_back(question);
            }
        }
        self.pump();
    }

    /// Makes the worker panic under way; only for the browser tests.
    pub(crate) fn sabotage(&self) {
        if let Ok(bytes) = postcard::to_allocvec(&Question::Panic)
            && let Some(channel) = &self.0.borrow().channel
        {
            channel.send(&bytes);
        }
    }

    fn start(&self) {
        let (heard, broken) = (self.clone(), self.clone());
        let address = self.0.borrow().address.clone();
        let channel = Channel::open(
            &address,
            move |bytes| heard.hear(bytes),
            move || {
                // The channel must not be dropped inside its own callback.
                let broken = broken.clone();
                Timeout::new(0, move || broken.replace()).forget();
            },
        );
        let failed = channel.is_none();
        {
            let mut inner = self.0.borrow_mut();
            inner.channel = channel;
            inner.proven = false;
        }
        if failed {
            let mishap = Rc::clone(&self.0.borrow().mishap);
            mishap(Mishap::Unavailable);
        }
    }

    fn hear(&self, bytes: &[u8]) {
        let answer = postcard::from_bytes::<Answer>(bytes).ok();
        let heard = {
            let mut inner = self.0.borrow_mut();
            inner.proven = true;
            inner.failures = 0;
            inner.flight = None;
            Rc::clone(&inner.heard)
        };
        // The next question leaves before the answer is drawn: the worker is never idle for it.
        self.pump();
        if let Some(answer) = answer {
            heard(answer);
        }
    }

    /// Sends the next question when none is under way.
    fn pump(&self) {
        let mut inner = self.0.borrow_mut();
        if inner.flight.is_some() || inner.channel.is_none() {
            return;
        }
        let catalogue = inner
            .queue
            .iter()
            .position(|q| matches!(q, Question::Catalogue { .. }));
        let next = match catalogue {
            Some(at) => inner.queue.remove(at),
            None => inner.picture.take().or_else(|| inner.queue.pop_front()),
        };
        if let Some(question) = next {
            self.send(&mut inner, question, false);
        }
    }

    fn send(&self, inner: &mut Inner, question: Question, again: bool) {
        let Ok(bytes) = postcard::to_allocvec(&question) else {
            return;
        };
        let patience = if inner.proven {
            PATIENCE
        } else {
            FIRST_PATIENCE
        };
        let late = self.clone();
        let clock = Timeout::new(patience, move || late.replace());
        if let Some(channel) = &inner.channel {
            channel.send(&bytes);
        }
        inner.flight = Some(Flight {
            question,
            again,
            _clock: clock,
        });
    }

    /// Ends the worker, starts another and asks its question once more.
    fn replace(&self) {
        let (flight, worn) = {
            let mut inner = self.0.borrow_mut();
            inner.channel = None;
            inner.failures += 1;
            (inner.flight.take(), inner.failures > MOST_FAILURES)
        };
        let mishap = Rc::clone(&self.0.borrow().mishap);
        if worn {
            mishap(Mishap::Unavailable);
            return;
        }
        self.start();
        let given_up = flight.as_ref().is_some_and(|flight| flight.again);
        if let Some(flight) = flight.filter(|flight| !flight.again) {
            let mut inner = self.0.borrow_mut();
            // A newer picture is waiting: the old one would be thrown away.
            let stale = matches!(flight.question, Question::Picture(_)) && inner.picture.is_some();
            if !stale && inner.channel.is_some() {
                self.send(&mut inner, flight.question, true);
            }
        }
        mishap(if given_up {
            Mishap::GivenUp
        } else {
            Mishap::Replaced
        });
        self.pump();
    }
}
