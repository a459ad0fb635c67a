//! Facts: a guide's quick facts, SCIM in detail, the guide's technical specification, the user API, ways beside SCIM,
//! costs and prices around the plans, what the app offers and lacks.

use crate::catalog::guide::{Guide, Profile, QuickFacts, Specification};
use crate::catalog::money::{Cents, Currency, Money};
use crate::catalog::record::{Operations, Record};
use crate::catalog::words::{AuthMethod, JitProtocol};

use super::dossier::{Dossier, joined, push_pairs, stated, stated_pairs};
use super::user_api;
use super::{Block, Cited, Origin, Pair, Table};

pub(super) fn blocks(dossier: &Dossier<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (origin, guide) in dossier.guides() {
        if let Some(facts) = &guide.quick_facts {
            let heading = format!("Quick facts ({origin})");
            push_pairs(&mut blocks, &heading, quick_facts(facts));
        }
    }
    blocks.push(Block::heading("SCIM operations"));
    blocks.push(Block::Pairs(operations(dossier)));
    push_pairs(&mut blocks, "SCIM in detail", details(dossier));
    for (origin, guide) in dossier.guides() {
        if let Some(specification) = &guide.specification {
            let heading = format!("Technical specification ({origin})");
            push_pairs(&mut blocks, &heading, technical(specification));
        }
    }
    push_pairs(&mut blocks, "User API", user_api::pairs(dossier));
    push_pairs(&mut blocks, "Beside SCIM", fallbacks(dossier));
    for (origin, guide) in dossier.guides() {
        push_costs(&mut blocks, origin, guide);
        push_offers(&mut blocks, origin, guide);
    }
    blocks
}

fn quick_facts(facts: &QuickFacts) -> Vec<Pair> {
    [
        ("SCIM available", &facts.scim_available),
        ("SCIM tier required", &facts.scim_tier),
        ("SSO required first", &facts.sso_required_first),
        ("SSO available", &facts.sso_available),
        ("SSO protocol", &facts.sso_protocol),
        ("Documentation", &facts.documentation),
    ]
    .into_iter()
    .map(|(label, text)| Pair::one(label, Cited::or_missing(text.as_deref())))
    .collect()
}

/// A part of an operation: its label, and what a record says of it.
type Part = (&'static str, fn(&Operations) -> Option<bool>);

const PARTS: [Part; 6] = [
    ("Update, as stated", |operations| operations.update),
    ("Update by PUT", |operations| operations.update_put),
    ("Update by PATCH", |operations| operations.update_patch),
    ("Groups, as stated", |operations| operations.groups),
    ("Create and change groups", |operations| {
        operations.group_push
    }),
    ("Change group members", |operations| {
        operations.group_membership
    }),
];

fn operations(dossier: &Dossier<'_>) -> Vec<Pair> {
    let raw = |word: &'static str| {
        move |record: &Record| {
            let operations = &record.scim.operations;
            stated(match word {
                "create" => operations.create,
                "read" => operations.read,
                "deactivate" => operations.deactivate,
                "reactivate" => operations.reactivate,
                "delete" => operations.delete,
                _ => None,
            })
        }
    };
    let mut pairs: Vec<Pair> = dossier
        .app
        .scim
        .operations
        .each()
        .into_iter()
        .map(|(word, fact)| {
            let words = |value: &bool| stated(Some(*value)).unwrap_or_default();
            Pair::new(capital(word), dossier.merged(fact, words, raw(word)))
        })
        .collect();
    pairs.extend(stated_pairs(PARTS.into_iter().map(|(label, get)| {
        let values = dossier.said_of_scim(|record| stated(get(&record.scim.operations)));
        (label, values)
    })));
    pairs
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn details(dossier: &Dossier<'_>) -> Vec<Pair> {
    let said = |get: fn(&Record) -> Option<String>| dossier.said_of_scim(get);
    let mut pairs = stated_pairs([
        ("Version", said(|record| record.scim.version.clone())),
        (
            "Generic SCIM 2.0 endpoint",
            said(|record| stated(record.scim.generic_endpoint)),
        ),
        ("Base URL", said(|record| record.scim.base_url.clone())),
        (
            "Authentication",
            said(|record| {
                let method = record.scim.auth.method;
                method.map(AuthMethod::title).map(str::to_owned)
            }),
        ),
        (
            "Where the token comes from",
            said(|record| record.scim.auth.token_source.clone()),
        ),
        (
            "Life of the token",
            said(|record| record.scim.auth.token_expiry.clone()),
        ),
    ]);
    pairs.extend(endpoints(dossier));
    pairs.extend(stated_pairs([
        (
            "Filtering",
            said(|record| stated(record.scim.filtering.supported)),
        ),
        (
            "Filters on",
            said(|record| joined(&record.scim.filtering.attributes)),
        ),
        (
            "Pagination",
            said(|record| stated(record.scim.pagination.supported)),
        ),
        (
            "Largest page",
            said(|record| {
                let size = record.scim.pagination.max_page_size?;
                Some(format!("{size} resources"))
            }),
        ),
        (
            "User attributes",
            said(|record| joined(&record.scim.attributes.core)),
        ),
        (
            "Enterprise attributes",
            said(|record| joined(&record.scim.attributes.enterprise)),
        ),
        (
            "Group attributes",
            said(|record| joined(&record.scim.attributes.group)),
        ),
        (
            "Custom attributes",
            said(|record| stated(record.scim.attributes.custom_supported)),
        ),
        (
            "How custom attributes are carried",
            said(|record| record.scim.attributes.custom_how.clone()),
        ),
        ("Roles", said(|record| record.scim.roles.clone())),
        (
            "Rate limits",
            said(|record| record.scim.rate_limits.clone()),
        ),
        ("Remark", said(|record| record.scim.note.clone())),
    ]));
    pairs
}

fn endpoints(dossier: &Dossier<'_>) -> Vec<Pair> {
    let said =
        |get: fn(&Record) -> Option<bool>| dossier.said_of_scim(|record| stated(get(record)));
    stated_pairs([
        (
            "Endpoint /Users",
            said(|record| record.scim.endpoints.users),
        ),
        (
            "Endpoint /Groups",
            said(|record| record.scim.endpoints.groups),
        ),
        (
            "Endpoint /ServiceProviderConfig",
            said(|record| record.scim.endpoints.service_provider_config),
        ),
        (
            "Endpoint /Schemas",
            said(|record| record.scim.endpoints.schemas),
        ),
        (
            "Endpoint /ResourceTypes",
            said(|record| record.scim.endpoints.resource_types),
        ),
        ("Endpoint /Bulk", said(|record| record.scim.endpoints.bulk)),
        ("Endpoint /Me", said(|record| record.scim.endpoints.me)),
    ])
}

fn technical(specification: &Specification) -> Vec<Pair> {
    let text = |text: &Option<String>| Cited::or_missing(text.as_deref());
    let list = |items: &[String]| Cited::or_missing(joined(items));
    let mut pairs = vec![
        Pair::one("SCIM version", text(&specification.scim_version)),
        Pair::one("Operations", list(&specification.operations)),
        Pair::one("Attributes", list(&specification.attributes)),
        Pair::one("Plan", text(&specification.plan)),
        Pair::one("In place first", list(&specification.prerequisites)),
    ];
    if specification.note.is_some() {
        pairs.push(Pair::one("Remark", text(&specification.note)));
    }
    pairs
}

fn fallbacks(dossier: &Dossier<'_>) -> Vec<Pair> {
    let said = |get: fn(&Record) -> Option<String>| dossier.said(get);
    let mut pairs = vec![Pair::new(
        "Accounts created at first login (JIT)",
        said(|record| stated(record.fallbacks.jit)),
    )];
    pairs.extend(stated_pairs([
        (
            "JIT over",
            said(|record| {
                let protocol = record.fallbacks.jit_protocol;
                protocol.map(JitProtocol::title).map(str::to_owned)
            }),
        ),
        (
            "Import from CSV",
            said(|record| stated(record.fallbacks.csv_import)),
        ),
        (
            "Other synchronisation",
            said(|record| record.fallbacks.other_sync.clone()),
        ),
        (
            "Documentation open to all",
            said(|record| stated(record.fallbacks.docs_public)),
        ),
        ("Remark", said(|record| record.fallbacks.note.clone())),
    ]));
    pairs
}

fn push_costs(blocks: &mut Vec<Block>, origin: &Origin, guide: &Guide) {
    if let Some(profile) = &guide.profile {
        let heading = format!("Published cost of manual work a year ({origin})");
        push_pairs(blocks, &heading, published(profile));
    }
    if let Some(note) = &guide.profile_note {
        blocks.push(Block::Text(Cited::plain(note).by(origin)));
    }
    for (heading, items) in [
        ("Prices of usage", &guide.usage_prices),
        ("Costs around the plans", &guide.other_costs),
    ] {
        let pairs = items
            .iter()
            .map(|item| Pair::one(item.item.as_str(), Cited::plain(&item.price)))
            .collect();
        push_pairs(blocks, &format!("{heading} ({origin})"), pairs);
    }
}

fn published(profile: &Profile) -> Vec<Pair> {
    let money = |cents: Option<Cents>| {
        let cents = cents?;
        Some(Money::new(cents, Currency::Usd).to_string())
    };
    let count = |count: Option<u32>| count.map(|count| count.to_string());
    [
        ("Total", money(profile.total)),
        ("People", count(profile.headcount)),
        (
            "Accounts that outlive their people",
            count(profile.orphaned_accounts),
        ),
        ("Licences not used", count(profile.idle_licences)),
        ("Hours of administrators", count(profile.hours)),
        ("Licences", money(profile.licences)),
        ("Labour", money(profile.labour)),
        ("Compliance", money(profile.compliance)),
        ("Where the figures come from", profile.source.clone()),
    ]
    .into_iter()
    .map(|(label, text)| Pair::one(label, Cited::or_missing(text)))
    .collect()
}

fn push_offers(blocks: &mut Vec<Block>, origin: &Origin, guide: &Guide) {
    if !guide.offers.is_empty() {
        blocks.push(Block::heading(format!("What the app offers ({origin})")));
        let mut table = Table::new(&["Feature", "How far", "Under"]);
        for offer in &guide.offers {
            table.rows.push(vec![
                Cited::plain(&offer.feature),
                Cited::plain(&offer.support),
                Cited::plain(offer.group.as_deref().unwrap_or("")),
            ]);
        }
        blocks.push(Block::Table(table));
    }
    if !guide.missing.is_empty() {
        blocks.push(Block::heading(format!("What it lacks ({origin})")));
        let mut table = Table::new(&["Capability", "Instead"]);
        for missing in &guide.missing {
            table.rows.push(vec![
                Cited::plain(&missing.capability),
                Cited::plain(&missing.status),
            ]);
        }
        blocks.push(Block::Table(table));
    }
}
