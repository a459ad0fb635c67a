//! Tiers: the price list in force, how its prices were read, what else its source says of each tier.
//!
//! The lists of other layers stand under Sources, written by [`full_table`] too.

use crate::catalog::fact::{Fact, yes_no};
use crate::catalog::price::Price;
use crate::catalog::record::Tier;
use crate::catalog::words::{Availability, Billing, TierKind};

use super::dossier::{Dossier, push_pairs, stated, stated_pairs};
use super::overview::per_user_month;
use super::{Block, Cited, Head, Pair, Table};

pub(super) fn blocks(dossier: &Dossier<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if dossier.app.tiers.is_empty() {
        blocks.push(Block::Text(Cited::missing()));
    } else {
        blocks.push(Block::Table(in_force(dossier)));
    }
    for sheet in &dossier.sheets {
        if let Some(note) = &sheet.record.tiers_note {
            blocks.push(Block::Text(Cited::plain(note).by(&sheet.origin)));
        }
    }
    push_pairs(&mut blocks, "Your quote", quotes(dossier));
    push_readings(dossier, &mut blocks);
    push_pairs(&mut blocks, "The plan for teams", team(dossier));
    push_pairs(
        &mut blocks,
        "A user and month, by the publisher's own reckoning",
        reckoned(dossier),
    );
    if let Some(sheet) = dossier
        .sheets
        .iter()
        .find(|sheet| !sheet.record.tiers.is_empty())
    {
        let table = full_table(&sheet.record.tiers);
        let in_force = |head: &Head| IN_FORCE.contains(&head.title.as_str());
        if !table.columns.iter().all(in_force) {
            blocks.push(Block::heading(format!("As listed by {}", sheet.origin)));
            blocks.push(Block::Table(table));
        }
    }
    blocks
}

/// The columns of the list in force.
const IN_FORCE: [&str; 5] = ["Tier", "Price", "SSO", "SCIM", "Kind"];

fn in_force(dossier: &Dossier<'_>) -> Table {
    let mut table = Table::new(&IN_FORCE);
    for tier in &dossier.app.tiers {
        table.rows.push(vec![
            Cited::plain(&tier.name),
            cell(dossier, &tier.price, |price| price.text().to_owned()),
            cell(dossier, &tier.sso, |value| yes_no(Some(*value)).to_owned()),
            cell(dossier, &tier.scim, |value| yes_no(Some(*value)).to_owned()),
            Cited::plain(tier.kind.title()),
        ]);
    }
    table
}

/// A cell of the list in force; it names its source only where another layer filled it.
fn cell<T>(dossier: &Dossier<'_>, fact: &Fact<T>, words: impl Fn(&T) -> String) -> Cited {
    let Some(claim) = &fact.claim else {
        return Cited::missing();
    };
    let list = dossier
        .sheets
        .iter()
        .find(|sheet| !sheet.record.tiers.is_empty());
    let value = Cited::plain(words(&claim.value));
    if list.is_some_and(|sheet| sheet.layer == claim.layer) {
        value
    } else {
        value.by(&dossier.origin_of(claim))
    }
}

/// What sales quoted this organisation, as its own layers say; sums take the first.
fn quotes(dossier: &Dossier<'_>) -> Vec<Pair> {
    let sheets = dossier.sheets.iter();
    let quote = sheets.filter_map(|sheet| {
        let quote = sheet.record.quote.as_ref()?;
        let tier = quote.tier.as_deref().unwrap_or("The tier with SCIM");
        let price = Cited::plain(quote.price.to_string());
        Some(Pair::one(tier, price.by(&sheet.origin)))
    });
    quote.collect()
}

/// How the prices were read, for the tiers whose words say more or less than their terms.
fn push_readings(dossier: &Dossier<'_>, blocks: &mut Vec<Block>) {
    let mut pairs: Vec<Pair> = dossier
        .app
        .tiers
        .iter()
        .filter_map(|tier| {
            let reading = reading(tier.price.value()?)?;
            Some(Pair::one(tier.name.as_str(), Cited::plain(reading)))
        })
        .collect();
    let scim = &dossier.app.scim;
    for (label, fact) in [
        ("Plan with SCIM", &scim.price),
        ("SCIM as an add-on", &scim.addon_price),
        ("Plan for teams", &dossier.app.team.price),
    ] {
        if let Some(reading) = fact.value().and_then(reading) {
            pairs.push(Pair::one(label, Cited::plain(reading)));
        }
    }
    push_pairs(blocks, "Prices as read", pairs);
}

/// The terms of a price in plain words, where they differ from the source's.
fn reading(price: &Price) -> Option<String> {
    let read = price.terms().describe();
    (read != price.text()).then_some(read)
}

fn team(dossier: &Dossier<'_>) -> Vec<Pair> {
    let team = &dossier.app.team;
    vec![
        Pair::new(
            "Plan",
            dossier.merged(&team.plan, Clone::clone, |record| record.team.plan.clone()),
        ),
        Pair::new(
            "Price",
            dossier.merged(
                &team.price,
                |price| price.text().to_owned(),
                |record| {
                    let price = record.team.price.as_ref()?;
                    Some(price.text().to_owned())
                },
            ),
        ),
    ]
}

fn reckoned(dossier: &Dossier<'_>) -> Vec<Pair> {
    stated_pairs([
        (
            "Plan for teams",
            dossier.said(|record| per_user_month(record.team.per_user_month)),
        ),
        (
            "Plan with SSO",
            dossier.said(|record| per_user_month(record.sso.per_user_month)),
        ),
        (
            "Plan with SCIM",
            dossier.said_of_scim(|record| per_user_month(record.scim.per_user_month)),
        ),
    ])
}

/// A column of the full table: its title, and what a tier says under it.
type Shown = (&'static str, fn(&Tier) -> Option<String>);

/// Everything that can be said of a tier.
const SHOWN: [Shown; 11] = [
    ("Kind", |tier| {
        tier.kind.map(TierKind::title).map(str::to_owned)
    }),
    ("Price", |tier| {
        let price = tier.price.as_ref()?;
        Some(price.text().to_owned())
    }),
    ("A user and month", |tier| {
        per_user_month(tier.per_user_month)
    }),
    ("Billing", |tier| {
        tier.billing.map(Billing::title).map(str::to_owned)
    }),
    ("SSO", |tier| stated(tier.sso)),
    ("SSO, in words", |tier| tier.sso_words.clone()),
    ("SCIM", |tier| stated(tier.scim)),
    ("SCIM, in words", |tier| tier.scim_words.clone()),
    ("User API", |tier| stated(tier.user_api)),
    ("Audit log API", |tier| {
        tier.audit_log_api
            .map(Availability::title)
            .map(str::to_owned)
    }),
    ("Also called", |tier| super::dossier::joined(&tier.aliases)),
];

/// A layer's price list with every column of which it says something, and the remarks.
pub(super) fn full_table(tiers: &[Tier]) -> Table {
    let mut shown: Vec<Shown> = SHOWN
        .into_iter()
        .filter(|(_, get)| tiers.iter().any(|tier| get(tier).is_some()))
        .collect();
    if tiers.iter().any(|tier| tier.note.is_some()) {
        shown.push(("Remark", |tier| tier.note.clone()));
    }
    let mut titles = vec!["Tier"];
    titles.extend(shown.iter().map(|(title, _)| *title));
    let mut table = Table::new(&titles);
    for tier in tiers {
        let mut row = vec![Cited::plain(&tier.name)];
        row.extend(shown.iter().map(|(title, get)| match get(tier) {
            Some(text) => Cited::plain(text),
            None if is_remark(title) => Cited::plain(""),
            // A tier of which no kind is set is a plan.
            None if *title == "Kind" => Cited::plain(TierKind::Plan.title()),
            None => Cited::missing(),
        }));
        table.rows.push(row);
    }
    table
}

/// Columns in which an empty cell means that there is nothing to add.
fn is_remark(title: &str) -> bool {
    matches!(
        title,
        "Remark" | "Also called" | "SSO, in words" | "SCIM, in words"
    )
}
