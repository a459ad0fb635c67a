//! Overview: what the app is, its SCIM status, plan and price, SSO, when it was checked, the pages, a summary per layer.

use crate::catalog::money::{Cents, Currency, Money};
use crate::catalog::words::Confidence;
use crate::catalog::{App, Category, Connection, Idp, Status};
use crate::lens::Lens;

use super::dossier::{Dossier, joined, push_list, push_pairs, stated, stated_pairs};
use super::{Block, Cited, Pair, Standing, date_or_undated};

pub(super) fn blocks(dossier: &Dossier<'_>, lens: &Lens) -> Vec<Block> {
    let app = dossier.app;
    let mut lead = vec![Pair::new(
        "SCIM",
        vec![Cited {
            sources: app
                .status
                .claim
                .iter()
                .map(|claim| dossier.origin_of(claim))
                .collect(),
            ..Cited::plain(status_line(app))
        }],
    )];
    if let Some(idp) = lens.idp {
        lead.push(Pair::one(format!("For {idp}"), mine(dossier, idp, lens)));
    }
    lead.push(Pair::one("Checked", checked(app, lens)));
    if app.disagreements > 0 {
        let number = app.disagreements.to_string();
        lead.push(Pair::one("Disagreements", Cited::plain(number)));
    }
    let mut blocks = vec![Block::Pairs(lead)];
    push_list(
        &mut blocks,
        "Summary",
        dossier.listed(|record| Some(&record.summary)),
    );
    push_pairs(&mut blocks, "SCIM", scim(dossier));
    push_pairs(&mut blocks, "Single sign-on", sso(dossier));
    push_pairs(&mut blocks, "The app", about(dossier));
    blocks
}

/// The status with the plan and its price: "Gated: SCIM from Enterprise, from $21/u/mo".
#[must_use]
pub fn status_line(app: &App) -> String {
    let status = app.status();
    let title = status.title();
    let plan = app.scim.plan.value();
    let price = app.scim.price.value().map(|price| price.text());
    match (status, plan) {
        (Status::None, _) => format!("{title}: no SCIM on any plan"),
        (_, Some(plan)) => {
            let price = price.map(|price| format!(", {price}")).unwrap_or_default();
            format!("{title}: SCIM from {plan}{price}")
        }
        (Status::Unknown, None) if reached_over_scim(app) => {
            format!("{title}: plan not documented")
        }
        (Status::Unknown, None) => "not documented".to_owned(),
        (Status::Included | Status::Gated | Status::Partial, None) => {
            format!("{title}: plan not documented")
        }
    }
}

/// Whether a connection over SCIM is stated: then there is SCIM, and only the plan is not documented.
fn reached_over_scim(app: &App) -> bool {
    Idp::ALL.iter().any(|idp| {
        matches!(
            app.idps.get(*idp).connection.get(),
            Some(Connection::Native | Connection::Generic)
        )
    })
}

/// How an IdP reaches the app, in words.
pub(super) fn reach(app: &App, idp: Idp, lens: &Lens) -> Cited {
    let reach = app.idps.get(idp);
    let words = Cited::plain(lens.reach_words(app, idp));
    let said = reach
        .connection
        .get()
        .is_some_and(|connection| connection != Connection::Unknown)
        || reach.unconfirmed.is_some()
        || reach.provisions_unstated
        || app.answer(idp).inferred;
    if said { words } else { Cited::missing() }
}

/// Who says how an IdP reaches the app: "index, 2026-10-05"; where it is inferred, from what: "inferred: generic SCIM 2.0
/// endpoint, index, 2026-10-05". Empty where nobody says anything.
pub(super) fn reach_source(dossier: &Dossier<'_>, idp: Idp) -> String {
    let facts = dossier.app.idps.get(idp);
    let answer = dossier.app.answer(idp);
    let claim = facts.connection.claim.as_ref();
    let claim = claim.or(facts.unconfirmed.as_ref());
    let stated = claim.filter(|_| !answer.inferred);
    let endpoint = dossier.app.scim.generic_endpoint.claim.as_ref();
    let endpoint = endpoint.filter(|_| answer.inferred || answer.hand_built_may_work);
    let parts = stated
        .map(|claim| dossier.origin_of(claim).to_string())
        .into_iter()
        .chain(endpoint.map(|claim| {
            let origin = dossier.origin_of(claim);
            format!("inferred: generic SCIM 2.0 endpoint, {origin}")
        }));
    parts.collect::<Vec<String>>().join("; ")
}

/// How my IdP reaches the app, with who says so or from what it is inferred.
fn mine(dossier: &Dossier<'_>, idp: Idp, lens: &Lens) -> Cited {
    let words = reach(dossier.app, idp, lens);
    let source = reach_source(dossier, idp);
    let unconfirmed = words.text.as_str().starts_with("unconfirmed");
    if source.is_empty() || unconfirmed || words.standing == Standing::NotDocumented {
        return words;
    }
    // The source says that it is inferred, and from what.
    let bare = words.text.as_str().trim_end_matches(" (inferred)");
    Cited::plain(format!("{bare} ({source})"))
}

/// When the app was last checked, and how long ago: "2026-10-05, 47 days ago".
fn checked(app: &App, lens: &Lens) -> Cited {
    let Some(day) = app.verified else {
        return Cited::plain(date_or_undated(None));
    };
    let today = lens.today;
    let age = lens.age(app.verified);
    let words = Cited::plain(match day.days_until(today) {
        0 => format!("{day}, today"),
        1 => format!("{day}, 1 day ago"),
        days if days > 1 => format!("{day}, {days} days ago"),
        _ => format!("{day}, after {today}"),
    });
    words.with(if age.is_stale() {
        Standing::Stale
    } else {
        Standing::Stated
    })
}

fn scim(dossier: &Dossier<'_>) -> Vec<Pair> {
    let scim = &dossier.app.scim;
    let mut pairs = vec![
        Pair::new(
            "Status",
            dossier.merged(
                &dossier.app.status,
                |status| status.title().to_owned(),
                |record| record.status.map(|status| status.title().to_owned()),
            ),
        ),
        Pair::new(
            "Cheapest plan with SCIM",
            or_none(
                dossier,
                dossier.merged(&scim.plan, Clone::clone, |record| record.scim.plan.clone()),
                "no plan",
            ),
        ),
        Pair::new(
            "Its price",
            or_none(
                dossier,
                dossier.merged(
                    &scim.price,
                    |price| price.text().to_owned(),
                    |record| {
                        let price = record.scim.price.as_ref()?;
                        Some(price.text().to_owned())
                    },
                ),
                "not sold",
            ),
        ),
        Pair::new(
            "SSO needed first",
            dossier.merged(
                &scim.sso_required,
                |value| stated(Some(*value)).unwrap_or_default(),
                |record| stated(record.scim.sso_required),
            ),
        ),
    ];
    pairs.extend(stated_pairs([
        (
            "SCIM available",
            dossier.said_of_scim(|record| stated(record.scim.available)),
        ),
        (
            "Price of SCIM as an add-on",
            dossier.said_of_scim(|record| {
                let price = record.scim.addon_price.as_ref()?;
                Some(price.text().to_owned())
            }),
        ),
        (
            "Seat minimum",
            dossier.said_of_scim(|record| record.scim.min_seats.map(|seats| seats.to_string())),
        ),
        (
            "Status in the release before",
            dossier.said(|record| record.status_before.map(|status| status.title().to_owned())),
        ),
    ]));
    pairs
}

/// Where the status None says that there is nothing, that stands in the place of "not documented".
fn or_none(dossier: &Dossier<'_>, mut values: Vec<Cited>, none: &str) -> Vec<Cited> {
    let status = &dossier.app.status;
    let first = values.first_mut();
    if let (Some(claim), Some(first)) = (&status.claim, first)
        && claim.value == Status::None
        && first.standing == Standing::NotDocumented
    {
        *first = Cited::plain(none).by(&dossier.origin_of(claim));
    }
    values
}

fn sso(dossier: &Dossier<'_>) -> Vec<Pair> {
    let sso = &dossier.app.sso;
    vec![
        Pair::new(
            "Available",
            dossier.merged(
                &sso.available,
                |value| stated(Some(*value)).unwrap_or_default(),
                |record| stated(record.sso.available),
            ),
        ),
        Pair::new(
            "Protocols",
            dossier.merged(
                &sso.protocols,
                |protocols| protocols.join(", "),
                |record| joined(&record.sso.protocols),
            ),
        ),
        Pair::new(
            "Cheapest plan with SSO",
            dossier.merged(&sso.plan, Clone::clone, |record| record.sso.plan.clone()),
        ),
    ]
}

fn about(dossier: &Dossier<'_>) -> Vec<Pair> {
    let one = |text: &str| vec![Cited::plain(text)];
    stated_pairs([
        ("Name", dossier.said(|record| record.name.clone())),
        (
            "Formerly",
            dossier.said(|record| joined(&record.former_names)),
        ),
        ("Owner", dossier.said(|record| record.owner.clone())),
        (
            "Also called",
            dossier.said(|record| joined(&record.aliases)),
        ),
        (
            "Category",
            dossier.said(|record| record.category.map(Category::title).map(str::to_owned)),
        ),
        ("Id", one(dossier.app.id.as_str())),
        (
            "Price page",
            links(dossier.said(|record| record.pricing_url.clone())),
        ),
        (
            "Provisioning documentation",
            links(dossier.said(|record| record.docs_url.clone())),
        ),
        (
            "Confidence of the publisher",
            dossier.said(|record| record.confidence.map(Confidence::title).map(str::to_owned)),
        ),
        (
            "First listed",
            dossier.said(|record| record.first_added.as_ref().map(ToString::to_string)),
        ),
    ])
}

/// Texts that are addresses, with their links.
pub(super) fn links(values: Vec<Cited>) -> Vec<Cited> {
    let link = |value: Cited| {
        let url = value.text.as_str().to_owned();
        value.to(&url)
    };
    values.into_iter().map(link).collect()
}

/// An amount of the publisher's own reckoning: dollars a user and month.
pub(super) fn per_user_month(cents: Option<Cents>) -> Option<String> {
    cents.map(|cents| {
        let money = Money::new(cents, Currency::Usd);
        format!("{money} a user and month")
    })
}
