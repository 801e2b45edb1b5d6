//! One course: year-of-course attrition, late graduation, licence. Knows no other course. Source:
//! method S6.3 and S6.6.

use super::{ProgrammeYear, intake};
use crate::model::effects::Effects;
use crate::pack::{LATE_YEARS, Programme};
use crate::scenario::LeverId;

/// Students of one programme at a year-end.
#[derive(Clone, Debug)]
pub(super) struct Course {
    /// Students by year of course, first year first.
    by_year: Vec<f64>,
    /// Course finished, graduating in one year and in two years.
    late: [f64; 2],
    /// People waiting for a postgraduate place (basic programmes with a funnel).
    pub(super) waiting: f64,
    /// Drop-outs of the year just advanced.
    pub(super) dropped: f64,
    opening_places: f64,
    opening_intake: f64,
}

impl Course {
    /// Fills the course at the opening year-end: E(k) = places(t0 - k + 1) x fill x survival, and
    /// those who finished in the opening year or the one before and graduate late.
    pub(super) fn opening(programme: &Programme) -> Self {
        let survival_to = |course_year: usize| -> f64 {
            (0..course_year)
                .map(|k| 1.0 - rate(&programme.dropout, k))
                .product()
        };
        // enrolled `years` before the opening year and still there after `course_years` of course
        let enrolled = |years: usize, course_years: usize| -> f64 {
            let places = programme.places_after(-i32::try_from(years).unwrap_or(0));
            places * programme.fill * survival_to(course_years)
        };
        let by_year = if programme.repeats() {
            with_repeaters(programme)
        } else {
            (0..programme.years).map(|k| enrolled(k, k)).collect()
        };
        let [_, one, two] = programme.late;
        let finished = |years_ago: usize| enrolled(programme.years + years_ago, programme.years);
        Self {
            by_year,
            late: [finished(0) * one + finished(1) * two, finished(0) * two],
            waiting: programme.waiting_opening,
            dropped: 0.0,
            opening_places: programme.places_after(0),
            opening_intake: programme.places_after(0) * programme.fill,
        }
    }

    /// The opening year as a row: stocks only.
    pub(super) fn opening_year(&self, programme: &Programme) -> ProgrammeYear {
        ProgrammeYear {
            places: self.opening_places,
            intake: self.opening_intake,
            students: self.students(),
            residents_fte: self.working(programme),
            waiting: self.waiting,
            ..ProgrammeYear::default()
        }
    }

    /// Students at year-end by year of course.
    pub(super) fn by_year(&self) -> &[f64] {
        &self.by_year
    }

    /// Students at year-end, late ones included.
    pub(super) fn students(&self) -> f64 {
        self.by_year.iter().sum::<f64>() + self.late.iter().sum::<f64>()
    }

    /// FTE that the students work, by year of course; those who are late to graduate do not.
    fn working(&self, programme: &Programme) -> f64 {
        let shares = programme.resident_fte.iter();
        self.by_year
            .iter()
            .zip(shares)
            .map(|(n, fte)| n * fte)
            .sum()
    }

    /// A course without anybody.
    pub(super) fn empty(programme: &Programme) -> Self {
        Self {
            by_year: vec![0.0; programme.years],
            late: [0.0; LATE_YEARS],
            waiting: 0.0,
            dropped: 0.0,
            opening_places: 0.0,
            opening_intake: 0.0,
        }
    }

    /// One year: everybody moves up or drops out, the last year graduates, autumn enrols.
    ///
    /// Postgraduate programmes enrol later, when the funnel has assigned their places.
    pub(super) fn advance(
        &mut self,
        programme: &Programme,
        effects: &Effects,
        step: usize,
        extra_places: f64,
        row: &mut ProgrammeYear,
    ) {
        self.climb(programme, effects, step, row);
        row.places = places(programme, effects, step) + extra_places;
        if programme.draws_from.is_none() {
            let intake = intake::begin(programme, effects, step, row);
            self.enrol(programme, intake, row);
        }
    }

    /// Everybody moves up or drops out, the last year graduates.
    pub(super) fn climb(
        &mut self,
        programme: &Programme,
        effects: &Effects,
        step: usize,
        row: &mut ProgrammeYear,
    ) {
        let more = effects.factor(LeverId::Dropout, step);
        let mut dropped = 0.0;
        let mut again = 0.0;
        let mut arriving = 0.0;
        for (k, students) in self.by_year.iter_mut().enumerate() {
            let lost = *students * (rate(&programme.dropout, k) * more).min(1.0);
            let staying = *students - lost;
            let repeating = staying * rate(&programme.repeat, k);
            dropped += lost;
            again += repeating;
            *students = arriving + repeating;
            arriving = staying - repeating;
        }
        let [on_time, one, two] = programme.late;
        row.graduates = arriving * on_time + self.late[0];
        self.late = [self.late[1] + arriving * one, arriving * two];
        row.dropouts = dropped;
        row.repeaters = again;
        self.dropped = dropped;
        let licensed = row.graduates * programme.licence;
        row.entering = licensed * programme.enter;
        row.abroad = licensed * programme.abroad;
        row.elsewhere = row.graduates - row.entering - row.abroad;
    }

    /// Puts new students into the first year.
    pub(super) fn enrol(&mut self, programme: &Programme, intake: f64, row: &mut ProgrammeYear) {
        if let Some(first) = self.by_year.first_mut() {
            *first += intake;
        }
        row.intake = intake;
        row.students = self.students();
        row.residents_fte = self.working(programme);
    }
}

/// Students by year of course at the opening year-end of a course with repeaters: as if the first
/// known autumn had always been, then autumn by autumn. Whoever repeats may have begun long before
/// the course would have brought them out, so every known autumn counts.
///
/// Standing still, E(1) = I + E(1) s(1) r(1) and E(k+1) = E(k) s(k) (1 - r(k)) + E(k+1) s(k+1)
/// r(k+1), with s the share that stays and r the share of those that repeats.
fn with_repeaters(programme: &Programme) -> Vec<f64> {
    let stays = |k: usize| 1.0 - rate(&programme.dropout, k);
    let again = |k: usize| stays(k) * rate(&programme.repeat, k);
    let past = programme.years + LATE_YEARS;
    let autumns = programme.earlier.iter();
    let autumns = autumns.chain(programme.places.iter().take(past));
    let autumns: Vec<f64> = autumns.map(|places| places * programme.fill).collect();
    let mut arriving = autumns.first().copied().unwrap_or(0.0);
    let mut by_year: Vec<f64> = (0..programme.years)
        .map(|k| {
            let students = arriving / (1.0 - again(k));
            arriving = students * (stays(k) - again(k));
            students
        })
        .collect();
    for autumn in autumns {
        let mut arriving = autumn;
        for (k, students) in by_year.iter_mut().enumerate() {
            let moving = *students * (stays(k) - again(k));
            *students = arriving + *students * again(k);
            arriving = moving;
        }
    }
    by_year
}

/// Places offered in the autumn of a step.
fn places(programme: &Programme, effects: &Effects, step: usize) -> f64 {
    let years = i32::try_from(step).unwrap_or(i32::MAX);
    programme.places_after(years) * effects.places_at(programme.group, step)
}

fn rate(values: &[f64], at: usize) -> f64 {
    values.get(at).copied().unwrap_or(0.0)
}
