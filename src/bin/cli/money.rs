//! `organico money`: what a scenario costs, who may pay and why not, what stays to be paid.

use std::fmt::Write;

use clap::Args;
use organico::model::money::{Account, CapRun, Cents, indicators};
use organico::model::{Model, Scope};
use organico::report::Detail;
use organico::scenario::Scenario;
use organico::unit::{ProfessionIx, Year};
use organico::word::COSTS;

use crate::fault::Fault;
use crate::options::{Scenarios, Source};
use crate::table::table;
use crate::{Answer, say, verdict};

const AFTER: &str = "\
Every sort of cost is shown with every fund: yes or no, and the reason in one word. Real euros of the
pack's price year; sums are exact to the cent. `organico run` has the same by year.";

/// What a scenario costs, who may pay and why not, what stays to be paid, what it buys.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct Options {
    #[command(flatten)]
    source: Source,
    /// One profession and its training; without it all of them
    #[arg(long, value_name = "CODE")]
    profession: Option<String>,
    /// One region's part; without it the nation
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    #[command(flatten)]
    scenario: Scenarios,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Answer {
    let wanted = &options.source.pack;
    let model = verdict::model(wanted)?;
    let scenario = options.scenario.read(&model)?;
    let one = profession(options.profession.as_deref(), &model)?;
    let region = region(options.region.as_deref(), &model)?;
    let asked = one.map(|one| vec![one]);
    verdict::answer(wanted, &model, &scenario, &Detail::None, asked.as_deref())?;
    let scope = one.map_or(Scope::All, Scope::One);
    let baseline = Scenario {
        actions: Vec::new(),
        ..scenario.clone()
    };
    let runs = model
        .run(&baseline, scope)
        .and_then(|before| Ok((before, model.run(&scenario, scope)?)))
        .map(|(before, now)| {
            let before = model.with_posts(&baseline, before);
            (before, model.with_posts(&scenario, now))
        });
    let (before, now) = runs.map_err(|error| verdict::fallen(wanted, &model, &scenario, &error))?;
    let Some(account) = model.account(&scenario, (scope, region), &before, &now) else {
        let cure = "Add unit_costs.csv or training_costs.csv, see docs/pack-format.md.";
        return Err(vec![Fault::at(
            &wanted.to_string_lossy(),
            "no price",
            "a pack with prices",
            cure,
        )]);
    };
    let mut text = told(&model, &account, &now.years, &model.caps(&now));
    text.push_str(&unpriced(&model, one));
    say::print(&text)
}

fn profession(code: Option<&str>, model: &Model) -> Result<Option<ProfessionIx>, Vec<Fault>> {
    let Some(code) = code else {
        return Ok(None);
    };
    let found = model.pack.profession(code);
    let known = found.filter(|profession| model.runnable().any(|one| one == *profession));
    known.map(Some).ok_or_else(|| {
        let of = |at: ProfessionIx| model.pack.professions[at.0].code.as_str();
        let list: Vec<&str> = model.runnable().map(of).collect();
        unknown("--profession", code, &list)
    })
}

pub(crate) fn region(code: Option<&str>, model: &Model) -> Result<Option<usize>, Vec<Fault>> {
    let Some(code) = code else {
        return Ok(None);
    };
    let found = model.pack.region(code).map(|region| Some(region.0));
    found.ok_or_else(|| {
        let all = model.pack.regions.iter();
        let list: Vec<&str> = all.map(|region| region.code.as_str()).collect();
        unknown("--region", code, &list)
    })
}

fn unknown(option: &str, code: &str, list: &[&str]) -> Vec<Fault> {
    let found = format!("`{code}`");
    vec![Fault::usage(
        option,
        &found,
        &list.join(", "),
        "Write one of them.",
    )]
}

/// Staff without any price: what it costs is in no sum above.
fn unpriced(model: &Model, one: Option<ProfessionIx>) -> String {
    let pack = &model.pack;
    let free = |at: &usize| {
        COSTS
            .iter()
            .all(|cost| pack.prices.of_cadre(*at, *cost).is_none())
    };
    let places: Vec<String> = model
        .runnable()
        .filter(|at| one.is_none_or(|one| one == *at))
        .flat_map(|at| pack.professions[at.0].cadres.0..pack.professions[at.0].cadres.1)
        .filter(free)
        .map(|at| {
            let cadre = &pack.cadres[at];
            let (staff, sector) = (&pack.professions[cadre.profession.0], cadre.sector.0);
            format!("{} {}", staff.code, pack.sectors[sector].code)
        })
        .collect();
    if places.is_empty() {
        return String::new();
    }
    format!(
        "\nstaff without a price, in no sum: {}\n",
        places.join(", ")
    )
}

fn told(model: &Model, account: &Account, years: &[Year], caps: &[CapRun]) -> String {
    let prices = &model.pack.prices;
    let mut text = format!(
        "real euros of {}, {} to {}; discount rate {}\n\n",
        prices.year,
        years.first().copied().unwrap_or(0),
        years.last().copied().unwrap_or(0),
        prices.discount
    );
    text.push_str(&costs(account));
    text.push('\n');
    text.push_str(&payers(model, account));
    text.push('\n');
    let mut rows = vec![["cost", "fund", "pays", "reason", "eur"].map(str::to_owned)];
    rows.extend(account.paid_now.pairs.iter().map(|pair| {
        [
            pair.cost.code().to_owned(),
            prices.funds[pair.fund].code.clone(),
            if pair.reason.yes() { "yes" } else { "no" }.to_owned(),
            pair.reason.code().to_owned(),
            amount(pair.paid),
        ]
    }));
    text.push_str(&table(&rows));
    text.push_str("\nyear  cliff\n");
    for (year, cliff) in years.iter().zip(&account.paid_now.cliff) {
        if *cliff != 0 {
            let _ = writeln!(text, "{year}  {}", amount(*cliff));
        }
    }
    text.push('\n');
    for (indicator, value) in indicators(account.present_value, account.gain) {
        let value = value.map_or(indicator.without().to_owned(), |value| {
            format!("{value:.2}")
        });
        let _ = writeln!(text, "{}  {value}", indicator.code());
    }
    let beyond = |cap: &&CapRun| {
        let mut years = cap.limit.iter().zip(&cap.payroll);
        years.any(|(limit, payroll)| payroll > limit)
    };
    let over: Vec<&str> = caps
        .iter()
        .filter(beyond)
        .map(|cap| {
            cap.region
                .map_or("*", |at| model.pack.regions[at].code.as_str())
        })
        .collect();
    if !caps.is_empty() {
        let _ = writeln!(
            text,
            "\npayroll beyond its limit in some year: {}",
            over.join(" ")
        );
    }
    text
}

/// Cost by sort: the opening year, the last one, all years; and what is added to the baseline.
fn costs(account: &Account) -> String {
    let (now, before) = (&account.now, &account.before);
    let last = now.years - 1;
    let mut rows = vec![
        [
            "cost",
            "opening",
            "last year",
            "added, last year",
            "added, all",
        ]
        .map(str::to_owned),
    ];
    let mut row = |name: &str, of: &dyn Fn(usize) -> Cents, base: &dyn Fn(usize) -> Cents| {
        let added = (0..=last).map(|step| of(step) - base(step)).sum();
        rows.push([
            name.to_owned(),
            amount(of(0)),
            amount(of(last)),
            amount(of(last) - base(last)),
            amount(added),
        ]);
    };
    for &cost in COSTS {
        if (0..=last).any(|step| now.of(cost, step) != 0) {
            row(cost.code(), &|s| now.of(cost, s), &|s| before.of(cost, s));
        }
    }
    row("all", &|s| now.total(s), &|s| before.total(s));
    table(&rows)
}

/// Who pays: the opening year, the last one, all years; and what is added to the baseline.
fn payers(model: &Model, account: &Account) -> String {
    let mut rows = vec![
        [
            "payer",
            "opening",
            "last year",
            "added, last year",
            "added, all",
        ]
        .map(str::to_owned),
    ];
    let (now, before) = (&account.paid_now, &account.paid_before);
    let codes = model
        .pack
        .prices
        .funds
        .iter()
        .map(|fund| fund.code.as_str());
    let funds = codes.zip(now.funds.iter().zip(&before.funds));
    for (code, (now, before)) in funds.chain([("budget", (&now.budget, &before.budget))]) {
        if now.iter().chain(before).all(|cents| *cents == 0) {
            continue;
        }
        let last = now.len() - 1;
        let added: Cents = now.iter().sum::<Cents>() - before.iter().sum::<Cents>();
        let row = [now[0], now[last], now[last] - before[last], added].map(amount);
        let [opening, end, more, all] = row;
        rows.push([code.to_owned(), opening, end, more, all]);
    }
    table(&rows)
}

/// Euros and cents.
fn amount(cents: Cents) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let size = cents.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
