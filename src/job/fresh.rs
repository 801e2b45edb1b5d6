//! Which answers are still wanted: one rule for all of them.
//!
//! Every question has a number, a place on the screen and a subject. An answer is taken when its
//! question was asked for that place, the place still shows the same subject, and nothing newer is
//! shown there. Everything else is dropped.

/// A place on the screen that shows one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The picture of the home page.
    Home,
    /// The picture of the simulator.
    Screen,
    /// What the scenario costs.
    Money,
    /// Its posts.
    Posts,
    /// Where the inputs of a number come from.
    Explanation,
}

/// Number of places.
const SLOTS: usize = 5;

/// A question on its way.
#[derive(Clone, Debug)]
struct Pending {
    number: u64,
    slot: Slot,
    about: String,
}

/// What a place waits for.
#[derive(Clone, Debug, Default)]
struct Place {
    /// Subject of its newest question.
    about: String,
    /// Numbers of its newest question and of the answer that it shows; 0 = none yet.
    asked: u64,
    shown: u64,
}

/// The questions that were asked, and what became of them.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    last: u64,
    pending: Vec<Pending>,
    places: [Place; SLOTS],
}

impl Ledger {
    /// Enters a question about a subject and gives its number, 1 and up.
    pub fn ask(&mut self, slot: Slot, about: &str) -> u64 {
        self.last += 1;
        let place = &mut self.places[slot as usize];
        about.clone_into(&mut place.about);
        place.asked = self.last;
        self.pending.push(Pending {
            number: self.last,
            slot,
            about: about.to_owned(),
        });
        self.last
    }

    /// Hears the answer to a question: the place that shall show it; `None` = it is dropped.
    ///
    /// A refusal is heard like an answer: the place goes on showing what it showed.
    pub fn hear(&mut self, number: u64) -> Option<Slot> {
        let at = self
            .pending
            .iter()
            .position(|asked| asked.number == number)?;
        let heard = self.pending.remove(at);
        let place = &mut self.places[heard.slot as usize];
        if heard.about != place.about || number <= place.shown {
            return None;
        }
        place.shown = number;
        // Older questions of the place are of no use any more.
        self.pending
            .retain(|asked| asked.slot != heard.slot || asked.number > number);
        Some(heard.slot)
    }

    /// Whether a place does not show the answer to its newest question yet.
    #[must_use]
    pub fn waits(&self, slot: Slot) -> bool {
        let place = &self.places[slot as usize];
        place.shown < place.asked
    }

    /// Number of the newest question.
    #[must_use]
    pub const fn last(&self) -> u64 {
        self.last
    }

    /// Number of the newest picture that is shown.
    #[must_use]
    pub fn picture(&self) -> u64 {
        let shown = |slot: Slot| self.places[slot as usize].shown;
        shown(Slot::Home).max(shown(Slot::Screen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Slot::{Explanation, Home, Money, Screen};

    #[test]
    fn the_newest_answer_about_what_is_shown_is_taken() {
        let mut ledger = Ledger::default();
        let first = ledger.ask(Screen, "NURSE");
        let second = ledger.ask(Screen, "NURSE");
        assert_eq!(ledger.hear(second), Some(Screen));
        assert_eq!(ledger.hear(first), None, "older than what is shown");
        assert_eq!(ledger.hear(second), None, "an answer comes once");
        assert_eq!(ledger.hear(99), None, "nobody asked that");
        assert!(!ledger.waits(Screen));
    }

    #[test]
    fn an_answer_on_the_way_is_taken_while_the_subject_stays() {
        let mut ledger = Ledger::default();
        let dragged = ledger.ask(Screen, "NURSE");
        ledger.ask(Screen, "NURSE");
        assert_eq!(ledger.hear(dragged), Some(Screen), "a drag is followed");
        assert!(ledger.waits(Screen));
        let nurse = ledger.ask(Money, "NURSE");
        ledger.ask(Money, "VET");
        assert_eq!(ledger.hear(nurse), None, "of another profession");
    }

    #[test]
    fn places_do_not_mix() {
        let mut ledger = Ledger::default();
        let home = ledger.ask(Home, "NURSE");
        let screen = ledger.ask(Screen, "VET");
        let why = ledger.ask(Explanation, "VET gap");
        assert_eq!(ledger.hear(screen), Some(Screen));
        assert_eq!(ledger.hear(home), Some(Home));
        assert_eq!(ledger.hear(why), Some(Explanation));
        assert_eq!((ledger.picture(), ledger.last()), (screen, why));
    }
}
