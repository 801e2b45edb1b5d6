//! Asks the worker: one question in flight, the newest wins, a dead worker is replaced. While the
//! engine is on its way nothing is replaced, however long it takes.
//!
//! It knows neither models nor signals: questions go out, answers and mishaps come back.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use organico::job::{Answer, Question};

use crate::browser::channel::{Channel, Sign};

/// Longest silence of a worker that has answered before, in milliseconds.
const PATIENCE: u32 = 5_000;
/// Longest silence of a worker that has just started.
const FIRST_PATIENCE: u32 = 20_000;
/// From here on an engine that is still on its way is said to be slow.
const SLOW: u32 = 20_000;
/// Workers that may fail one after the other before the runner gives up.
const MOST_FAILURES: u32 = 4;
/// Times that files of the engine are asked for, and the pause before each further one.
const TRIES: u32 = 3;
const PAUSE: u32 = 1_000;

/// What happened to a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// So many bytes of the engine have come.
    Loaded(u32),
    /// The engine is there.
    Ready,
    /// It is still on its way: nothing is done but to say so.
    Slow,
    /// Its files cannot be had.
    Missing,
    /// A part of a pack cannot be had; the engine works on.
    Part,
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
    /// Runs while the worker is there and silent; none while it is still being loaded.
    clock: Option<Timeout>,
}

struct Inner {
    address: String,
    channel: Option<Channel>,
    flight: Option<Flight>,
    /// The one picture that is wanted next.
    picture: Option<Question>,
    /// Other questions, in their order.
    queue: VecDeque<Question>,
    /// Whether the present worker has started, and whether it has answered anything.
    there: bool,
    proven: bool,
    /// Whether it waits for a part of a pack, and the question whose part did not come.
    part: bool,
    waiting: Option<Question>,
    failures: u32,
    /// Says that the engine is slow to come.
    slow: Option<Timeout>,
    heard: Rc<dyn Fn(Answer)>,
    told: Rc<dyn Fn(Event)>,
}

/// A handle to the one runner of the page.
#[derive(Clone)]
pub(crate) struct Runner(Rc<RefCell<Inner>>);

impl Runner {
    /// Starts the worker.
    pub(crate) fn new(
        address: String,
        heard: impl Fn(Answer) + 'static,
        told: impl Fn(Event) + 'static,
    ) -> Self {
        let runner = Self(Rc::new(RefCell::new(Inner {
            address,
            channel: None,
            flight: None,
            picture: None,
            queue: VecDeque::new(),
            there: false,
            proven: false,
            part: false,
            waiting: None,
            failures: 0,
            slow: None,
            heard: Rc::new(heard),
            told: Rc::new(told),
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

    /// Fetches the engine again, as the reader asked, and repeats what it was asked.
    pub(crate) fn restart(&self) {
        let waiting = {
            let mut inner = self.0.borrow_mut();
            inner.failures = 0;
            inner.waiting.take()
        };
        // A worker that is there lacks only a part of a pack.
        match waiting {
            Some(question) => self.ask(question),
            None => self.again(),
        }
    }

    fn tell(&self, event: Event) {
        let told = Rc::clone(&self.0.borrow().told);
        told(event);
    }

    fn start(&self) {
        let (heard, broken, late) = (self.clone(), self.clone(), self.clone());
        let address = self.0.borrow().address.clone();
        let channel = Channel::open(
            &address,
            move |sign| heard.sign(sign),
            move || {
                // The channel must not be dropped inside its own callback.
                let broken = broken.clone();
                Timeout::new(0, move || broken.broken()).forget();
            },
        );
        let failed = channel.is_none();
        {
            let mut inner = self.0.borrow_mut();
            inner.channel = channel;
            (inner.there, inner.proven, inner.part) = (false, false, false);
            inner.slow = Some(Timeout::new(SLOW, move || late.tell(Event::Slow)));
        }
        if failed {
            self.0.borrow_mut().slow = None;
            self.tell(Event::Unavailable);
        }
    }

    fn sign(&self, sign: Sign<'_>) {
        match sign {
            Sign::Bytes(bytes) => {
                self.arrived();
                self.hear(bytes);
            }
            Sign::Loaded(bytes) => self.tell(Event::Loaded(bytes)),
            Sign::Ready => {
                self.arrived();
                self.tell(Event::Ready);
            }
            Sign::Fetching => self.fetching(),
            Sign::Missing if self.0.borrow().there || self.0.borrow().part => self.without(),
            Sign::Missing => {
                let missing = self.clone();
                Timeout::new(0, move || missing.missing()).forget();
            }
        }
    }

    /// The worker waits for a part of a pack: until that is there its silence is none.
    fn fetching(&self) {
        let late = self.clone();
        let mut inner = self.0.borrow_mut();
        (inner.there, inner.part) = (false, true);
        if let Some(flight) = &mut inner.flight {
            flight.clock = None;
        }
        inner.slow = Some(Timeout::new(SLOW, move || late.tell(Event::Slow)));
    }

    /// A part of a pack did not come: the worker goes on with other questions, and this one is asked
    /// again when the reader says so.
    fn without(&self) {
        {
            let mut inner = self.0.borrow_mut();
            (inner.there, inner.part) = (true, false);
            inner.slow = None;
            inner.waiting = inner.flight.take().map(|flight| flight.question);
        }
        self.tell(Event::Part);
        self.pump();
    }

    /// The worker is there: from now on its silence counts.
    fn arrived(&self) {
        let mut inner = self.0.borrow_mut();
        inner.part = false;
        if !std::mem::replace(&mut inner.there, true) {
            inner.slow = None;
            let late = self.clone();
            if let Some(flight) = &mut inner.flight {
                flight.clock = Some(Timeout::new(FIRST_PATIENCE, move || late.replace()));
            }
        }
    }

    fn broken(&self) {
        let there = self.0.borrow().there;
        if there {
            self.replace();
        } else {
            self.missing();
        }
    }

    /// A file did not come: asked for again after a pause, then the reader is told.
    fn missing(&self) {
        let failures = {
            let mut inner = self.0.borrow_mut();
            inner.channel = None;
            inner.slow = None;
            inner.failures += 1;
            inner.failures
        };
        if failures >= TRIES {
            self.tell(Event::Missing);
            return;
        }
        let next = self.clone();
        Timeout::new(PAUSE * failures, move || next.again()).forget();
    }

    /// Starts a worker and sends it what the one before was asked.
    fn again(&self) {
        self.start();
        let flight = self.0.borrow_mut().flight.take();
        if let Some(flight) = flight {
            let mut inner = self.0.borrow_mut();
            if inner.channel.is_some() {
                self.send(&mut inner, flight.question, flight.again);
            }
        }
        self.pump();
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
        let clock = inner
            .there
            .then(|| Timeout::new(patience, move || late.replace()));
        if let Some(channel) = &inner.channel {
            channel.send(&bytes);
        }
        inner.flight = Some(Flight {
            question,
            again,
            clock,
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
        if worn {
            self.0.borrow_mut().flight = flight;
            self.tell(Event::Unavailable);
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
        self.tell(if given_up {
            Event::GivenUp
        } else {
            Event::Replaced
        });
        self.pump();
    }
}
