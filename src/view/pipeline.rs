//! When do students arrive? New students, students, graduates and people who wait, by year.

use crate::unit::Year;
use crate::word::Measure;

use super::apportion::whole;
use super::panel::Stroke;
use super::scene::{About, Scene, measured};
use super::series::{Line, Range, at, ends, extent, line};
use super::table::{Cell, Row, Table};
use super::trend::Path;
use super::words::{begin, year};
use super::{Exhibit, Finding};

/// One line of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// How it is drawn.
    pub stroke: Stroke,
    /// The measure behind it.
    pub measure: Measure,
    /// Its name.
    pub name: String,
    /// People by year.
    pub values: Line,
}

/// One programme of training.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineView {
    /// Who, where, when.
    pub about: About,
    /// Name of the programme; empty where there is none.
    pub programme: String,
    /// Of 100 who enrolled in the first projected autumn, by the cursor year: how many have
    /// graduated, entered a profession, learn on, wait, are abroad, have left.
    pub cohort: Option<[f64; 6]>,
    /// Lines that hold anything.
    pub courses: Vec<Course>,
    /// The vertical axis.
    pub range: Range,
}

/// What is drawn, in the order of the table.
const DRAWN: [(Stroke, Measure, &str); 4] = [
    (Stroke::Thin, Measure::Students, "chart-pipeline-students"),
    (Stroke::Dashed, Measure::Intake, "chart-pipeline-intake"),
    (Stroke::Main, Measure::Graduates, "chart-pipeline-graduates"),
    (Stroke::Dotted, Measure::Waiting, "chart-pipeline-waiting"),
];

impl PipelineView {
    /// The `which`-th programme behind the profession of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>, which: usize) -> Self {
        // Courses are national, whichever region is looked at.
        let about = scene.about_nation();
        let len = about.years.len();
        let pipeline = scene.picture.pipelines.get(which);
        let courses: Vec<Course> = DRAWN
            .iter()
            .filter_map(|(stroke, measure, key)| {
                let values = measured(&pipeline?.track, *measure, len);
                let holds = values.iter().flatten().any(|value| value.abs() > 0.0);
                holds.then(|| Course {
                    stroke: *stroke,
                    measure: *measure,
                    name: about.words.label(key),
                    values,
                })
            })
            .collect();
        let programme = pipeline.map_or_else(String::new, |p| about.words.name(&p.names));
        let range = Range::holding(extent(courses.iter().map(|c| c.values.as_slice())), false);
        let of = |measures: &[Measure]| -> Option<f64> {
            let place = about.cursor.filter(|place| *place > 0)?;
            let track = &pipeline?.track;
            let value = |m: &Measure| at(&line(track.of(*m), len), place);
            measures.iter().map(value).sum()
        };
        let cohort = [
            of(&[Measure::CohortGraduated]),
            of(&[Measure::CohortEntered]),
            of(&[
                Measure::CohortTraining,
                Measure::CohortSpecialty,
                Measure::CohortGp,
            ]),
            of(&[Measure::CohortWaiting]),
            of(&[Measure::CohortAbroad]),
            of(&[
                Measure::CohortDropped,
                Measure::CohortGaveUp,
                Measure::CohortElsewhere,
            ]),
        ];
        let [Some(a), Some(b), Some(c), Some(d), Some(e), Some(f)] = cohort else {
            return Self {
                about,
                programme,
                cohort: None,
                courses,
                range,
            };
        };
        Self {
            cohort: Some([a, b, c, d, e, f]),
            about,
            programme,
            courses,
            range,
        }
    }

    /// Keeps the axis of the view before, where it still serves.
    #[must_use]
    pub fn held(mut self, before: &Self) -> Self {
        self.range = self.range.held(before.range);
        self
    }

    /// The line of a measure.
    #[must_use]
    pub fn course(&self, measure: Measure) -> Option<&Course> {
        self.courses.iter().find(|course| course.measure == measure)
    }

    fn value(&self, measure: Measure, place: usize) -> Option<f64> {
        at(&self.course(measure)?.values, place)
    }
}

impl Exhibit for PipelineView {
    fn about(&self) -> &About {
        &self.about
    }

    fn is_empty(&self) -> bool {
        self.courses
            .iter()
            .all(|course| ends(&course.values).is_none())
    }

    fn finding(&self) -> Option<Finding> {
        let value = self.value(Measure::Graduates, self.about.cursor?)?;
        Some(Finding {
            year: self.about.year()?,
            value,
        })
    }

    fn title(&self) -> String {
        let words = self.about.words;
        let Some(finding) = self.finding() else {
            return self.about.tell(
                "chart-pipeline-title-empty",
                &[("programme", &self.programme)],
            );
        };
        self.about.tell(
            "chart-pipeline-title",
            &[
                ("year", &year(finding.year)),
                ("n", &words.round(finding.value)),
                ("programme", &self.programme),
            ],
        )
    }

    fn measure(&self) -> &'static str {
        "chart-pipeline-measure"
    }

    fn summary(&self) -> String {
        let about = &self.about;
        let words = about.words;
        let main = self
            .course(Measure::Graduates)
            .or_else(|| self.courses.first());
        let Some((main, path)) = main.and_then(|c| Some((c, Path::of_quantity(&c.values)?))) else {
            return words.label("view-empty");
        };
        let write = |n| words.round(n);
        let mut said = vec![words.say(
            &format!("chart-pipeline-trend-{}", path.course(&write)),
            &[
                ("what", &begin(&main.name)),
                ("from", &words.round(path.first)),
                ("to", &words.round(path.last)),
                ("start", &about.year_text(path.from)),
                ("end", &about.year_text(path.to)),
            ],
        )];
        said.extend(path.between(about, &write));
        let place = about.cursor.unwrap_or(path.to);
        let intake = self.value(Measure::Intake, place).filter(|n| *n > 0.0);
        if let (Some(graduates), Some(intake)) = (self.value(Measure::Graduates, place), intake) {
            let n = words.whole(100.0 * graduates / intake);
            let year = about.year_text(place);
            said.push(words.say("chart-pipeline-compare", &[("n", &n), ("year", &year)]));
        }
        if let (Some(cohort), Some(start)) = (self.cohort, about.years.get(1)) {
            // The fates add up to all who began; who finished this very course is told beside them.
            let [graduated, fates @ ..] = cohort;
            let fates = whole(&fates, fates.iter().sum::<f64>().round());
            let mut fates = fates.into_iter().map(|n| words.whole(n));
            let [entered, learning, waiting, abroad, gone] =
                [(); 5].map(|()| fates.next().unwrap_or_default());
            let graduated = words.whole(graduated);
            said.push(words.say(
                "chart-pipeline-cohort",
                &[
                    ("start", &year(*start)),
                    ("year", &about.year_text(place)),
                    ("graduated", &graduated),
                    ("entered", &entered),
                    ("learning", &learning),
                    ("waiting", &waiting),
                    ("abroad", &abroad),
                    ("gone", &gone),
                ],
            ));
        }
        said.join(" ")
    }

    fn announce(&self, wanted: Year) -> String {
        let words = self.about.words;
        let parts: Vec<String> = self
            .about
            .place_of(wanted)
            .map(|place| {
                self.courses
                    .iter()
                    .filter_map(|c| {
                        Some(format!("{} {}", c.name, words.round(at(&c.values, place)?)))
                    })
                    .collect()
            })
            .unwrap_or_default();
        if parts.is_empty() {
            return self.about.silent(wanted);
        }
        words.say(
            "chart-pipeline-say",
            &[("year", &year(wanted)), ("list", &parts.join(", "))],
        )
    }

    fn table(&self) -> Table {
        let words = self.about.words;
        let mut columns = vec![words.label("table-year")];
        columns.extend(self.courses.iter().map(|course| course.name.clone()));
        let rows = (0..self.about.years.len())
            .map(|place| Row {
                head: self.about.year_text(place),
                cells: self
                    .courses
                    .iter()
                    .map(|course| Cell::count(words, at(&course.values, place)))
                    .collect(),
            })
            .collect();
        Table {
            caption: self.caption(),
            columns,
            rows,
            note: String::new(),
        }
    }
}
