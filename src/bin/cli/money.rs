//! `organico money`: what a scenario costs, who may pay and why not, what stays to be paid.

use std::fmt::Write;

use organico::model::money::{Account, CapRun, Cents, indicators};
use organico::model::{Model, Scope};
use organico::outcome::COSTS;
use organico::scenario::Scenario;
use organico::unit::Year;

use crate::args::{Args, Takes};
use crate::fault::Fault;
use crate::levers::table;
use crate::{Answer, disk, fault, run};

const HELP: &str = "\
organico money: what a scenario costs, who pays, what stays to be paid, what it buys

Usage: organico money --pack <FOLDER|it> [OPTIONS]

  --pack P         a pack folder (docs/pack-format.md), or the id of a shipped pack
  --profession C   one profession and its training; without it all of them
  --region C       one region's part; without it the nation
  --scenario F     a scenario file (JSON); without it the baseline
  --lever L        code=value[@start[+ramp]], as often as wanted
  --fund F         code=on or code=off, as often as wanted
  --until Y        last year of the run
  --method ID      demand method instead of the pack's default

Every sort of cost is shown with every fund: yes or no, and the reason in one word. Real euros of the
pack's price year; sums are exact to the cent. `organico run` has the same by year.
";

const KNOWN: [(&str, Takes); 8] = [
    ("--pack", Takes::One),
    ("--profession", Takes::One),
    ("--region", Takes::One),
    ("--scenario", Takes::One),
    ("--lever", Takes::Many),
    ("--fund", Takes::Many),
    ("--until", Takes::One),
    ("--method", Takes::One),
];

/// Runs the command.
pub(crate) fn command(words: &[String]) -> Answer {
    let args = Args::read(words, &KNOWN)?;
    if args.help {
        return fault::print(HELP);
    }
    let wanted = args.required("--pack", "a pack folder, or the id of a shipped pack")?;
    let model = disk::model(wanted)?;
    let scenario = run::scenario(&args, &model)?;
    let scope = scope(&args, &model)?;
    let region = region(&args, &model)?;
    let baseline = Scenario {
        levers: Vec::new(),
        ..scenario.clone()
    };
    let runs = model
        .run(&baseline, scope)
        .and_then(|before| Ok((before, model.run(&scenario, scope)?)))
        .map(|(before, now)| {
            let before = model.with_posts(&baseline, before);
            (before, model.with_posts(&scenario, now))
        });
    let (before, now) = runs.map_err(|fallen| vec![Fault::fallen(wanted, &model.pack, &fallen)])?;
    let Some(account) = model.account(&scenario, (scope, region), &before, &now) else {
        let cure = "Add unit_costs.csv or training_costs.csv, see docs/pack-format.md.";
        return Err(vec![Fault::at(
            wanted,
            "no price",
            "a pack with prices",
            cure,
        )]);
    };
    fault::print(&told(&model, &account, &now.years, &model.caps(&now)))
}

fn scope(args: &Args, model: &Model) -> Result<Scope, Vec<Fault>> {
    let Some(code) = args.one("--profession") else {
        return Ok(Scope::All);
    };
    let found = model.pack.profession(code);
    let known = found.filter(|profession| model.runnable().any(|one| one == *profession));
    known.map(Scope::One).ok_or_else(|| {
        let cure = "See professions.csv of the pack for the codes.";
        let found = format!("`{code}`");
        vec![Fault::usage(
            "--profession",
            &found,
            "a profession that is run",
            cure,
        )]
    })
}

pub(crate) fn region(args: &Args, model: &Model) -> Result<Option<usize>, Vec<Fault>> {
    let Some(code) = args.one("--region") else {
        return Ok(None);
    };
    let found = model.pack.region(code).map(|region| Some(region.0));
    found.ok_or_else(|| {
        let cure = "See regions.csv of the pack for the codes.";
        let found = format!("`{code}`");
        vec![Fault::usage(
            "--region",
            &found,
            "a region of the pack",
            cure,
        )]
    })
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
