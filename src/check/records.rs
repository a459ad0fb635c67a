//! What the rules see in one record and in the head of a layer. Fields are named by their path in the record.

use crate::catalog::app::{AppId, folded_name};
use crate::catalog::check::{notes, urls};
use crate::catalog::layer::Layer;
use crate::catalog::merge::{names_scim, states_plan};
use crate::catalog::price::{Price, Terms};
use crate::catalog::record::Record;
use crate::catalog::{App, Catalog, Connection, Day, Idp, Status};
use crate::text::fold;

use super::Rule;

/// Under what a record is looked at.
pub(super) struct Context<'a> {
    /// It is of a user's own layer.
    pub(super) own: bool,
    /// Today (UTC).
    pub(super) today: Day,
    /// The catalog around it.
    pub(super) catalog: &'a Catalog,
}

/// What a rule saw, and in which field.
pub(super) struct Seen {
    pub(super) rule: Rule,
    pub(super) field: String,
    pub(super) text: String,
}

impl Seen {
    pub(super) fn of(rule: Rule, field: &str, text: String) -> Self {
        Self {
            rule,
            field: field.to_owned(),
            text,
        }
    }
}

/// What the rules see in a record.
pub(super) fn look(record: &Record, context: &Context<'_>) -> Vec<Seen> {
    let mut seen = Vec::new();
    addresses(record, &mut seen);
    dates(record.date, "date", context, &mut seen);
    tiers(record, &mut seen);
    prices(record, context, &mut seen);
    status(record, &mut seen);
    scim(record, &mut seen);
    listings(record, &mut seen);
    words(record, &mut seen);
    references(record, context, &mut seen);
    quote(record, context, &mut seen);
    seen
}

/// What the rules see in the head of a layer's file.
pub(super) fn look_at_head(layer: &Layer, context: &Context<'_>) -> Vec<Seen> {
    let mut seen = Vec::new();
    if let Err(reason) = AppId::read(&layer.id) {
        let reason = reason.replace("an app id", "a layer's id");
        seen.push(Seen::of(Rule::LayerHasOwnId, "layer.id", reason));
    }
    let mut built_in = context.catalog.layers().iter().filter(|layer| !layer.own);
    if built_in.any(|other| other.id == layer.id) {
        let text = format!("`{}` is a built-in layer", layer.id);
        seen.push(Seen::of(Rule::LayerHasOwnId, "layer.id", text));
    }
    if let Some(url) = layer.url.as_deref().filter(|url| !is_web(url)) {
        seen.push(Seen::of(Rule::UrlIsWeb, "layer.url", not_web(url)));
    }
    if layer.date.is_some() {
        dates(layer.date, "layer.date", context, &mut seen);
    }
    seen
}

/// What the rules see in the names of a record that is not in the catalog yet. `guess`: whether the nearest app is named,
/// for which every app is looked at.
pub(super) fn look_at_names(record: &Record, context: &Context<'_>, guess: bool) -> Vec<Seen> {
    let mut seen = Vec::new();
    if context.catalog.app(record.id.as_str()).is_none() {
        let near = match guess {
            true => crate::query::nearest(context.catalog, record.id.as_str(), 1),
            false => Vec::new(),
        };
        let near = near.first().map_or(String::new(), |app| {
            format!("; the nearest is `{}`", app.id)
        });
        let text = format!("the catalog has no app `{}`{near}", record.id);
        seen.push(Seen::of(Rule::AppIsKnown, "id", text));
        if record.name.is_none() {
            let text = format!("`{}` has no name", record.id);
            seen.push(Seen::of(Rule::NewAppHasName, "id", text));
        }
    }
    let mut fields: Vec<(String, &String)> = Vec::new();
    fields.extend(record.name.iter().map(|name| ("name".to_owned(), name)));
    for (list, names) in [
        ("former_names", &record.former_names),
        ("aliases", &record.aliases),
    ] {
        let names = names.iter().enumerate();
        fields.extend(names.map(|(place, name)| (format!("{list}[{place}]"), name)));
    }
    for (field, name) in fields {
        let key = folded(name);
        let mut others = context.catalog.apps().iter();
        if let Some(other) = others.find(|app| app.id != record.id && goes_by(app, &key)) {
            let text = format!("`{name}` is a name of `{}` too", other.id);
            seen.push(Seen::of(Rule::NameMeansOneApp, &field, text));
        }
    }
    seen
}

fn folded(name: &str) -> String {
    folded_name(fold(name).text())
}

fn goes_by(app: &App, key: &str) -> bool {
    let names = app.name.value().into_iter();
    let mut all = names.chain(&app.former_names).chain(&app.aliases);
    all.any(|name| folded(name) == key)
}

fn is_web(url: &str) -> bool {
    let web = url.starts_with("https://") || url.starts_with("http://");
    web && !url.chars().any(char::is_whitespace)
}

fn not_web(url: &str) -> String {
    format!("`{url}` is not an http(s) address")
}

fn addresses(record: &Record, seen: &mut Vec<Seen>) {
    for (field, url) in urls(record) {
        if !is_web(url) {
            seen.push(Seen::of(Rule::UrlIsWeb, &field, not_web(url)));
        }
    }
}

fn dates(date: Option<Day>, field: &str, context: &Context<'_>, seen: &mut Vec<Seen>) {
    match date {
        None => {
            let text = "the record is undated".to_owned();
            seen.push(Seen::of(Rule::Dated, "", text));
        }
        Some(day) if day > context.today => {
            let text = format!("{day} lies after today, {}", context.today);
            seen.push(Seen::of(Rule::DateNotAhead, field, text));
        }
        Some(_) => {}
    }
}

fn tiers(record: &Record, seen: &mut Vec<Seen>) {
    let mut names: Vec<String> = Vec::new();
    for (place, tier) in record.tiers.iter().enumerate() {
        let field = format!("tiers[{place}].name");
        if tier.name.trim().is_empty() {
            let text = "a tier has no name".to_owned();
            seen.push(Seen::of(Rule::TierHasName, &field, text));
            continue;
        }
        let name = folded_name(&tier.name);
        if names.contains(&name) {
            let text = format!("another tier is called `{}` too", tier.name);
            seen.push(Seen::of(Rule::TierNamedOnce, &field, text));
        }
        names.push(name);
    }
}

fn prices(record: &Record, context: &Context<'_>, seen: &mut Vec<Seen>) {
    let mut all: Vec<(String, &Price)> = Vec::new();
    for (field, price) in [
        ("scim.price", &record.scim.price),
        ("scim.addon_price", &record.scim.addon_price),
        ("team.price", &record.team.price),
    ] {
        all.extend(price.iter().map(|price| (field.to_owned(), price)));
    }
    for (place, tier) in record.tiers.iter().enumerate() {
        let price = tier.price.iter();
        all.extend(price.map(|price| (format!("tiers[{place}].price"), price)));
    }
    let rule = if context.own {
        Rule::OwnPriceIsRead
    } else {
        Rule::PriceIsRead
    };
    for (field, price) in all {
        if let Terms::NotRead { why } = price.terms() {
            let text = format!("`{}` is not read: {why}", price.text());
            seen.push(Seen::of(rule, &field, text));
        }
    }
}

fn status(record: &Record, seen: &mut Vec<Seen>) {
    // Without a price list there is nothing to meet.
    let listed = !record.tiers.is_empty();
    for note in notes(record).into_iter().filter(|_| listed) {
        seen.push(Seen::of(Rule::StatusMeetsTiers, "status", note.text));
    }
    let scim = &record.scim;
    let bought = scim.plan.is_some() || scim.addon_price.is_some() || scim.price.is_some();
    if record.status == Some(Status::Gated) && !bought && !names_scim(&record.tiers) {
        let text = "status is Gated, and no plan, price or tier is named".to_owned();
        seen.push(Seen::of(Rule::GatedSaysWhere, "status", text));
    }
    if record.status != Some(Status::None) {
        return;
    }
    let operations = &scim.operations;
    for (field, value) in [
        ("scim.available", scim.available),
        ("scim.generic_endpoint", scim.generic_endpoint),
        ("scim.operations.create", operations.create),
        ("scim.operations.update", operations.update),
        ("scim.operations.deactivate", operations.deactivate),
        ("scim.operations.delete", operations.delete),
        ("scim.operations.groups", operations.groups),
    ] {
        if value == Some(true) {
            let text = format!("status is None, but `{field}` is stated");
            seen.push(Seen::of(Rule::NoneHasNoScim, field, text));
        }
    }
    for idp in Idp::ALL {
        let connection = record.idps.get(*idp).connection;
        if let Some(connection @ (Connection::Native | Connection::Generic)) = connection {
            let field = format!("idps.{}.connection", idp.word());
            let text = format!("status is None, but {} is {connection}", idp.title());
            seen.push(Seen::of(Rule::NoneHasNoScim, &field, text));
        }
    }
}

fn scim(record: &Record, seen: &mut Vec<Seen>) {
    let scim = &record.scim;
    let plan = scim.plan.as_deref().filter(|words| states_plan(words));
    if let (Some(seats), None) = (scim.min_seats, plan) {
        let text = format!("a minimum of {seats} seats, of no plan");
        seen.push(Seen::of(Rule::MinimumHasPlan, "scim.min_seats", text));
    }
    if scim.sso_required == Some(true) && record.sso.available == Some(false) {
        let text = "SSO is required first, and there is none".to_owned();
        seen.push(Seen::of(Rule::SsoFirstNeedsSso, "scim.sso_required", text));
    }
    let Some(plan) = plan else {
        return;
    };
    let wanted = folded_name(plan);
    let named = record.tiers.iter().any(|tier| {
        let mut names = std::iter::once(&tier.name).chain(&tier.aliases);
        names.any(|name| wanted.contains(&folded_name(name)))
    });
    if !record.tiers.is_empty() && !named && !names_scim(&record.tiers) {
        let text = format!("no tier is called `{plan}`, and none is stated to have SCIM");
        seen.push(Seen::of(Rule::PlanIsATier, "scim.plan", text));
    }
}

fn listings(record: &Record, seen: &mut Vec<Seen>) {
    for idp in Idp::ALL {
        let listing = record.listings.get(*idp);
        let silent = matches!(
            record.idps.get(*idp).connection,
            None | Some(Connection::Unknown)
        );
        let unsaid = listing.kind.is_none() && listing.built_by.is_none();
        if listing.provisioning == Some(true) && unsaid && silent {
            let field = format!("listings.{}.provisioning", idp.word());
            let text = format!("{} lists it as provisioning, not over what", idp.title());
            seen.push(Seen::of(Rule::ListingSaysHow, &field, text));
        }
    }
}

/// Words that say that every plan has SCIM, beside a status that says something else.
fn words(record: &Record, seen: &mut Vec<Seen>) {
    let open: &[&str] = match record.status {
        Some(Status::Unknown) => &["every plan", "every account", "all plans"],
        Some(Status::Gated) => &[
            "no stated edition limit",
            "no edition gate",
            "open to all plans",
        ],
        Some(Status::Included | Status::Partial | Status::None) | None => return,
    };
    let lists = [
        ("summary", &record.summary),
        ("limitations", &record.limitations),
    ];
    for (list, texts) in lists {
        for (place, text) in texts.iter().enumerate() {
            let lower = text.to_lowercase();
            let of_scim = lower.contains("scim") || list == "summary";
            if of_scim && open.iter().any(|words| lower.contains(words)) {
                let field = format!("{list}[{place}]");
                let status = record.status.map_or("", Status::title);
                let text = format!("status is {status}, but the words say: {text}");
                seen.push(Seen::of(Rule::WordsMeetStatus, &field, text));
            }
        }
    }
}

fn quote(record: &Record, context: &Context<'_>, seen: &mut Vec<Seen>) {
    let quoted = record
        .quote
        .as_ref()
        .and_then(|quote| quote.tier.as_deref());
    let Some(tier) = quoted else {
        return;
    };
    let wanted = folded_name(tier);
    let mut own = record
        .tiers
        .iter()
        .flat_map(|tier| std::iter::once(&tier.name).chain(&tier.aliases));
    let known = context.catalog.app(record.id.as_str());
    if !own.any(|name| folded_name(name) == wanted)
        && known.is_none_or(|app| app.tier(tier).is_none())
    {
        let text = format!("no tier of `{}` is called `{tier}`", record.id);
        seen.push(Seen::of(Rule::QuoteNamesATier, "quote.tier", text));
    }
}

fn references(record: &Record, context: &Context<'_>, seen: &mut Vec<Seen>) {
    let guide = record.guide.iter();
    for id in guide.flat_map(|guide| &guide.seen_on) {
        if context.catalog.app(id).is_none() {
            let text = format!("the catalog has no app `{id}`");
            seen.push(Seen::of(Rule::ReferenceIsThere, "guide.seen_on", text));
        }
    }
}
