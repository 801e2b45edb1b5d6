//! Every change that a user can make, with undo, redo and the replay of the last change.

use super::limits::{WEIGHT, on_grid};
use super::session::CURSOR;
use super::{Action, CHOICES, Choice, DemandBase, Known, LeverId, Notice, Scenario, Session, Tab};
use crate::unit::Year;

/// Changes kept for undo.
const DEPTH: usize = 200;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Moves a lever within a reach, in the place of what moved it there. Value 0 takes it away.
    Act(Action),
    /// Puts every lever and every choice back: the reference again.
    Reset,
    /// Puts one choice back.
    Restore(Choice),
    /// Chooses the demand method; `None` = the pack's default.
    Method(Option<String>),
    /// Chooses how capacity is counted; `None` = the pack's default.
    CapacityMean(Option<bool>),
    /// Chooses the regional base of demand.
    Base(DemandBase),
    /// Gives the blend its weights, 0 to 100; without any above 0, the usual ones.
    Weights(Vec<(String, f64)>),
    /// Chooses what the ratio method is taken from; empty = the pack's own.
    Ratio(String),
    /// Chooses whether sites of a standard are rounded up in every region.
    WholeSites(bool),
    /// Switches a fund on or off; `None` = as the pack has it.
    Fund(String, Option<bool>),
    /// Turns the labour market on or off.
    Market(bool),
    /// Turns the effect of workload on exits on or off.
    Workload(bool),
    /// Lets limits on payroll limit posts, or not.
    Caps(bool),
    /// Chooses the last year; `None` = the pack's last.
    Until(Option<Year>),
    /// Chooses the place; empty = the nation.
    Region(String),
    /// Chooses the profession.
    Profession(String),
    /// Moves the year cursor.
    Year(Year),
    /// Brings a view to the front.
    Tab(Tab),
    /// Opens another session whole, as a link does.
    Open(Box<Session>),
}

/// What a change is about: successive changes of one gesture about one thing are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Lever(LeverId),
    Weights,
    Other,
    /// Looking elsewhere changes nothing that was decided: never a step.
    Looking,
}

impl Edit {
    fn about(&self) -> About {
        match self {
            Self::Act(wanted) => About::Lever(wanted.lever),
            Self::Weights(_) => About::Weights,
            Self::Year(_) | Self::Tab(_) => About::Looking,
            _ => About::Other,
        }
    }

    /// Applies the change: values outside a lever's range are cut to it, and what the change
    /// excludes is taken back and told. `on` is what the pack holds; none while it is not known.
    pub fn apply(self, session: &mut Session, on: Option<&Known<'_>>) -> Vec<Notice> {
        let opens = matches!(self, Self::Open(_));
        self.put(session);
        let mut told = on.map(|known| session.fit(known)).unwrap_or_default();
        told.retain(|notice| opens || notice.key != CURSOR);
        told
    }

    fn put(self, session: &mut Session) {
        match self {
            Self::Act(wanted) => session.scenario.set(wanted.on_grid()),
            Self::Reset => {
                let scenario = &mut session.scenario;
                scenario.actions.clear();
                for choice in CHOICES {
                    scenario.restore(*choice);
                }
            }
            Self::Restore(choice) => session.scenario.restore(choice),
            Self::Method(method) => session.scenario.method = method,
            Self::CapacityMean(mean) => session.scenario.capacity_mean = mean,
            Self::Base(base) => session.scenario.base = base,
            Self::Weights(weights) => {
                session.scenario.weights.clear();
                for (method, weight) in weights {
                    let weight = on_grid(weight.clamp(0.0, WEIGHT));
                    session.scenario.weigh(&method, weight);
                }
            }
            Self::Ratio(ratio) => session.scenario.ratio = ratio,
            Self::WholeSites(whole) => session.scenario.whole_sites = whole,
            Self::Fund(code, on) => session.scenario.switch(&code, on),
            Self::Market(on) => session.scenario.market = on,
            Self::Workload(on) => session.scenario.workload = on,
            Self::Caps(on) => session.scenario.caps = on,
            Self::Until(until) => session.scenario.until = until,
            Self::Region(code) => session.region = code,
            Self::Profession(code) => session.profession = code,
            Self::Year(year) => session.year = year,
            Self::Tab(tab) => session.tab = tab,
            Self::Open(other) => *session = *other,
        }
    }
}

/// A session with its past and its undone future.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    now: Session,
    past: Vec<Session>,
    future: Vec<Session>,
    /// The gesture that is still going on.
    open: Option<About>,
}

impl History {
    /// Starts with a session and no past.
    #[must_use]
    pub fn new(now: Session) -> Self {
        Self {
            now,
            ..Self::default()
        }
    }

    /// The present session.
    #[must_use]
    pub fn now(&self) -> &Session {
        &self.now
    }

    /// Makes a change on a pack, if one is known; says whether it began a new step, and what it
    /// took back.
    ///
    /// Changes of one lever until [`History::settle`] are one step: a drag is undone at once.
    pub fn make(&mut self, edit: Edit, on: Option<&Known<'_>>) -> (bool, Vec<Notice>) {
        let about = edit.about();
        let mut next = self.now.clone();
        let told = edit.apply(&mut next, on);
        if next == self.now {
            return (false, told);
        }
        let step = about != About::Looking && (about == About::Other || self.open != Some(about));
        if step {
            self.past.push(self.now.clone());
            if self.past.len() > DEPTH {
                self.past.remove(0);
            }
        }
        if about != About::Looking {
            self.future.clear();
            self.open = Some(about);
        }
        self.now = next;
        (step, told)
    }

    /// Ends the gesture: the next change of the same lever is a step of its own.
    pub fn settle(&mut self) {
        self.open = None;
    }

    /// Replaces the present without a step, as when a pack repairs a session.
    pub fn repair(&mut self, now: Session) {
        self.now = now;
    }

    /// Goes one step back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else {
            return false;
        };
        let after = self.turn(before);
        self.future.push(after);
        true
    }

    /// Goes one undone step forward; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else {
            return false;
        };
        let before = self.turn(after);
        self.past.push(before);
        true
    }

    /// Brings another session to the front and gives back the one that was there; the reader goes
    /// on looking at the same view and, as far as it is shown, the same year.
    fn turn(&mut self, mut next: Session) -> Session {
        next.tab = self.now.tab;
        next.year = match next.scenario.until {
            Some(until) => self.now.year.min(until),
            None => self.now.year,
        };
        self.open = None;
        std::mem::replace(&mut self.now, next)
    }

    /// Whether there is a step to undo, and one to redo.
    #[must_use]
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// The session before the last step, if that step changed the scenario only.
    #[must_use]
    pub fn before(&self) -> Option<&Session> {
        let before = self.past.last()?;
        let same_place = before.region == self.now.region
            && before.profession == self.now.profession
            && before.pack == self.now.pack;
        (same_place && before.scenario != self.now.scenario).then_some(before)
    }

    /// The scenario on the way from before the last step (0) to now (1), for the replay.
    #[must_use]
    pub fn replay(&self, share: f64) -> Option<Scenario> {
        let before = &self.before()?.scenario;
        let after = &self.now.scenario;
        if share >= 1.0 {
            return Some(after.clone());
        }
        if share <= 0.0 {
            return Some(before.clone());
        }
        let mut between = Scenario {
            actions: Vec::new(),
            ..after.clone()
        };
        let twin = |of: &Action, among: &[Action]| {
            let found = among.iter().find(|other| other.same_shape(of));
            found.map_or(0.0, |other| other.value)
        };
        // An action that only grew goes evenly; one that came fades in while one that went fades out.
        for now in &after.actions {
            let was = twin(now, &before.actions);
            between.add(now.scaled((was + (now.value - was) * share) / now.value));
        }
        for gone in &before.actions {
            if !after.actions.iter().any(|now| now.same_shape(gone)) {
                between.add(gone.scaled(1.0 - share));
            }
        }
        Some(between)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lever(value: f64) -> Edit {
        Edit::Act(Action::new(LeverId::PlacesNursing, value, 2026, 0))
    }

    fn make(history: &mut History, edit: Edit) -> bool {
        history.make(edit, None).0
    }

    #[test]
    fn a_drag_is_one_step() {
        let mut history = History::default();
        assert!(make(&mut history, lever(5.0)));
        assert!(!make(&mut history, lever(10.0)));
        history.settle();
        assert!(make(&mut history, lever(20.0)));
        assert!(history.undo());
        assert_eq!(history.now().lever(LeverId::PlacesNursing), 10.0);
        assert!(history.undo());
        assert_eq!(history.now(), &Session::default());
        assert!(!history.undo());
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(history.now().lever(LeverId::PlacesNursing), 20.0);
    }

    #[test]
    fn looking_elsewhere_is_no_step_and_survives_undo() {
        let mut history = History::default();
        make(&mut history, lever(5.0));
        assert!(!make(&mut history, Edit::Tab(Tab::Ages)));
        assert!(history.undo());
        assert_eq!(history.now().tab, Tab::Ages);
        assert_eq!(history.can(), (false, true));
    }

    #[test]
    fn the_replay_goes_from_before_to_now() {
        let mut history = History::default();
        make(&mut history, lever(10.0));
        history.settle();
        make(&mut history, lever(30.0));
        let at = |share| {
            history
                .replay(share)
                .map(|s| s.actions.first().map(|m| m.value))
        };
        assert_eq!(at(0.0), Some(Some(10.0)));
        assert_eq!(at(0.5), Some(Some(20.0)));
        assert_eq!(at(1.0), Some(Some(30.0)));
    }

    #[test]
    fn weights_of_one_gesture_are_one_step_and_are_cut() {
        let mut history = History::default();
        let weights = |a: f64, b: f64| Edit::Weights(vec![("wisn".into(), a), ("ratio".into(), b)]);
        assert!(make(&mut history, weights(10.0, 0.0)));
        assert!(!make(&mut history, weights(250.0, -3.0)));
        assert_eq!(
            history.now().scenario.weights,
            [("wisn".to_owned(), 100.0)],
            "cut to 0..=100, and 0 takes out"
        );
        history.settle();
        assert!(make(&mut history, Edit::Ratio("today".into())));
        assert!(make(&mut history, Edit::Market(true)));
        assert!(make(&mut history, Edit::Workload(true)));
        assert!(make(&mut history, Edit::Caps(true)));
        assert!(make(&mut history, lever(5.0)));
        let decided = history.now().clone();
        history.settle();
        assert!(make(&mut history, Edit::Reset));
        assert_eq!(history.now(), &Session::default(), "everything is put back");
        assert!(history.undo());
        assert_eq!(history.now(), &decided);
        for _ in 0..5 {
            assert!(history.undo());
        }
        assert_eq!(history.now().scenario.weights.len(), 1);
        assert!(history.undo());
        assert_eq!(history.now(), &Session::default());
    }

    #[test]
    fn values_outside_the_range_are_cut() {
        let mut session = Session::default();
        lever(1e9).apply(&mut session, None);
        assert_eq!(
            session.lever(LeverId::PlacesNursing),
            LeverId::PlacesNursing.row().max
        );
    }
}
